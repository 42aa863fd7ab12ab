//! What a session would change, for `--dry-run`.

use std::{collections::BTreeMap, ffi::OsString};

use super::{FileEdit, Session, apply::changed, text};
use crate::system::Env;

impl Session {
    /// A line for each change: files that differ, links, variables; `child` is the whole environment
    /// of the program that is run. Secrets are masked.
    pub(crate) fn describe(&self, env: &Env, child: &BTreeMap<OsString, OsString>) -> Vec<String> {
        let files = self
            .edits
            .iter()
            .filter(|edit| edit.is_due())
            .map(|edit| format!("write {} ({})", env.shown(&edit.path), edit.purpose));
        let links = self.links.iter().filter(|(path, target)| std::fs::read_link(path).ok().as_ref() != Some(target));
        let links = links.map(|(path, target)| format!("link {} to {}", env.shown(path), target.display()));
        let removed = env.variables.keys().filter(|name| !child.contains_key(*name)).filter_map(|name| name.to_str());
        let removed = removed.map(|name| format!("unset {name}"));
        let set = self.set.iter().map(|(name, value)| format!("set {name}={}", masked(name, value.expose())));
        let path = self.path_front.iter().map(|folder| format!("set PATH={}:…", folder.display()));
        files.chain(links).chain(removed).chain(set).chain(path).collect()
    }
}

impl FileEdit {
    /// Whether applying it now would change the file, or fail.
    pub(crate) fn is_due(&self) -> bool {
        text::bytes(&self.path).and_then(|old| changed(self, old)).map_or(true, |new| new.is_some())
    }
}

/// A value whose variable's name says that it is secret is not shown; where a secret lies is none.
fn masked<'a>(name: &str, value: &'a str) -> &'a str {
    let is_secret = ["SECRET", "TOKEN", "PASSWORD", "KEY", "HEADER"].iter().any(|word| name.contains(word));
    let is_path = ["_FILE", "_PATH"].iter().any(|end| name.ends_with(end));
    if is_secret && !is_path { "***" } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        secret::Secret,
        session::{Corrupt, Locking},
    };

    fn edit(path: std::path::PathBuf) -> FileEdit {
        FileEdit {
            path,
            purpose: "tokens".into(),
            mode: 0o600,
            locking: Locking::None,
            corrupt: Corrupt::Refuse,
            change: Box::new(|old| Ok((old != Some("new")).then(|| "new".to_owned()))),
        }
    }

    #[test]
    fn only_changes_are_described_and_secrets_are_masked() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("same"), "new").expect("it is ours");
        let set = [("ARM_USE_CLI", "true"), ("TF_TOKEN_host", "canary-token")];
        let session = Session {
            edits: vec![edit(folder.path().join("same")), edit(folder.path().join("other"))],
            links: vec![(folder.path().join("az"), "/opt/wrap".into())],
            set: set.map(|(name, value)| (name.to_owned(), Secret::from(value))).into(),
            removed: vec!["ARM_CLIENT_*", "ARM_USE_CLI"],
            hidden: Vec::new(),
            path_front: Some("/private".into()),
        };
        let variables = [("ARM_CLIENT_SECRET", "canary"), ("ARM_USE_CLI", "false"), ("HOME", "/home/dev")];
        let variables: BTreeMap<_, _> = variables.map(|(name, value)| (name.into(), value.into())).into();
        let env = Env { variables, directory: folder.path().to_owned(), ..Env::default() };
        let want = [
            "write other (tokens)",
            "link az to /opt/wrap",
            "unset ARM_CLIENT_SECRET",
            "set ARM_USE_CLI=true",
            "set TF_TOKEN_host=***",
            "set PATH=/private:…",
        ];
        assert_eq!(session.describe(&env, &session.environment(&env)), want);
    }

    #[test]
    fn headers_are_masked_and_paths_of_secrets_are_not() {
        let hidden = ["ARM_OIDC_REQUEST_TOKEN", "ARM_CLIENT_CERTIFICATE_PASSWORD", "IDENTITY_HEADER", "MSI_SECRET"];
        for name in hidden {
            assert_eq!(masked(name, "canary"), "***", "{name}");
        }
        for name in ["ARM_OIDC_TOKEN_FILE_PATH", "AZURE_FEDERATED_TOKEN_FILE", "ARM_CLIENT_ID"] {
            assert_eq!(masked(name, "value"), "value", "{name}");
        }
    }
}
