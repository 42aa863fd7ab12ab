//! Command lines, and what they ask for.

use super::*;

fn parsed(line: &str) -> Arguments {
    read(line).expect("the line is right")
}

fn read(line: &str) -> Result<Arguments> {
    parse(&line.split_whitespace().map(OsString::from).collect::<Vec<_>>())
}

fn refused(line: &str) -> String {
    let error = read(line).expect_err("the line is wrong");
    assert_eq!(error.kind().exit_code(), 64);
    error.to_string()
}

#[test]
fn our_flags_are_taken_out_wherever_they_stand() {
    let want = Arguments {
        subcommand: vec!["plan".into()],
        component: Some("net/vnet".into()),
        stack: Some("dev".into()),
        identity: Some("azure-dev".into()),
        dry_run: true,
        skip_init: true,
        ..Arguments::default()
    };
    for line in [
        "plan net/vnet -s dev -i azure-dev --dry-run --skip-init",
        "-s=dev --identity=azure-dev plan --dry-run net/vnet --skip-init=true",
        "--stack dev plan --skip-init --dry-run=1 net/vnet --identity azure-dev",
        "plan net/vnet --verbose --ci=false --stack=dev -i=azure-dev --dry-run --skip-init",
    ] {
        assert_eq!(parsed(line), want, "{line}");
    }
}

#[test]
fn bare_identity_means_pick_one() {
    for line in ["plan vnet -s dev -i", "plan vnet --identity -s dev", "plan vnet -i= -s dev", "plan vnet -i -- x"] {
        let arguments = parsed(line);
        assert_eq!((arguments.identity.as_deref(), arguments.component.as_deref()), (Some(""), Some("vnet")));
    }
    assert_eq!(parsed("plan vnet").identity, None);
}

#[test]
fn terraform_flags_keep_their_order_and_their_values() {
    let line = "plan -var x=y vnet -target module.a -lock=false -s dev -detailed-exitcode --replace b -json";
    let arguments = parsed(line);
    assert_eq!(arguments.component.as_deref(), Some("vnet"));
    let want = ["-var", "x=y", "-target", "module.a", "-lock=false", "-detailed-exitcode", "--replace", "b", "-json"];
    assert_eq!(arguments.extra, want.map(OsString::from));
    assert!(arguments.has("-replace") && arguments.has("-lock") && !arguments.has("-out"));
}

#[test]
fn after_two_dashes_everything_is_terraforms() {
    let arguments = parsed("plan vnet -s dev -- -s other --dry-run -- x");
    assert_eq!(arguments.stack.as_deref(), Some("dev"));
    assert_eq!(arguments.extra, ["-s", "other", "--dry-run", "--", "x"].map(OsString::from));
    assert!(!arguments.dry_run);
}

#[test]
fn compound_subcommands_and_their_words_are_kept_apart() {
    let arguments = parsed("state rm vnet azurerm_x.y -s dev");
    assert_eq!(arguments.subcommand, ["state", "rm"]);
    assert_eq!(arguments.component.as_deref(), Some("vnet"));
    assert_eq!(arguments.extra, ["azurerm_x.y"].map(OsString::from));
    assert_eq!(parsed("import vnet a.b /sub/1").extra, ["a.b", "/sub/1"].map(OsString::from));
    assert_eq!(parsed("providers vnet").subcommand, ["providers"]);
    assert_eq!(parsed("state push vnet -").extra, ["-"].map(OsString::from));
    assert_eq!(parsed("plan list").component.as_deref(), Some("list"));
}

#[test]
fn plan_files_are_named_in_four_ways() {
    for line in ["apply vnet a.plan", "deploy vnet --planfile a.plan", "apply vnet --from-plan=a.plan"] {
        let arguments = parsed(line);
        assert_eq!(arguments.planfile.as_deref(), Some("a.plan".as_ref()), "{line}");
        assert!(arguments.applies_plan());
    }
    let arguments = parsed("apply --from-plan vnet");
    assert!(arguments.applies_plan() && arguments.planfile.is_none());
    assert_eq!(arguments.component.as_deref(), Some("vnet"));
    let words: Vec<OsString> = ["plan", "vnet", "--planfile", "a.plan"].map(OsString::from).into();
    assert!(parse(&words).is_err(), "nothing is applied");
}

#[test]
fn settings_may_be_given_as_flags() {
    let arguments = parsed("plan --skip-planfile --init-pass-vars false vnet --deploy-run-init=false");
    assert!(arguments.setting("--skip-planfile", false));
    assert!(!arguments.setting("--init-pass-vars", true));
    assert!(!arguments.setting("--deploy-run-init", true));
    assert!(arguments.setting("--auto-generate-backend-file", true));
    assert_eq!(arguments.component.as_deref(), Some("vnet"));
}

#[test]
fn wrong_lines_are_refused_by_name() {
    assert_eq!(refused("plan --verify-plan"), "error: `--verify-plan` is not built yet");
    assert_eq!(refused("plan-diff vnet"), "error: `wrap terraform plan-diff` is not built yet");
    assert_eq!(refused("plan vnet -s"), "error: `-s` needs a value");
    assert_eq!(refused("plan vnet --stack --dry-run"), "error: `--stack` needs a value");
    assert_eq!(refused("plan vnet --stack="), "error: `--stack` needs a value");
    assert_eq!(refused("plan --dry-run=maybe"), "error: `--dry-run` is `true` or `false`, not `maybe`");
    assert!(refused("-chdir=x plan").starts_with("error: `-chdir` is not allowed: the folder is the component's\n"));
    assert!(refused("-s dev").starts_with("error: no Terraform subcommand was given\nhelp: "));
}

#[test]
fn version_and_help_need_nothing_else() {
    assert_eq!(parsed("version -json").extra, ["-json"].map(OsString::from));
    assert!(parsed("--help").help);
    assert!(parsed("plan -help").help);
}
