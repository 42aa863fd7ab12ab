//! The command line of the Azure CLI, as far as it is answered here.

use std::{collections::BTreeMap, ffi::OsString};

use super::{
    command::{Call, Command, Resource, TokenRequest},
    output::Output,
    query::Query,
};

/// Why a call is left to the real Azure CLI. Names options, never their values: those may be secrets.
pub(super) type Reason = String;

/// Understands `arguments` (without `argv[0]`). `output` is what `-o` would be if it were given
/// (`AZURE_CORE_OUTPUT`). Whatever real `az` may understand and this does not is an `Err`.
pub(super) fn parse(arguments: &[OsString], output: Option<&str>) -> Result<Call, Reason> {
    let mut parsed = split(arguments)?;
    let command = parsed.command()?;
    let output = parsed.one("--output").or_else(|| output.map(str::to_owned)).unwrap_or_else(|| "json".to_owned());
    let output = Output::named(&output).ok_or_else(|| format!("output format `{output}`"))?;
    let query = match parsed.one("--query") {
        Some(text) => Some(Query::parse(&text).ok_or("a `--query` that is not JMESPath")?),
        None => None,
    };
    // They change what is said on stderr, and there is nothing to say.
    let _ = ["--only-show-errors", "--debug", "--verbose"].map(|name| parsed.switch(name));
    match parsed.options.keys().next() {
        // Of another command, without its value, or not known at all: real `az` says what is wrong.
        Some(name) => Err(format!("option `{name}`")),
        None => Ok(Call { command, output, query }),
    }
}

/// The words of a command line, and its options by their long names.
#[derive(Default)]
struct Parsed {
    words: Vec<String>,
    options: BTreeMap<String, Vec<String>>,
}

impl Parsed {
    /// Takes the options of the command out.
    fn command(&mut self) -> Result<Command, Reason> {
        let words = std::mem::take(&mut self.words);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        Ok(match words.as_slice() {
            [] if self.switch("--version") => Command::VersionText,
            ["version"] => Command::Version,
            ["account", "show"] => Command::ShowAccount { subscription: self.one("--subscription") },
            ["account", "list"] => Command::ListAccounts { all: self.switch("--all") },
            ["account", "set"] => {
                let subscription = self.one("--subscription").ok_or("the lack of `--subscription`")?;
                Command::SetAccount { subscription }
            }
            ["account", "get-access-token"] => Command::IssueToken(self.token_request()),
            ["ad", "signed-in-user", "show"] => Command::ShowSignedInUser,
            _ => return Err("the command".to_owned()),
        })
    }

    fn token_request(&mut self) -> TokenRequest {
        let mut scopes = self.options.remove("--scope").unwrap_or_default();
        // `--scope "$UNSET"`, as with the other options.
        scopes.retain(|scope| !scope.is_empty());
        let resource = self.one("--resource");
        let kind = self.one("--resource-type");
        // The Azure CLI lets a scope win over a resource, and a resource over its type.
        let resource = match (scopes.as_slice(), resource, kind) {
            ([_, ..], _, _) => Resource::Scopes(scopes),
            ([], Some(url), _) => Resource::Url(url),
            ([], None, Some(kind)) => Resource::Type(kind),
            ([], None, None) => Resource::Default,
        };
        TokenRequest { resource, tenant: self.one("--tenant"), subscription: self.one("--subscription") }
    }

    /// The value of an option; an empty one counts as none (`--tenant "$UNSET"`). One that lacks
    /// its value stays, for real `az` to complain about.
    fn one(&mut self, name: &str) -> Option<String> {
        let value = self.options.get_mut(name)?.pop()?;
        self.options.remove(name);
        Some(value).filter(|value| !value.is_empty())
    }

    /// Whether an option without a value is there.
    fn switch(&mut self, name: &str) -> bool {
        self.options.get(name).is_some_and(Vec::is_empty) && self.options.remove(name).is_some()
    }
}

/// The long name of an option and how many values may follow. Abbreviations, which real `az`
/// accepts, are not known.
fn option(spelling: &str) -> Option<(&'static str, usize)> {
    Some(match spelling {
        "--output" | "-o" => ("--output", 1),
        "--query" => ("--query", 1),
        "--subscription" | "-s" | "--name" | "-n" => ("--subscription", 1),
        "--tenant" | "-t" => ("--tenant", 1),
        "--resource" => ("--resource", 1),
        "--resource-type" => ("--resource-type", 1),
        "--scope" => ("--scope", usize::MAX),
        "--all" => ("--all", 0),
        "--version" | "-v" => ("--version", 0),
        "--only-show-errors" => ("--only-show-errors", 0),
        "--debug" => ("--debug", 0),
        "--verbose" => ("--verbose", 0),
        _ => return None,
    })
}

fn split(arguments: &[OsString]) -> Result<Parsed, Reason> {
    let arguments: Option<Vec<&str>> = arguments.iter().map(|argument| argument.to_str()).collect();
    let mut rest = arguments.ok_or("an argument that is not UTF-8")?.into_iter().peekable();
    let mut parsed = Parsed::default();
    while let Some(argument) = rest.next() {
        if !is_option(argument) {
            parsed.words.push(argument.to_owned());
            continue;
        }
        let (spelling, attached) = detach(argument);
        // The values of an unknown option must not pass for words of the command.
        let (name, most) = option(spelling).unwrap_or((spelling, usize::MAX));
        let mut values: Vec<String> = attached.map(str::to_owned).into_iter().collect();
        while attached.is_none()
            && values.len() < most
            && let Some(value) = rest.next_if(|next| !is_option(next))
        {
            values.push(value.to_owned());
        }
        // Given twice, the last one counts (argparse).
        parsed.options.insert(name.to_owned(), values);
    }
    Ok(parsed)
}

fn is_option(argument: &str) -> bool {
    argument.len() > 1 && argument.starts_with('-')
}

/// `--x=v`, `-x=v` and `-xv` → the option and its value.
fn detach(argument: &str) -> (&str, Option<&str>) {
    if option(argument).is_some() {
        return (argument, None);
    }
    match argument.split_once('=') {
        Some((spelling, value)) if spelling.starts_with("--") || spelling.len() == 2 => (spelling, Some(value)),
        _ if argument.starts_with("--") => (argument, None),
        _ => {
            let end = argument.char_indices().nth(2).map_or(argument.len(), |(index, _)| index);
            let (spelling, value) = argument.split_at(end);
            (spelling, Some(value).filter(|value| !value.is_empty()))
        }
    }
}

#[cfg(test)]
mod tests;
