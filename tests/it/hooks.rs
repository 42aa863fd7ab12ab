//! Git's hooks in a real repository: what is pushed is validated, not what lies in the working tree.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

struct Repository {
    folder: tempfile::TempDir,
}

impl Repository {
    /// A clone of an empty remote with the fixture `many-subscriptions`; `None` on a machine without git.
    fn new() -> Option<Self> {
        Command::new("git").arg("--version").output().ok().filter(|output| output.status.success())?;
        let repository = Self { folder: tempfile::tempdir().unwrap() };
        let folder = repository.folder.path();
        fs::create_dir_all(folder.join("work")).unwrap();
        let fixture = Path::new(ROOT).join("stacks-fixtures/many-subscriptions/.");
        assert!(Command::new("cp").arg("-R").arg(fixture).arg(folder.join("work")).status().unwrap().success());
        repository.git(&["init", "--quiet", "--bare", "../remote"]);
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.git(&["remote", "add", "origin", "../remote"]);
        repository.commit();
        Some(repository)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join("work").join(name), text).unwrap();
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "a change"]);
    }

    fn git(&self, arguments: &[&str]) {
        let output = self.run("git", arguments);
        assert!(output.status.success(), "git {arguments:?}: {}", text(&output));
    }

    /// Runs a program that finds `wrap` on PATH.
    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let programs = Path::new(env!("CARGO_BIN_EXE_wrap")).parent().unwrap();
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "PATH=\"$1:$PATH\"; shift; exec \"$@\"", "sh"]).arg(programs).arg(program);
        command.args(arguments).current_dir(self.folder.path().join("work"));
        command.env("HOME", self.folder.path()).env("GIT_CONFIG_NOSYSTEM", "1");
        for name in ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"] {
            command.env(name, "tests@wrap.invalid");
        }
        command.output().unwrap()
    }

    /// Runs a program where PATH has nothing but what hooks need: the machine may have a `wrap`, too.
    fn run_without_wrap(&self, words: &[&str]) -> Output {
        let script = "mkdir -p ../bare; ln -sf \"$(command -v git)\" \"$(command -v sh)\" ../bare; \
                      PATH=${PWD%/*}/bare exec \"$@\"";
        self.run("sh", &[&["-c", script, "sh"], words].concat())
    }
}

fn text(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}

#[test]
fn broken_commits_are_not_pushed_and_others_are() {
    let Some(repository) = Repository::new() else { return };
    assert!(repository.run("wrap", &["git", "hooks", "install"]).status.success());
    let first = repository.run("git", &["push", "origin", "main"]);
    assert!(first.status.success() && text(&first).contains("are valid"), "{}", text(&first));

    repository.write("README", "nothing of ours");
    repository.commit();
    let other = repository.run("git", &["push", "origin", "main"]);
    assert!(other.status.success() && !text(&other).contains("validating"), "{}", text(&other));

    // A mistake in the working tree is not in what is pushed.
    repository.write("NOTES", "a commit");
    repository.commit();
    repository.write("stacks/catalog/network.yaml", "vars: [\n");
    assert!(repository.run("git", &["push", "origin", "main"]).status.success());

    // One that is pushed counts, also when the working tree has mended it already.
    repository.commit();
    repository.write("stacks/catalog/network.yaml", "vars: {}\n");
    let broken = repository.run("git", &["push", "origin", "main"]);
    let said = text(&broken);
    assert!(!broken.status.success() && said.contains("stacks/catalog/network.yaml:2:1: error: "), "{said}");
}

#[test]
fn hooks_of_others_are_kept_and_worktrees_share_ours() {
    let Some(repository) = Repository::new() else { return };
    repository.write(".git/hooks/pre-push", "#!/bin/sh\n");
    let refused = repository.run("wrap", &["git", "hooks", "install"]);
    assert_eq!(refused.status.code(), Some(78));
    assert!(text(&refused).contains("add `--force` to replace it"), "{}", text(&refused));
    repository.git(&["worktree", "add", "--quiet", "../other"]);
    let wrap = ["-c", "cd ../other && exec wrap git hooks install --force"];
    assert!(repository.run("sh", &wrap).status.success());
    let hook = fs::read_to_string(repository.folder.path().join("work/.git/hooks/pre-push")).unwrap();
    assert!(hook.contains("exec wrap git hooks run pre-push \"$@\""), "{hook}");
    repository.git(&["config", "core.hooksPath", "../own"]);
    let warned = repository.run("wrap", &["git", "hooks", "install", "commit-msg"]);
    assert!(text(&warned).contains("warning: `core.hooksPath` is `../own`"), "{}", text(&warned));
    assert!(repository.folder.path().join("own/commit-msg").is_file());
}

