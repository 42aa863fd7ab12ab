//! `wrap completion`: a script that completes commands, flags, and the names of the project's stacks, components,
//! workflows, identities and own commands.

use clap_complete::Shell;

use crate::{system::System, terraform::arguments::SUBCOMMANDS};

const STACKS: &str = "wrap list stacks 2>/dev/null";
const COMPONENTS: &str = "wrap list components --columns component 2>/dev/null";
const WORKFLOWS: &str = "wrap list workflows --columns workflow 2>/dev/null";
/// The first words of the project's own commands, and its aliases.
const COMMANDS: &str = "wrap describe config --format yaml -q '.commands[].name, (.aliases | keys | .[])' 2>/dev/null | sed 's/^- //; s/ .*//'";
const IDENTITIES: &str =
    "wrap describe config --format yaml -q '.auth.identities | keys | .[]' 2>/dev/null | sed 's/^- //'";

/// Prints the script for `shell`.
pub(crate) fn print(system: &System, shell: Shell, definition: &clap::Command) {
    system.terminal.write(&script(shell, definition));
}

/// The script: clap's, with what only the project knows laid over it. `PowerShell` and Elvish have clap's alone.
pub(crate) fn script(shell: Shell, definition: &clap::Command) -> String {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut visible(definition), "wrap", &mut bytes);
    let text = String::from_utf8(bytes).expect("clap writes text");
    match shell {
        Shell::Bash => bash(&text),
        Shell::Zsh => zsh(&text),
        Shell::Fish => fish(&text),
        _ => text,
    }
}

/// The command line without its hidden commands, which clap would complete.
fn visible(definition: &clap::Command) -> clap::Command {
    let commands = definition.get_subcommands().filter(|command| !command.is_hide_set());
    clap::Command::new("wrap")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .args(definition.get_arguments())
        .subcommands(commands.cloned())
}

/// clap's function runs where ours knows nothing.
fn bash(text: &str) -> String {
    let (functions, end) = text.rsplit_once("\nif [[ ").expect("clap ends with `complete`");
    let ours = filled(include_str!("completion/wrap.bash"));
    format!("{functions}\n{ours}if [[ {}", end.replace("complete -F _wrap ", "complete -F _wrap_project "))
}

fn zsh(text: &str) -> String {
    let action = |line: &str| {
        let name = ["STACK", "IDENTITY", "COMPONENT", "component", "subcommand", "workflow", "NAMES"].into_iter().find(
            |name| {
                line.contains(&format!(":{name}:_default"))
                    || line.trim_start_matches(['\'', ':']).starts_with(&format!("{name} -- "))
            },
        );
        let ours = match name {
            Some("STACK") => "_wrap_stacks",
            Some("IDENTITY") => "_wrap_identities",
            Some("subcommand") => "_wrap_subcommands",
            Some("workflow") => "_wrap_workflows",
            Some(_) => "_wrap_components",
            None => "_default",
        };
        line.replace(":_default'", &format!(":{ours}'")) + "\n"
    };
    let text: String = text.lines().map(action).collect();
    let own = "    _describe -t commands 'wrap commands' commands";
    let text = text.replace(own, &format!("    commands+=(${{(f)\"$({COMMANDS})\"}})\n{own}"));
    let (functions, end) = text.rsplit_once("\nif [ ").expect("clap ends with `compdef`");
    format!("{functions}\n{}if [ {end}", filled(include_str!("completion/wrap.zsh")))
}

fn fish(text: &str) -> String {
    let values = |line: &str| {
        let source = [("-l stack ", STACKS), ("-l identity ", IDENTITIES), ("-l component ", COMPONENTS)];
        let source = source.into_iter().find(|(flag, _)| line.contains(flag) && line.ends_with(" -r"));
        match source {
            Some((_, source)) => format!("{} -x -a \"({source})\"\n", line.trim_end_matches(" -r")),
            None => format!("{line}\n"),
        }
    };
    let text: String = text.lines().map(values).collect();
    text + &filled(include_str!("completion/wrap.fish"))
}

fn filled(text: &str) -> String {
    text.replace("[SUBCOMMANDS]", &SUBCOMMANDS.join(" "))
        .replace("[COMPONENTS]", COMPONENTS)
        .replace("[WORKFLOWS]", WORKFLOWS)
        .replace("[COMMANDS]", COMMANDS)
        .replace("[IDENTITIES]", IDENTITIES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(shell: Shell) -> String {
        let stack = || clap::Arg::new("stack").short('s').long("stack").value_name("STACK");
        let commands = [clap::Command::new("terraform").arg(stack()), clap::Command::new("secretly").hide(true)];
        script(shell, &clap::Command::new("wrap").subcommands(commands))
    }

    #[test]
    fn stacks_are_asked_of_the_project() {
        for (shell, want) in [
            (Shell::Bash, "complete -F _wrap_project "),
            (Shell::Zsh, ":STACK:_wrap_stacks'"),
            (Shell::Fish, " -s s -l stack -x -a \"(wrap list stacks 2>/dev/null)\""),
        ] {
            assert!(written(shell).contains(want), "{shell}: {}", written(shell));
        }
    }

    #[test]
    fn hidden_commands_are_not_completed() {
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell] {
            assert!(!written(shell).contains("secretly"), "{shell}");
        }
    }

    #[test]
    fn places_for_names_are_filled() {
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
            let text = written(shell);
            assert!(text.contains("apply clean console") && !text.contains("[SUBCOMMANDS]"), "{shell}");
        }
    }
}
