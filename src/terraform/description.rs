//! Commands as people read them: quoted for a shell, without values that may be secret.

use std::ffi::OsString;

use super::flag;

/// `program` with its `arguments`.
pub(super) fn command(program: &str, arguments: &[OsString]) -> String {
    let mut words = vec![word(program)];
    let mut is_hidden = false;
    for argument in arguments {
        let text = argument.to_string_lossy();
        words.push(if is_hidden { masked(&text) } else { shown(&text) });
        is_hidden = hides(&text);
    }
    words.join(" ")
}

/// A word as a shell reads it.
pub(super) fn word(text: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "-_./=:@%+,".contains(character);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Whether the flag's value may hold a secret: Terraform itself never prints it.
fn hides(name: &str) -> bool {
    matches!(flag::single_dash(name), "-var" | "-backend-config")
}

fn shown(text: &str) -> String {
    match text.split_once('=') {
        Some((name, value)) if hides(name) => format!("{name}={}", masked(value)),
        _ => word(text),
    }
}

/// `name=value` without the value; a file's name stays.
fn masked(text: &str) -> String {
    match text.split_once('=') {
        Some((name, _)) => format!("{}=***", word(name)),
        None => word(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown_command(words: &[&str]) -> String {
        command("terraform", &words.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn words_are_quoted_for_a_shell() {
        assert_eq!(shown_command(&["import", "a[\"it's\"]", ""]), r#"terraform import 'a["it'\''s"]' ''"#);
        assert_eq!(
            shown_command(&["plan", "-lock=false", "-var-file", "a.json"]),
            "terraform plan -lock=false -var-file a.json"
        );
    }

    #[test]
    fn values_given_on_the_command_line_are_not_shown() {
        let words = ["init", "-backend-config=access_key=canary-1", "-var", "a=canary-2", "--var=b=canary-3", "x"];
        assert_eq!(shown_command(&words), "terraform init -backend-config=access_key=*** -var a=*** --var=b=*** x");
        assert_eq!(shown_command(&["init", "-backend-config=dev.hcl"]), "terraform init -backend-config=dev.hcl");
    }
}