#[test]
fn every_ref_of_a_push_is_looked_at_and_deleted_ones_are_not() {
    let Some(repository) = Repository::new() else { return };
    assert!(repository.run("wrap", &["git", "hooks", "install"]).status.success());
    repository.git(&["checkout", "--quiet", "-b", "good"]);
    repository.write("stacks/catalog/more.yaml", "vars: {}\n");
    repository.commit();
    repository.git(&["checkout", "--quiet", "-b", "broken", "main"]);
    repository.write("stacks/catalog/network.yaml", "vars: [\n");
    repository.commit();
    repository.git(&["checkout", "--quiet", "good"]);
    // One broken branch among several keeps all of them back, whichever is checked out.
    let several = repository.run("git", &["push", "origin", "main", "good", "broken"]);
    let said = text(&several);
    assert!(!several.status.success() && said.contains("stacks/catalog/network.yaml:2:1: error: "), "{said}");
    let good = repository.run("git", &["push", "origin", "main", "good"]);
    assert!(good.status.success(), "{}", text(&good));
    // A tag names a commit that the remote may have already.
    repository.git(&["tag", "v1", "good"]);
    let tag = repository.run("git", &["push", "origin", "v1"]);
    assert!(tag.status.success() && !text(&tag).contains("validating"), "{}", text(&tag));
    let deleted = repository.run("git", &["push", "origin", "--delete", "good"]);
    assert!(deleted.status.success() && !text(&deleted).contains("validating"), "{}", text(&deleted));
    // A worktree pushes what is its own.
    repository.git(&["worktree", "add", "--quiet", "../other", "broken"]);
    let other = repository.run("sh", &["-c", "cd ../other && exec git push origin HEAD:refs/heads/new"]);
    assert!(!other.status.success() && text(&other).contains("network.yaml:2:1: error: "), "{}", text(&other));
}

#[test]
fn a_configured_command_gets_what_git_says_and_decides() {
    let Some(repository) = Repository::new() else { return };
    assert!(repository.run("wrap", &["git", "hooks", "install", "pre-push", "commit-msg"]).status.success());
    let project = fs::read_to_string(repository.folder.path().join("work/atmos.yaml")).unwrap();
    let hooks = "git:\n  hooks:\n    pre-push: {command: 'cat > ../refs; echo \"$0 $#\" > ../called; exit 3; :'}\n    \
                 commit-msg: {command: 'grep -q ticket'}\n";
    repository.write("atmos.yaml", &format!("{project}{hooks}"));
    repository.git(&["add", "--all"]);
    assert!(!repository.run("git", &["commit", "--quiet", "--message", "a change"]).status.success());
    assert!(repository.run("git", &["commit", "--quiet", "--message", "with a ticket"]).status.success());
    assert!(!repository.run("git", &["push", "origin", "main"]).status.success());
    let read = |name: &str| fs::read_to_string(repository.folder.path().join(name)).unwrap();
    assert!(read("refs").starts_with("refs/heads/main "), "{}", read("refs"));
    assert_eq!(read("called"), "pre-push 2\n");
    let run = repository.run("wrap", &["git", "hooks", "run", "pre-push", "origin", "url"]);
    assert_eq!(run.status.code(), Some(3), "{}", text(&run));
}

