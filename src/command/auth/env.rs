//! `wrap auth env`: the session's variables, for shells and other programs.

use std::collections::BTreeMap;

use clap::ValueEnum;

use crate::{
    command::sign_in,
    config::Selection,
    error::Result,
    session::Session,
    system::{Env, System, shell::quoted},
};

/// How `wrap auth env` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EnvFormat {
    /// `export` and `unset` lines, for `eval`.
    Bash,
    /// One JSON object of the variables that are set.
    Json,
    /// `NAME=value` lines.
    Dotenv,
}

/// Prints the variables on stdout. Signs in when that is needed, because they are of no use otherwise.
pub(crate) fn env(system: &System, selection: &Selection, identity: Option<&str>, format: EnvFormat) -> Result<u8> {
    let identities = sign_in::project_identities(system, selection, identity)?;
    let session = sign_in::sign_in_all(system, &identities, None)?;
    sign_in::apply(system, &session)?;
    let changes = Changes::between(&session, &system.env);
    for line in changes.lines(format) {
        system.terminal.print(&line);
    }
    Ok(0)
}

/// What differs between our environment and the session's.
struct Changes {
    set: BTreeMap<String, String>,
    unset: Vec<String>,
}

impl Changes {
    fn between(session: &Session, env: &Env) -> Self {
        let wanted = session.environment(env);
        let unset = env.variables.keys().filter(|name| !wanted.contains_key(*name));
        let unset = unset.map(|name| name.to_string_lossy().into_owned()).collect();
        let ours = |name: &str| name == "PATH" || session.set.contains_key(name);
        let set = wanted.iter().map(|(name, value)| (name.to_string_lossy(), value.to_string_lossy()));
        let set = set.filter(|(name, _)| ours(name)).map(|(name, value)| (name.into_owned(), value.into_owned()));
        Self { set: set.collect(), unset }
    }

    fn lines(&self, format: EnvFormat) -> Vec<String> {
        let set = self.set.iter();
        match format {
            EnvFormat::Bash => {
                let unset = self.unset.iter().map(|name| format!("unset {name}"));
                unset.chain(set.map(|(name, value)| format!("export {name}={}", quoted(value)))).collect()
            }
            EnvFormat::Dotenv => set.map(|(name, value)| format!("{name}={}", quoted(value))).collect(),
            EnvFormat::Json => vec![format!("{:#}", serde_json::json!(self.set))],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes() -> Changes {
        let set = [("ARM_USE_CLI", "true"), ("NOTE", "it's")].map(|(name, value)| (name.into(), value.into()));
        Changes { set: set.into(), unset: vec!["ARM_CLIENT_SECRET".into()] }
    }

    #[test]
    fn bash_unsets_and_quotes() {
        let want = ["unset ARM_CLIENT_SECRET", "export ARM_USE_CLI=true", r"export NOTE='it'\''s'"];
        assert_eq!(changes().lines(EnvFormat::Bash), want);
    }

    #[test]
    fn json_is_one_object() {
        let want = "{\n  \"ARM_USE_CLI\": \"true\",\n  \"NOTE\": \"it's\"\n}";
        assert_eq!(changes().lines(EnvFormat::Json), [want]);
    }
}
