//! What a person is told when a command is not answered here and there is no other `az`.

use super::session::{self, Session};
use crate::{error::Error, system::Env};

/// The exit code and the words. `reason` is what is not answered here.
pub(super) fn explain(env: &Env, reason: &str) -> (u8, Error) {
    if session::path(env).is_none() {
        return (1, no_session());
    }
    let command = command(env);
    let error = Error::usage(format!("cannot answer `{command}`"));
    if matches!(command.as_str(), "az login" | "az logout") {
        return (1, error.because("there is no Azure CLI on PATH").help(sign_in(env)));
    }
    // 2 is what real `az` returns for a command line that it does not understand.
    let error = error
        .because(format!("{reason} is left to the Azure CLI, and there is none on PATH"))
        .help(
            "this `az` of wrap answers `version`, `account show`, `account list`, `account get-access-token` and \
             `ad signed-in-user show`, in every output format and with `--query`",
        )
        .help("for everything else install the Azure CLI: https://aka.ms/azure-cli");
    (2, error)
}

fn no_session() -> Error {
    Error::usage("`az` is wrap's shim and there is no session")
        .because(format!("{} is not set, and there is no Azure CLI on PATH", session::VARIABLE))
        .help("run it through `wrap terraform …` or `wrap auth exec -- …`")
}

/// `az login` and `az logout` are about the identity of the session.
fn sign_in(env: &Env) -> String {
    let session = session::path(env).and_then(|path| Session::read(&path).ok());
    let identity = session.map_or_else(|| "NAME".to_owned(), |session| session.record.identity);
    format!("run `wrap auth login -i {identity}`")
}

/// The words before the first option; what follows may be a secret.
fn command(env: &Env) -> String {
    let words = env.arguments.iter().skip(1).map(|argument| argument.to_string_lossy());
    let words = words.take_while(|word| !word.starts_with('-'));
    words.fold("az".to_owned(), |line, word| format!("{line} {word}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::fake;

    fn explained(arguments: &str, variables: &[(&str, &str)]) -> (u8, String) {
        let env = Env { arguments: arguments.split(' ').map(Into::into).collect(), ..fake::env(variables) };
        let (code, error) = explain(&env, "the command");
        (code, error.to_string())
    }

    #[test]
    fn unknown_command_is_named_without_its_options() {
        let want = "error: cannot answer `az group list`
  caused by: the command is left to the Azure CLI, and there is none on PATH
help: this `az` of wrap answers `version`, `account show`, `account list`, `account get-access-token` and `ad signed-in-user show`, \
                    in every output format and with `--query`
help: for everything else install the Azure CLI: https://aka.ms/azure-cli";
        let (code, text) = explained("az group list --name canary", &[("WRAP_SESSION", "/missing")]);
        assert_eq!((code, text.as_str()), (2, want));
    }

    #[test]
    fn missing_session_is_explained() {
        let want = "error: `az` is wrap's shim and there is no session
  caused by: WRAP_SESSION is not set, and there is no Azure CLI on PATH
help: run it through `wrap terraform …` or `wrap auth exec -- …`";
        let (code, text) = explained("az version", &[]);
        assert_eq!((code, text.as_str()), (1, want));
    }

    #[test]
    fn login_names_the_command_of_wrap() {
        let want = "error: cannot answer `az login`
  caused by: there is no Azure CLI on PATH
help: run `wrap auth login -i NAME`";
        let session = [("WRAP_SESSION", "/missing")];
        let (code, text) = explained("az login -p canary", &session);
        assert_eq!((code, text.as_str()), (1, want));
        assert_eq!(explained("az logic workflow list", &session).0, 2);
    }
}
