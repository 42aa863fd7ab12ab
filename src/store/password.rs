//! The password of an encrypted file of secrets: from a variable, else from the person at the terminal.

use std::path::Path;

use crate::{
    config::variables::KEYRING_PASSWORD,
    credentials::StorePlace,
    error::{Error, Kind, Result},
    secret::Secret,
    system::{Env, System},
};

/// A password with where it came from, for messages.
pub(super) struct Password {
    pub(super) text: Secret,
    /// The variable that holds it; `None` when a person entered it.
    pub(super) variable: Option<String>,
}

/// What is known about the password.
pub(super) enum Known {
    Password(Password),
    /// The variable that would hold it is not set.
    Not {
        variable: String,
    },
}

/// The variable that a process needs which can ask nobody for the password, and does not have.
pub(crate) fn unset_variable(env: &Env, place: &StorePlace) -> Option<String> {
    let StorePlace::File { password_variable, .. } = place else { return None };
    match known(env, password_variable.as_deref()) {
        Known::Password(_) => None,
        Known::Not { variable } => Some(variable),
    }
}

/// The password in the variable of the configuration, else in one of the usual ones.
pub(super) fn known(env: &Env, variable: Option<&str>) -> Known {
    let found = match variable {
        Some(name) => env.var(name).map(|value| (name.to_owned(), value)),
        None => KEYRING_PASSWORD.read(env).map(|setting| (setting.variable, setting.value)),
    };
    match found {
        Some((name, value)) => Known::Password(Password { text: value.into(), variable: Some(name) }),
        None => Known::Not { variable: variable.map_or_else(usual, str::to_owned) },
    }
}

fn usual() -> String {
    format!("WRAP_{}", KEYRING_PASSWORD.name)
}

/// The password, for which a person is asked where no variable holds it.
pub(super) async fn obtain(system: &System, path: &Path, variable: Option<&str>) -> Result<Known> {
    let variable = match known(&system.env, variable) {
        Known::Not { variable } if system.terminal.is_interactive() => variable,
        known => return Ok(known),
    };
    let file = path.display();
    if path.exists() {
        let hint = format!("with `export {variable}=…` nobody is asked, and long runs can renew their tokens");
        let question = format!("Password of `{file}` ({hint}):");
        return entered(system, &question).await;
    }
    let question = format!("`{file}` will hold your secrets, encrypted. Choose its password:");
    let Known::Password(first) = entered(system, &question).await? else { return Ok(Known::Not { variable }) };
    match entered(system, "The same password again:").await? {
        Known::Password(second) if second.text == first.text => Ok(Known::Password(first)),
        _ => {
            Err(Error::usage("the two passwords differ")
                .help("run the command again and enter the same password twice"))
        }
    }
}

async fn entered(system: &System, question: &str) -> Result<Known> {
    let line = system.terminal.ask_secret(question).await?;
    let text = line.expose().trim_end_matches(['\r', '\n']);
    if text.is_empty() {
        return Err(Error::usage("no password was entered").help("run the command again and enter one"));
    }
    Ok(Known::Password(Password { text: text.into(), variable: None }))
}

/// The error of a password that nobody knows here.
pub(super) fn unknown(path: &Path, variable: &str) -> Error {
    Error::new(Kind::Store, format!("cannot open the secrets in `{}`", path.display()))
        .because(format!("their password is not in `{variable}`, and there is nobody to ask"))
        .help(format!("export {variable}=…"))
}

/// The error of a password that does not fit. Nothing tells it from a file that was changed.
pub(super) fn wrong(path: &Path, password: &Password) -> Error {
    let origin = password.variable.as_ref().map_or_else(|| "it".to_owned(), |name| format!("`{name}`"));
    Error::new(Kind::Denied, format!("cannot open the secrets in `{}`", path.display()))
        .because(format!("{origin} is not the password they were kept with, or somebody changed the file"))
        .help(format!(
            "give the right one; if it is lost, remove `{}` and run `wrap auth secret set NAME` for each",
            path.display()
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::{fake::Fake, runtime};

    /// What the person is told who enters `lines` for a file that is not there yet.
    fn refusal(lines: &[&str]) -> String {
        let home = tempfile::tempdir().unwrap();
        let fake = lines.iter().fold(Fake::new(home.path()).with_person(0), |fake, line| fake.with_answer(line));
        let known = runtime::run(obtain(&fake.system, &home.path().join("secrets.json"), None));
        known.err().expect("the password is refused").to_string()
    }

    #[test]
    fn password_of_a_new_file_is_entered_twice() {
        assert_eq!(
            refusal(&["canary-one\n", "canary-two\n"]),
            "error: the two passwords differ\nhelp: run the command again and enter the same password twice"
        );
    }

    #[test]
    fn empty_password_is_none() {
        let nothing = "error: no password was entered\nhelp: run the command again and enter one";
        assert_eq!(refusal(&["\n"]), nothing);
        assert_eq!(refusal(&["canary-one\n", ""]), nothing);
    }
}
