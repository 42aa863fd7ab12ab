//! `auth.keyring`: which store a project's secrets rest in.

use std::path::{Path, PathBuf};

use crate::{
    config::{
        fields::Fields,
        nearest::nearest,
        yaml::{Node, Place},
    },
    credentials::StorePlace,
    error::{Error, Result},
    system::Env,
};

/// The store that `auth.keyring` chooses; `None` for `memory`, which ends with its process and so
/// keeps nothing for us. Without any setting it is the keyring of the system.
pub(crate) fn place(keyring: &Node, env: &Env) -> Result<Option<StorePlace>> {
    let mut fields = Fields::new(keyring, "`auth.keyring`", env);
    let kind = fields.text("type")?;
    let kind_at = fields.place("type").unwrap_or(keyring.at);
    let mut spec = fields.section("spec")?;
    let path = spec.text("path")?;
    let path_at = spec.place("path").unwrap_or(keyring.at);
    let password_variable = spec.text("password_env")?;
    spec.finish()?;
    fields.finish()?;
    match kind.as_deref() {
        None | Some("system") => Ok(Some(StorePlace::System)),
        Some("memory") => Ok(None),
        Some("file") => {
            let folder = match path {
                Some(path) => folder_of(&path, path_at, env),
                None => env.state_folder()?,
            };
            Ok(Some(StorePlace::File { path: folder.join(FILE), password_variable }))
        }
        Some(other) => Err(unknown(other, kind_at)),
    }
}

/// The store that `auth.keyring` chooses, which must keep secrets for the next process.
pub(crate) fn lasting(keyring: &Node, env: &Env) -> Result<StorePlace> {
    place(keyring, env)?.ok_or_else(|| {
        let at = keyring.get("type").map_or(keyring.at, |kind| kind.at);
        Error::configuration("`auth.keyring` of type `memory` keeps no secret for the next run")
            .at(at)
            .help("set `type: system` or `type: file`")
    })
}

/// Beside what Atmos keeps in the same folder.
const FILE: &str = "wrap-secrets.json";

const KINDS: [&str; 3] = ["system", "file", "memory"];

fn unknown(kind: &str, at: Place) -> Error {
    let error = Error::configuration(format!("`auth.keyring` has no type `{kind}`")).at(at);
    match nearest(kind, KINDS.into_iter()) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help("write `type: system` or `type: file`"),
    }
}

/// As in Atmos, the path is a folder, or a file whose folder is meant. What is relative starts at the
/// file it is written in, so that it means the same in every folder.
fn folder_of(path: &str, at: Place, env: &Env) -> PathBuf {
    let path = match (path.strip_prefix("~/"), env.home()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => env.absolute(at.file.parent().unwrap_or(Path::new(""))).join(path),
    };
    match path.parent() {
        Some(parent) if path.extension().is_some() => parent.to_path_buf(),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::yaml::parse;

    fn read(text: &str) -> Result<Option<StorePlace>> {
        let env =
            Env { variables: [("HOME".into(), "/home/dev".into())].into(), directory: "/srv".into(), ..Env::default() };
        place(&parse(Path::new("project/atmos.yaml"), text).unwrap(), &env)
    }

    fn file(text: &str) -> String {
        match read(text).unwrap() {
            Some(StorePlace::File { path, .. }) => path.display().to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_keyring_of_the_system_unless_it_says_otherwise() {
        for text in ["{}", "", "type: system", "type:"] {
            assert_eq!(read(text).unwrap(), Some(StorePlace::System), "{text}");
        }
        assert_eq!(read("type: memory").unwrap(), None);
    }

    #[test]
    fn a_path_is_a_folder_that_starts_at_its_file() {
        assert_eq!(file("type: file"), "/home/dev/.local/state/wrap/wrap-secrets.json");
        assert_eq!(file("{type: file, spec: {path: ~/keys}}"), "/home/dev/keys/wrap-secrets.json");
        assert_eq!(file("{type: file, spec: {path: keys}}"), "/srv/project/keys/wrap-secrets.json");
        assert_eq!(file("{type: file, spec: {path: /k/keyring.jwe}}"), "/k/wrap-secrets.json");
    }

    #[test]
    fn mistakes_are_named_with_their_places() {
        let shown = |text| read(text).unwrap_err().to_string();
        assert_eq!(
            shown("type: flie"),
            "error: project/atmos.yaml:1:7: `auth.keyring` has no type `flie`\nhelp: did you mean `file`?"
        );
        assert_eq!(
            shown("{type: file, path: x}"),
            "error: project/atmos.yaml:1:14: `auth.keyring` has no field `path`\n\
             help: remove `path`, or write one of `type`, `spec`"
        );
        assert!(shown("{type: file, spec: {password: x}}").contains("`spec` has no field `password`"));
    }
}
