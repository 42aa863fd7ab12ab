//! The challenge of Azure Arc: only who may read a file of the agent gets a token.

use std::{fs, path::Path};

use crate::{
    error::{Error, Kind, Result},
    secret::Secret,
};

/// Where the agent puts its keys; any other folder is somebody else's wish.
pub(super) const FOLDER: &str = "/var/opt/azcmagent/tokens";

/// A longer file is no key of the agent.
const LONGEST_KEY: u64 = 4096;

/// The value of the `Authorization` header that answers `challenge`, from a key in `folder`.
pub(super) fn answer(challenge: Option<&str>, folder: &Path) -> Result<Secret> {
    let path =
        challenge.and_then(|challenge| challenge.split_once("Basic realm=")).map(|(_, path)| path.trim_matches('"'));
    let path = path.ok_or_else(|| problem().because("its challenge names no file"))?;
    let path = Path::new(path);
    if path.parent() != Some(folder) || path.extension().is_none_or(|extension| extension != "key") {
        return Err(
            problem().because(format!("its challenge names `{}`, which is no key of the agent", path.display()))
        );
    }
    let unreadable = |error| {
        problem()
            .because(format!("cannot read `{}`: {error}", path.display()))
            .help("join the group `himds`: `sudo usermod -aG himds $USER`, then sign in to the machine again")
    };
    if fs::metadata(path).map_err(unreadable)?.len() > LONGEST_KEY {
        return Err(problem().because(format!("`{}` is longer than {LONGEST_KEY} bytes", path.display())));
    }
    let key = fs::read_to_string(path).map_err(unreadable)?;
    Ok(format!("Basic {key}").into())
}

fn problem() -> Error {
    Error::new(Kind::Denied, "cannot answer the challenge of Azure Arc's agent")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: &str, content: &str) -> Result<String> {
        let folder = tempfile::tempdir().unwrap();
        let tokens = folder.path().join("tokens");
        fs::create_dir(&tokens).unwrap();
        let path = tokens.join(name);
        fs::write(&path, content).unwrap();
        let challenge = format!("Basic realm={}", path.display());
        answer(Some(&challenge), &tokens).map(|answer| answer.expose().to_owned())
    }

    #[test]
    fn key_of_the_agent_is_shown() {
        assert_eq!(asked("a.key", "canary-key").unwrap(), "Basic canary-key");
        assert_eq!(asked("a.key", &"k".repeat(4096)).unwrap().len(), 6 + 4096);
    }

    #[test]
    fn anything_else_is_refused() {
        for (name, content, want) in [
            ("a.txt", "canary", "which is no key of the agent"),
            ("../a.key", "canary", "which is no key of the agent"),
            ("b.key", &"k".repeat(4097), "is longer than 4096 bytes"),
        ] {
            let error = asked(name, content).unwrap_err().to_string();
            assert!(error.contains(want) && !error.contains("canary"), "{error}");
        }
        let missing = answer(Some("Basic realm=/nowhere/tokens/a.key"), Path::new("/nowhere/tokens")).unwrap_err();
        assert!(missing.to_string().contains("usermod -aG himds"), "{missing}");
        for challenge in [None, Some("Bearer")] {
            assert!(answer(challenge, Path::new("/x")).unwrap_err().to_string().contains("names no file"));
        }
    }
}
