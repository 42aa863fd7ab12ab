//! A browser for a sign-in page: a help when there is one, never a condition.

use std::{
    ffi::OsString,
    os::unix::process::CommandExt as _,
    process::{Command, Stdio},
};

use super::{
    Env,
    process::{Invocation, find},
};

/// Opens `url` in the person's browser and does not wait. Returns whether a browser was started;
/// where none was, the person has the URL.
pub(crate) fn open(env: &Env, url: &str) -> bool {
    invocation(env, url, cfg!(target_os = "macos")).is_some_and(|invocation| {
        // A process group of its own: Ctrl-C here must not close the browser.
        let started = Command::new(&invocation.program)
            .args(&invocation.arguments)
            .current_dir(&invocation.directory)
            .env_clear()
            .envs(&invocation.environment)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn();
        started.is_ok()
    })
}

/// The program to run; `None` in CI, over SSH, and where there is no display.
fn invocation(env: &Env, url: &str, is_mac: bool) -> Option<Invocation> {
    let is_remote = env.var_os("SSH_CONNECTION").is_some() || env.var_os("SSH_TTY").is_some();
    if env.is_ci() || is_remote || !url.starts_with("https://") {
        return None;
    }
    let candidates = match env.var("BROWSER") {
        // A list with `:` between its entries; `%s` stands for the URL (xdg-open(1)).
        Some(list) => list.split(':').map(str::to_owned).collect(),
        None => installed(env, is_mac),
    };
    candidates.iter().find_map(|candidate| command(env, candidate, url))
}

fn installed(env: &Env, is_mac: bool) -> Vec<String> {
    let has_display = env.var_os("DISPLAY").is_some() || env.var_os("WAYLAND_DISPLAY").is_some();
    let is_windows_subsystem = env.var_os("WSL_DISTRO_NAME").is_some();
    let programs = [("open", is_mac), ("wslview", is_windows_subsystem), ("xdg-open", has_display)];
    programs.into_iter().filter(|(_, usable)| *usable).map(|(name, _)| name.to_owned()).collect()
}

fn command(env: &Env, candidate: &str, url: &str) -> Option<Invocation> {
    let mut words = candidate.split_whitespace();
    let path = env.var_os("PATH")?.to_owned();
    let program = find(words.next()?, &path, &env.directory, None)?;
    let mut arguments: Vec<OsString> = words.map(|word| word.replace("%s", url).into()).collect();
    if !candidate.contains("%s") {
        arguments.push(url.into());
    }
    Some(Invocation { program, arguments, directory: env.directory.clone(), environment: env.variables.clone() })
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt as _, path::Path};

    use super::*;

    const URL: &str = "https://microsoft.com/devicelogin?otc=ABCD";

    fn env(folder: &Path, programs: &[&str], variables: &[(&str, &str)]) -> Env {
        for program in programs {
            fs::write(folder.join(program), "").unwrap();
            fs::set_permissions(folder.join(program), fs::Permissions::from_mode(0o755)).unwrap();
        }
        let mut env = Env { directory: folder.into(), ..Env::default() };
        env.variables.insert("PATH".into(), folder.into());
        env.variables.extend(variables.iter().map(|(name, value)| ((*name).into(), (*value).into())));
        env
    }

    fn opened(programs: &[&str], variables: &[(&str, &str)], is_mac: bool) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let invocation = invocation(&env(folder.path(), programs, variables), URL, is_mac)?;
        let mut words = vec![invocation.program.file_name().unwrap().to_owned()];
        words.extend(invocation.arguments);
        Some(words.iter().map(|word| word.to_str().unwrap()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn variable_wins_and_may_name_several_programs() {
        let variables = [("BROWSER", "missing:firefox --new-tab %s:xdg-open"), ("DISPLAY", ":0")];
        assert_eq!(opened(&["firefox", "xdg-open"], &variables, false), Some(format!("firefox --new-tab {URL}")));
    }

    #[test]
    fn desktop_decides_which_program_opens() {
        let all = ["open", "xdg-open", "wslview"];
        assert_eq!(opened(&all, &[("WAYLAND_DISPLAY", "w")], false), Some(format!("xdg-open {URL}")));
        assert_eq!(opened(&all, &[("WSL_DISTRO_NAME", "d")], false), Some(format!("wslview {URL}")));
        assert_eq!(opened(&all, &[], true), Some(format!("open {URL}")));
    }

    #[test]
    fn nothing_opens_without_display_in_ci_or_over_ssh() {
        assert_eq!(opened(&["xdg-open"], &[], false), None);
        assert_eq!(opened(&["xdg-open"], &[("DISPLAY", ":0"), ("CI", "true")], false), None);
        assert_eq!(opened(&["xdg-open"], &[("DISPLAY", ":0"), ("SSH_CONNECTION", "a b")], false), None);
    }
}
