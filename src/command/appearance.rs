//! Atmos's flags about its own looks, logs and measurements, which every command accepts: nothing that is done or
//! printed as data depends on them, so scripts may keep them.

use std::ffi::OsString;

use crate::{
    config::{Selection, variables},
    error::{Error, Result},
    system::Env,
};

/// Flags that are on by themselves, or say `=true` or `=false`.
const SWITCHES: [&str; 9] = [
    "--color",
    "--force-color",
    "--force-tty",
    "--heatmap",
    "--interactive",
    "--mask",
    "--no-color",
    "--profiler-enabled",
    "--verbose",
];

/// Flags whose value may be the next word.
const WITH_VALUE: [&str; 6] =
    ["--heatmap-mode", "--profile-file", "--profile-type", "--profiler-host", "--profiler-port", "--redirect-stderr"];

/// `words` without those before the command: what stands behind may be of a command of the project.
pub(crate) fn strip_leading(words: &[OsString], env: &mut Env) -> Result<Vec<OsString>> {
    stripped(words, command(words), env)
}

/// `words` of a command of ours without them, wherever they stand before `--` and before what git gives to a hook.
pub(crate) fn strip(words: &[OsString], env: &mut Env) -> Result<Vec<OsString>> {
    stripped(words, end(words), env)
}

fn stripped(words: &[OsString], end: usize, env: &mut Env) -> Result<Vec<OsString>> {
    let name = words.get(command(words)).and_then(|word| word.to_str());
    // Terraform has these two itself, so its arguments decide.
    let is_terraforms =
        |flag: &str| matches!(name, Some("terraform" | "tofu")) && matches!(flag, "--no-color" | "--verbose");
    let (mut kept, mut rest) = (Vec::new(), words[..end].iter());
    while let Some(word) = rest.next() {
        let text = word.to_str().unwrap_or_default();
        let (flag, value) = text.split_once('=').map_or((text, None), |(flag, value)| (flag, Some(value)));
        let is_switch = SWITCHES.contains(&flag) && matches!(value, None | Some("true" | "false"));
        if is_terraforms(flag) || !(is_switch || flag == "--pager" || WITH_VALUE.contains(&flag)) {
            kept.push(word.clone());
        } else if WITH_VALUE.contains(&flag) {
            let next = || rest.next().and_then(|word| word.to_str());
            let value = value.or_else(next).filter(|value| !value.is_empty());
            value.ok_or_else(|| Error::usage(format!("`{flag}` needs a value")))?;
        } else {
            honour(flag, value != Some("false"), env)?;
        }
    }
    kept.extend_from_slice(&words[end..]);
    Ok(kept)
}

/// What two of the switches mean here.
fn honour(flag: &str, is_on: bool, env: &mut Env) -> Result<()> {
    match (flag, is_on) {
        ("--interactive", false) => {
            Err(Error::usage("`--interactive=false` is not built yet")
                .help("set `CI=true`: then nobody is asked anything"))
        }
        ("--force-tty", true) => {
            env.variables.insert(format!("WRAP_{}", variables::FORCE_TTY.name).into(), "true".into());
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Where the command's name stands, or the end.
fn command(words: &[OsString]) -> usize {
    let mut index = 1;
    while let Some(flag) = words.get(index).and_then(|word| word.to_str()).filter(|word| word.starts_with('-')) {
        let takes_next = flag == "-i" || flag == "--identity" || Selection::takes(flag) || WITH_VALUE.contains(&flag);
        index += if takes_next { 2 } else { 1 };
    }
    index.min(words.len())
}

/// Where the words of another program start.
fn end(words: &[OsString]) -> usize {
    let separator = words.iter().position(|word| word == "--");
    let hook = words.windows(2).position(|pair| pair == ["hooks", "run"]);
    separator.or(hook).unwrap_or(words.len())
}
