//! `--flag=true` and `--flag=false`, as Atmos's switches may be written; clap's take no value.

use std::{collections::BTreeMap, ffi::OsString};

use clap::{ArgAction, Command};

/// `words` with the switches of `definition` as clap reads them, up to `--`.
pub(super) fn spelled(words: Vec<OsString>, definition: &dyn Fn() -> Command) -> Vec<OsString> {
    let has_value = |word: &OsString| word.to_str().is_some_and(|text| split(text).is_some());
    if !words.iter().any(has_value) {
        return words;
    }
    let mut switches = BTreeMap::new();
    collect(&definition(), &mut switches);
    let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
    let spell = |(index, word): (usize, OsString)| match word.to_str().and_then(split) {
        Some((name, is_on)) if index < end && switches.get(&name[2..]) == Some(&true) => is_on.then(|| name.into()),
        _ => Some(word),
    };
    words.into_iter().enumerate().filter_map(spell).collect()
}

fn split(word: &str) -> Option<(&str, bool)> {
    let (name, value) = word.split_once('=').filter(|(name, _)| name.starts_with("--"))?;
    matches!(value, "true" | "false").then_some((name, value == "true"))
}

/// The long flags of a command and those below it, and whether each is a switch wherever there is one.
fn collect(command: &Command, switches: &mut BTreeMap<String, bool>) {
    for argument in command.get_arguments() {
        if let Some(name) = argument.get_long() {
            let is_switch = matches!(argument.get_action(), ArgAction::SetTrue);
            let known = switches.entry(name.to_owned()).or_insert(true);
            *known &= is_switch;
        }
    }
    command.get_subcommands().for_each(|command| collect(command, switches));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::definition;

    #[test]
    fn switches_take_true_and_false_and_nothing_else_changes() {
        for (line, want) in [
            ("wrap describe affected --include-settings=true", "wrap describe affected --include-settings"),
            ("wrap describe affected --include-settings=false -s x", "wrap describe affected -s x"),
            ("wrap describe component c --provenance=false", "wrap describe component c --provenance=false"),
            ("wrap auth exec -- x --force=true", "wrap auth exec -- x --force=true"),
            ("wrap list stacks --identity=false", "wrap list stacks --identity=false"),
        ] {
            let words = line.split(' ').map(OsString::from).collect();
            let spelled = spelled(words, &definition);
            assert_eq!(spelled, want.split(' ').map(OsString::from).collect::<Vec<_>>(), "{line}");
        }
    }
}
