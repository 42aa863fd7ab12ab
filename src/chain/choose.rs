//! Which identity a command uses.

use super::resolve::find;
use crate::{
    config::{
        auth::{AuthConfig, IdentityConfig},
        fields::list,
        variables,
    },
    error::{Error, Result},
    system::System,
};

/// The outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// This identity.
    Identity(String),
    /// No authentication: switched off (`-i false`) or nothing is configured.
    Disabled,
}

/// Chooses by precedence: the flag, `WRAP_IDENTITY`, `ATMOS_IDENTITY`, the defaults of `auth`.
/// `auth` has the component's and stack's levels merged in already.
pub(crate) fn choose(auth: &AuthConfig, flag: Option<&str>, system: &System) -> Result<Choice> {
    let variable = || variables::IDENTITY.read(&system.env).map(|setting| setting.value);
    match flag.or_else(variable) {
        Some("") => pick_any(auth, system),
        Some(value) if is_off(value) => Ok(Choice::Disabled),
        Some(name) => Ok(Choice::Identity(find(auth, name)?.name.clone())),
        None if auth.identities.is_empty() => Ok(Choice::Disabled),
        None => choose_default(auth, system),
    }
}

fn is_off(value: &str) -> bool {
    ["false", "0", "no", "off"].contains(&value.to_lowercase().as_str())
}

/// `--identity` without a name: the person picks.
fn pick_any(auth: &AuthConfig, system: &System) -> Result<Choice> {
    let all: Vec<&IdentityConfig> = auth.identities.values().collect();
    if all.is_empty() {
        return Err(Error::usage("there is no identity to choose from").help("configure one under `auth.identities`"));
    }
    if !system.terminal.is_interactive() {
        let error = Error::usage("cannot ask which identity to use: there is no terminal");
        return Err(error.help(format!("choose one with `-i NAME`: {}", names(&all))));
    }
    pick(&all, system)
}

fn choose_default(auth: &AuthConfig, system: &System) -> Result<Choice> {
    let all: Vec<&IdentityConfig> = auth.identities.values().collect();
    let defaults: Vec<&IdentityConfig> = all.iter().copied().filter(|identity| identity.is_default).collect();
    match defaults.as_slice() {
        [one] => Ok(Choice::Identity(one.name.clone())),
        [] if system.terminal.is_interactive() => pick(&all, system),
        [] => Err(Error::configuration("no identity was chosen and none is marked `default: true`")
            .help(format!("choose one with `-i NAME`: {}", names(&all)))),
        several if system.terminal.is_interactive() => pick(several, system),
        several => {
            let message = format!("several identities are marked `default: true`: {}", names(several));
            let places = several.iter().map(|identity| format!("`{}` stands at {}", identity.name, identity.at));
            Err(places.fold(Error::configuration(message), Error::because).help("choose one with `-i NAME`"))
        }
    }
}

fn pick(identities: &[&IdentityConfig], system: &System) -> Result<Choice> {
    let names: Vec<String> = identities.iter().map(|identity| identity.name.clone()).collect();
    let index = system.terminal.choose("Which identity", &names)?;
    Ok(Choice::Identity(names[index].clone()))
}

fn names(identities: &[&IdentityConfig]) -> String {
    list(identities.iter().map(|identity| identity.name.as_str()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{
        config::{auth, yaml::parse},
        error::Kind,
        system::fake::Fake,
    };

    /// Identities of these names; those with a `*` are defaults.
    fn read(names: &str) -> AuthConfig {
        let entries = names.split_whitespace().map(|name| {
            let is_default = name.ends_with('*');
            format!("  {}: {{kind: x, default: {is_default}}}\n", name.trim_end_matches('*'))
        });
        let text = format!("identities:\n{}", entries.collect::<String>());
        auth::read(&parse(Path::new("atmos.yaml"), &text).unwrap()).unwrap()
    }

    fn nobody() -> Fake {
        Fake::new(Path::new("/nowhere"))
    }

    fn chosen(names: &str, flag: Option<&str>, fake: &Fake) -> String {
        match choose(&read(names), flag, &fake.system) {
            Ok(Choice::Identity(name)) => name,
            Ok(Choice::Disabled) => "disabled".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn the_flag_wins_over_the_variables_and_those_over_the_default() {
        let names = "A* B C D";
        assert_eq!(chosen(names, None, &nobody()), "A");
        let atmos = nobody().with_variable("ATMOS_IDENTITY", "b");
        assert_eq!(chosen(names, None, &atmos), "B");
        let both = atmos.with_variable("WRAP_IDENTITY", "c");
        assert_eq!(chosen(names, None, &both), "C");
        assert_eq!(chosen(names, Some("d"), &both), "D");
        assert_eq!(
            chosen(names, Some("e1"), &both),
            "error: identity `e1` is not configured\nhelp: choose one of `A`, `B`, `C`, `D`"
        );
    }

    #[test]
    fn words_for_no_switch_authentication_off() {
        for word in ["false", "FALSE", "0", "no", "Off"] {
            assert_eq!(chosen("A*", Some(word), &nobody()), "disabled", "{word}");
            assert_eq!(chosen("A*", None, &nobody().with_variable("ATMOS_IDENTITY", word)), "disabled", "{word}");
        }
        assert_eq!(chosen("", None, &nobody()), "disabled");
    }

    #[test]
    fn several_defaults_are_an_error_or_a_question() {
        assert_eq!(
            chosen("a* b c*", None, &nobody()),
            "error: several identities are marked `default: true`: `a`, `c`\n  \
             caused by: `a` stands at atmos.yaml:2:3\n  caused by: `c` stands at atmos.yaml:4:3\n\
             help: choose one with `-i NAME`"
        );
        assert_eq!(chosen("a* b c*", None, &nobody().with_person(1)), "c");
    }

    #[test]
    fn no_default_is_an_error_or_a_question() {
        assert_eq!(
            chosen("a b", None, &nobody()),
            "error: no identity was chosen and none is marked `default: true`\nhelp: choose one with `-i NAME`: `a`, `b`"
        );
        assert_eq!(chosen("a b", None, &nobody().with_person(1)), "b");
    }

    #[test]
    fn an_empty_flag_asks_among_all() {
        assert_eq!(chosen("a* b", Some(""), &nobody().with_person(1)), "b");
        let error = choose(&read("a* b"), Some(""), &nobody().system).unwrap_err();
        assert_eq!(error.kind(), Kind::Usage);
        assert!(error.to_string().ends_with("\nhelp: choose one with `-i NAME`: `a`, `b`"), "{error}");
        assert!(chosen("", Some(""), &nobody()).starts_with("error: there is no identity to choose from"));
    }
}
