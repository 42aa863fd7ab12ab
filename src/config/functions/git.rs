//! `!git.…`: what the repository around the working folder says, read from its files.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    config::yaml::Node,
    error::{Error, Result},
};

/// The value of `!git.sha` and its like; the argument is what to take when there is none.
pub(crate) fn value(directory: &Path, node: &Node) -> Result<String> {
    let name = node.tag.as_deref().unwrap_or_default();
    let found = Repository::around(directory).and_then(|repository| repository.value(name));
    let fallback = node.as_str().map(str::trim).filter(|fallback| !fallback.is_empty());
    found.or_else(|| fallback.map(ToOwned::to_owned)).ok_or_else(|| {
        Error::configuration(format!("`!{name}` finds nothing in the git repository here"))
            .at(node.at)
            .help(format!("write `!{name} x` to name a value for this case"))
    })
}

struct Repository {
    /// Where `HEAD` is.
    folder: PathBuf,
    /// Where branches and the configuration are; another folder in a worktree.
    shared: PathBuf,
}

/// A remote's address, taken apart.
struct Remote {
    host: String,
    owner: String,
    name: String,
}

impl Repository {
    fn around(directory: &Path) -> Option<Self> {
        let dot = directory.ancestors().map(|folder| folder.join(".git")).find(|path| path.exists())?;
        let folder = match fs::read_to_string(&dot) {
            Ok(text) => dot.parent()?.join(text.strip_prefix("gitdir:")?.trim()),
            Err(_) => dot,
        };
        let shared = fs::read_to_string(folder.join("commondir")).map(|text| folder.join(text.trim()));
        Some(Self { shared: shared.unwrap_or_else(|_| folder.clone()), folder })
    }

    fn value(&self, name: &str) -> Option<String> {
        match name {
            // In Atmos, `!git.ref` is what a source is pinned to, so it is the commit too.
            "git.sha" | "git.ref" => self.commit(),
            "git.branch" => self.reference()?.strip_prefix("refs/heads/").map(ToOwned::to_owned),
            "git.url" => Some(without_credentials(&self.url()?)),
            "git.host" => Some(self.remote()?.host),
            "git.owner" => Some(self.remote()?.owner),
            "git.name" => Some(self.remote()?.name),
            "git.repository" => self.remote().map(|remote| format!("{}/{}", remote.owner, remote.name)),
            _ => None,
        }
    }

    fn head(&self) -> Option<String> {
        Some(fs::read_to_string(self.folder.join("HEAD")).ok()?.trim().to_owned())
    }

    fn reference(&self) -> Option<String> {
        self.head()?.strip_prefix("ref:").map(|name| name.trim().to_owned())
    }

    fn commit(&self) -> Option<String> {
        let Some(reference) = self.reference() else { return self.head() };
        let loose = fs::read_to_string(self.shared.join(&reference));
        loose.ok().map(|text| text.trim().to_owned()).or_else(|| {
            let packed = fs::read_to_string(self.shared.join("packed-refs")).ok()?;
            let line = packed.lines().find_map(|line| line.strip_suffix(&format!(" {reference}")))?;
            Some(line.to_owned())
        })
    }

    /// The address of `origin`.
    fn url(&self) -> Option<String> {
        let config = fs::read_to_string(self.shared.join("config")).ok()?;
        let section = config.split("[remote \"origin\"]").nth(1)?.split("\n[").next()?;
        let lines = section.lines().filter_map(|line| line.split_once('='));
        lines.filter(|(key, _)| key.trim() == "url").map(|(_, url)| url.trim().to_owned()).next()
    }

    fn remote(&self) -> Option<Remote> {
        remote(&self.url()?)
    }
}

/// `https://host/owner/name.git`, `ssh://git@host:22/owner/name` and `git@host:owner/name.git`.
fn remote(url: &str) -> Option<Remote> {
    let (authority, path) = match url.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?,
        None => url.split_once(':')?,
    };
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let (owner, name) = path.trim_matches('/').trim_end_matches(".git").rsplit_once('/')?;
    Some(Remote { host: host.to_owned(), owner: owner.to_owned(), name: name.to_owned() })
}

