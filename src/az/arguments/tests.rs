//! Command lines of callers that ask `az`.

use super::*;

fn read(line: &str) -> Result<Call, Reason> {
    parse(&line.split(' ').map(OsString::from).collect::<Vec<_>>(), None)
}

fn command(line: &str) -> Command {
    read(line).expect("the line is understood").command
}

fn token(resource: Resource, tenant: Option<&str>, subscription: Option<&str>) -> Command {
    let (tenant, subscription) = (tenant.map(str::to_owned), subscription.map(str::to_owned));
    Command::IssueToken(TokenRequest { resource, tenant, subscription })
}

fn scope(text: &str) -> Resource {
    Resource::Scopes(vec![text.to_owned()])
}

#[test]
fn every_way_to_write_an_option_is_read() {
    for output in ["-o json", "-o=json", "-ojson", "-oJSON", "--output json", "--output=json"] {
        let call = read(&format!("version {output}")).expect("the line is understood");
        assert_eq!(call, Call { command: Command::Version, output: Output::Json, query: None }, "{output}");
    }
    assert_eq!(read("account show -otsv --query=user.name").map(|call| call.output), Ok(Output::Tsv));
}

#[test]
fn options_come_in_any_order() {
    let want = token(scope("https://vault.azure.net/.default"), None, Some("dev"));
    for line in [
        "account get-access-token --scope https://vault.azure.net/.default --subscription dev -o json",
        "account get-access-token -o json -s dev --scope=https://vault.azure.net/.default",
        "account get-access-token --scope https://vault.azure.net/.default --only-show-errors -n dev",
        "-o json account --subscription=dev get-access-token --debug --scope https://vault.azure.net/.default",
    ] {
        assert_eq!(command(line), want, "{line}");
    }
}

#[test]
fn scope_wins_over_resource_and_resource_over_type() {
    let line = "account get-access-token --resource-type arm --resource https://a.test --scope b/.default";
    assert_eq!(command(line), token(scope("b/.default"), None, None));
    let line = "account get-access-token --resource-type arm --resource https://a.test";
    assert_eq!(command(line), token(Resource::Url("https://a.test".into()), None, None));
    assert_eq!(command("account get-access-token -t t"), token(Resource::Default, Some("t"), None));
}

#[test]
fn repeated_scope_counts_once_and_two_values_are_two_scopes() {
    assert_eq!(command("account get-access-token --scope a --scope b"), token(scope("b"), None, None));
    let two = Resource::Scopes(vec!["a".to_owned(), "b".to_owned()]);
    assert_eq!(command("account get-access-token --scope a b"), token(two, None, None));
}

#[test]
fn empty_value_counts_as_none() {
    assert_eq!(command("account get-access-token --scope="), token(Resource::Default, None, None));
    let line = "account get-access-token --tenant= --subscription  --resource https://a.test";
    assert_eq!(command(line), token(Resource::Url("https://a.test".into()), None, None));
}

#[test]
fn accounts_and_versions_are_read() {
    assert_eq!(command("account show"), Command::ShowAccount { subscription: None });
    assert_eq!(command("account show -n dev"), Command::ShowAccount { subscription: Some("dev".into()) });
    assert_eq!(command("account list --all"), Command::ListAccounts { all: true });
    assert_eq!(command("account set -s dev"), Command::SetAccount { subscription: "dev".into() });
    assert_eq!(command("ad signed-in-user show"), Command::ShowSignedInUser);
    assert_eq!(command("--version"), Command::VersionText);
    assert_eq!(command("-v"), Command::VersionText);
}

#[test]
fn what_is_not_known_is_left_to_az_with_a_reason_without_values() {
    for (line, reason) in [
        ("account show -pcanary-secret", "option `-p`"),
        ("login -u app -pcanary-secret", "the command"),
        ("account show --password=canary-secret", "option `--password`"),
        ("group list", "the command"),
        ("account show --help", "option `--help`"),
        ("account show -h", "option `-h`"),
        ("account list --refresh", "option `--refresh`"),
        ("account show --all", "option `--all`"),
        ("account list -s dev", "option `--subscription`"),
        ("account show --query [?isDefault", "a `--query` that is not JMESPath"),
        ("account show -o xml", "output format `xml`"),
        ("account show -o", "option `--output`"),
        ("account list --all=yes", "option `--all`"),
        ("account show --verbose yes", "the command"),
        ("group list -o table --only 1 2", "the command"),
        ("account show extra", "the command"),
        ("account set", "the lack of `--subscription`"),
    ] {
        assert_eq!(read(line), Err(reason.to_owned()), "{line}");
    }
}

#[test]
fn default_output_comes_from_the_environment() {
    let arguments = [OsString::from("version")];
    assert_eq!(parse(&arguments, Some("tsv")).map(|call| call.output), Ok(Output::Tsv));
    assert!(parse(&arguments, Some("xml")).is_err());
}