#[test]
fn a_project_below_the_root_is_validated_and_branches_without_one_are_not() {
    let Some(repository) = Repository::new() else { return };
    repository.git(&["checkout", "--quiet", "--orphan", "moved"]);
    let script = "mkdir -p 'in fra' && git mv -k * 'in fra' && cd 'in fra' && exec wrap git hooks install";
    let installed = repository.run("sh", &["-c", script]);
    assert!(installed.status.success(), "{}", text(&installed));
    repository.commit();
    let good = repository.run("git", &["push", "origin", "moved"]);
    assert!(good.status.success() && text(&good).contains("are valid"), "{}", text(&good));
    repository.write("in fra/stacks/catalog/network.yaml", "vars: [\n");
    repository.commit();
    let broken = repository.run("git", &["push", "origin", "moved"]);
    assert!(!broken.status.success() && text(&broken).contains("network.yaml:2:1: error: "), "{}", text(&broken));
    // A linked worktree sets GIT_DIR for its hooks.
    repository.git(&["worktree", "add", "--quiet", "--detach", "../other", "moved"]);
    let other = repository.run("sh", &["-c", "cd ../other && exec git push origin HEAD:refs/heads/new"]);
    assert!(!other.status.success() && text(&other).contains("network.yaml:2:1: error: "), "{}", text(&other));
    repository.git(&["checkout", "--quiet", "--orphan", "pages"]);
    repository.git(&["rm", "-r", "-f", "--quiet", "."]);
    repository.write("index.html", "a page");
    repository.commit();
    let pages = repository.run("wrap", &["git", "hooks", "install", "--force", "--config", "none.yaml", "pre-push"]);
    assert!(pages.status.success(), "{}", text(&pages));
    let pages = repository.run("git", &["push", "origin", "pages"]);
    assert!(pages.status.success() && text(&pages).contains("holds no configuration"), "{}", text(&pages));
}

#[test]
fn neither_the_working_tree_nor_the_environment_changes_what_is_validated() {
    let Some(repository) = Repository::new() else { return };
    assert!(repository.run("wrap", &["git", "hooks", "install"]).status.success());
    repository.git(&["push", "--quiet", "origin", "main"]);
    // The files of a submodule are part of the commit.
    repository.git(&["init", "--quiet", "../module"]);
    repository.write("../module/main.tf", "variable \"broken\" {");
    repository.git(&["-C", "../module", "add", "--all"]);
    repository.git(&["-C", "../module", "commit", "--quiet", "--message", "a module"]);
    let add =
        ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../module", "components/terraform/sub"];
    repository.git(&add);
    repository.write("stacks/orgs/sub.yaml", "name: sub\ncomponents: {terraform: {sub: {}}}\n");
    repository.commit();
    repository.write("atmos.yaml", "stacks: {base_path: elsewhere}\n");
    let script = "ATMOS_BASE_PATH=$PWD ATMOS_CLI_CONFIG_PATH=$PWD exec git push origin main";
    let pushed = repository.run("sh", &["-c", script]);
    assert!(!pushed.status.success() && text(&pushed).contains("terraform/sub/main.tf:1:"), "{}", text(&pushed));
}

#[test]
fn a_hook_that_mentions_ours_is_somebody_elses() {
    let Some(repository) = Repository::new() else { return };
    repository.write(".git/hooks/pre-push", "#!/bin/sh\n# exec wrap git hooks run pre-push\necho mine\n");
    assert_eq!(repository.run("wrap", &["git", "hooks", "install"]).status.code(), Some(78));
    assert!(repository.run("wrap", &["git", "hooks", "install", "--force"]).status.success());
    assert!(repository.run("wrap", &["git", "hooks", "install"]).status.success());
}

#[test]
fn messages_name_paths_of_the_working_tree() {
    let Some(repository) = Repository::new() else { return };
    assert!(repository.run("wrap", &["git", "hooks", "install"]).status.success());
    let script = "ATMOS_CLI_CONFIG_PATH=$PWD ATMOS_STACKS_BASE_PATH=$PWD/is-nowhere exec git push origin main";
    let pushed = repository.run("sh", &["-c", script]);
    let (said, work) = (text(&pushed), repository.folder.path().canonicalize().unwrap().join("work"));
    assert!(!pushed.status.success() && said.contains(&format!("{}/is-nowhere", work.display())), "{said}");
    assert!(!said.contains("/tree/"), "{said}");
}

#[test]
fn a_machine_without_wrap_is_told_what_to_do() {
    let Some(repository) = Repository::new() else { return };
    assert!(repository.run("wrap", &["git", "hooks", "install", "pre-push", "post-checkout"]).status.success());
    let pushed = repository.run_without_wrap(&["git", "push", "origin", "main"]);
    let said = text(&pushed);
    let want = "error: hook `pre-push` needs `wrap`, which was not found on PATH\n\
                help: install wrap, or run `git push --no-verify`\n";
    assert!(!pushed.status.success() && said.starts_with(want), "{said}");
    let checked_out = repository.run_without_wrap(&["sh", ".git/hooks/post-checkout"]);
    assert_eq!(checked_out.status.code(), Some(127));
    assert!(text(&checked_out).contains("help: install wrap, or remove this hook\n"), "{}", text(&checked_out));
    assert!(repository.run_without_wrap(&["git", "push", "--no-verify", "origin", "main"]).status.success());
}