/// A token in an address must not reach a varfile.
fn without_credentials(url: &str) -> String {
    match url.split_once("://") {
        Some((scheme @ ("http" | "https"), rest)) => {
            let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
            format!("{scheme}://{}/{path}", authority.rsplit('@').next().unwrap_or_default())
        }
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::yaml::parse;

    fn found(directory: &Path, function: &str) -> Option<String> {
        let tree = parse(Path::new("a.yaml"), &format!("a: !{function}")).unwrap();
        value(directory, tree.get("a").unwrap()).ok()
    }

    fn repository(url: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let git = folder.path().join(".git");
        fs::create_dir_all(git.join("refs/heads/feature")).unwrap();
        fs::write(git.join("HEAD"), "ref: refs/heads/feature/x\n").unwrap();
        fs::write(git.join("refs/heads/feature/x"), "1234\n").unwrap();
        fs::write(git.join("packed-refs"), "# pack-refs\nabcd refs/heads/main\n").unwrap();
        fs::write(git.join("config"), format!("[core]\n\tbare = false\n[remote \"origin\"]\n\turl = {url}\n")).unwrap();
        folder
    }

    #[test]
    fn commits_and_branches_are_read_from_files() {
        let folder = repository("git@example.com:group/team/app.git");
        let below = folder.path().join("a/b");
        fs::create_dir_all(&below).unwrap();
        let get = |function| found(&below, function).unwrap();
        assert_eq!([get("git.sha"), get("git.branch")], ["1234", "feature/x"]);
        assert_eq!(get("git.ref"), "1234");
        assert_eq!([get("git.host"), get("git.owner"), get("git.name")], ["example.com", "group/team", "app"]);
        assert_eq!(get("git.repository"), "group/team/app");
        let head = folder.path().join(".git/HEAD");
        fs::write(&head, "ref: refs/heads/main\n").unwrap();
        assert_eq!(get("git.sha"), "abcd");
        fs::write(&head, "5678\n").unwrap();
        assert_eq!([get("git.sha"), get("git.ref")], ["5678", "5678"]);
        assert_eq!(found(&below, "git.branch"), None);
    }

    #[test]
    fn addresses_lose_their_credentials() {
        let folder = repository("https://me:canary-token@example.com:8443/owner/app");
        let get = |function| found(folder.path(), function).unwrap();
        assert_eq!(get("git.url"), "https://example.com:8443/owner/app");
        assert_eq!([get("git.host"), get("git.repository")], ["example.com", "owner/app"]);
    }

    #[test]
    fn a_worktree_leads_to_its_repository() {
        let main = repository("ssh://git@example.com:22/owner/app");
        let own = main.path().join(".git/worktrees/w");
        fs::create_dir_all(&own).unwrap();
        fs::write(own.join("HEAD"), "ref: refs/heads/main\n").unwrap();
        fs::write(own.join("commondir"), "../..\n").unwrap();
        let worktree = tempfile::tempdir().unwrap();
        fs::write(worktree.path().join(".git"), format!("gitdir: {}\n", own.display())).unwrap();
        assert_eq!(found(worktree.path(), "git.sha").as_deref(), Some("abcd"));
        assert_eq!(found(worktree.path(), "git.host").as_deref(), Some("example.com"));
    }

    #[test]
    fn nothing_found_is_an_error_unless_there_is_a_default() {
        let folder = tempfile::tempdir().unwrap();
        let tree = parse(Path::new("a.yaml"), "a: !git.sha\nb: !git.sha not yet").unwrap();
        assert_eq!(value(folder.path(), tree.get("b").unwrap()).unwrap(), "not yet");
        let error = value(folder.path(), tree.get("a").unwrap()).unwrap_err().to_string();
        assert!(error.starts_with("error: a.yaml:1:4: `!git.sha` finds nothing"), "{error}");
    }
}
