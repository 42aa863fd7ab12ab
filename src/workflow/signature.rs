//! The arguments and flags of a custom command together: names that the command line cannot tell apart are refused.

use std::collections::BTreeSet;

use super::{Argument, Flag};
use crate::{
    config::yaml::{Node, Place},
    error::{Error, Result},
    system::Env,
};

/// What a command takes.
#[derive(Debug)]
pub(crate) struct Signature {
    pub(crate) arguments: Vec<Argument>,
    pub(crate) flags: Vec<Flag>,
}

/// Flags of every command that are looked for before a project's command is known.
const RESERVED: [(&str, char); 2] = [("help", 'h'), ("chdir", 'C')];

impl Signature {
    pub(super) fn read(arguments: Option<&Node>, flags: Option<&Node>, env: &Env) -> Result<Self> {
        let signature =
            Self { arguments: positional(Argument::read_all(arguments, env)?), flags: Flag::read_all(flags, env)? };
        let names = signature.arguments.iter().map(|argument| (argument.name.clone(), argument.at));
        refuse_twice("an argument", names)?;
        refuse_twice("a flag", signature.flags.iter().map(|flag| (format!("--{}", flag.name), flag.at)))?;
        let letters = signature.flags.iter().filter_map(|flag| Some((format!("-{}", flag.shorthand?), flag.at)));
        refuse_twice("a flag", letters)?;
        signature.flags.iter().try_for_each(refuse_name)?;
        Ok(signature)
    }
}

/// Words are told apart by their places, so whoever gives the last one gives all before it.
fn positional(mut arguments: Vec<Argument>) -> Vec<Argument> {
    let given = arguments.iter().rposition(|argument| argument.is_required).unwrap_or_default();
    for argument in &mut arguments[..given] {
        (argument.is_required, argument.default) = (true, None);
    }
    arguments
}

fn refuse_twice(what: &str, names: impl Iterator<Item = (String, Place)>) -> Result<()> {
    let mut seen = BTreeSet::new();
    for (name, at) in names {
        if seen.contains(&name) {
            let error = Error::configuration(format!("there is {what} `{name}` already")).at(at);
            return Err(error.help("give it another name"));
        }
        seen.insert(name);
    }
    Ok(())
}

fn refuse_name(flag: &Flag) -> Result<()> {
    let Flag { name, shorthand, at, .. } = flag;
    let error = |shown: String| Error::configuration(format!("a flag cannot be called `{shown}`")).at(*at);
    if name.starts_with('-') || name.contains(|c: char| c.is_whitespace() || c == '=') {
        return Err(error(name.clone()).help("write its name without `--`, spaces and `=`"));
    }
    let taken = RESERVED.iter().find_map(|(reserved, letter)| {
        let is_letter = *shorthand == Some(*letter);
        if name == reserved { Some(format!("--{name}")) } else { is_letter.then(|| format!("-{letter}")) }
    });
    match taken {
        None => Ok(()),
        Some(shown) => Err(error(shown).because("every command has a flag of that name").help("give it another name")),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{config::yaml::parse, system::fake::env};

    fn read(arguments: &str, flags: &str) -> Result<Signature> {
        let node = |text: &str| parse(Path::new("atmos.yaml"), text).unwrap();
        Signature::read(Some(&node(arguments)), Some(&node(flags)), &env(&[]))
    }

    #[test]
    fn argument_before_a_required_one_must_be_given() {
        let text = "[{name: a, default: x}, {name: b, required: false}, {name: c}, {name: d, default: y}]";
        let arguments = read(text, "[]").unwrap().arguments;
        let arguments: Vec<_> = arguments.iter().map(|one| (one.is_required, one.default.as_deref())).collect();
        assert_eq!(arguments, [(true, None), (true, None), (true, None), (false, Some("y"))]);
    }

    #[test]
    fn names_that_cannot_be_told_apart_are_refused() {
        assert!(read("[{name: a}]", "[{name: a, shorthand: a}, {name: version, shorthand: V}]").is_ok());
        for (arguments, flags, want) in [
            ("[{name: a}, {name: a}]", "[]", "1:13: there is an argument `a` already"),
            ("[]", "[{name: a}, {name: a}]", "1:13: there is a flag `--a` already"),
            ("[]", "[{name: a, shorthand: x}, {name: b, shorthand: x}]", "1:27: there is a flag `-x` already"),
            ("[]", "[{name: --a}]", "1:2: a flag cannot be called `--a`"),
            ("[]", "[{name: a b}]", "1:2: a flag cannot be called `a b`"),
            ("[]", "[{name: a=b}]", "1:2: a flag cannot be called `a=b`"),
            ("[]", "[{name: help}]", "1:2: a flag cannot be called `--help`"),
            ("[]", "[{name: host, shorthand: h}]", "1:2: a flag cannot be called `-h`"),
            ("[]", "[{name: color, shorthand: C}]", "1:2: a flag cannot be called `-C`"),
        ] {
            let error = read(arguments, flags).unwrap_err().to_string();
            assert_eq!(error.lines().next(), Some(format!("error: atmos.yaml:{want}").as_str()), "{arguments} {flags}");
        }
    }
}
