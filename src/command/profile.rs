//! `--profile` without a name: the person picks one.

use crate::{
    config::{self, Selection},
    error::{Error, Result},
    system::System,
};

/// `selection` with the profile that the person picks, when the flag asks for that.
pub(crate) fn picked(system: &System, mut selection: Selection) -> Result<Selection> {
    if !selection.picks_profile {
        return Ok(selection);
    }
    let known = config::profiles(&system.env, &selection)?;
    if known.is_empty() {
        return Err(Error::usage("there is no profile to choose from").help("make a folder `profiles/NAME`"));
    }
    if !system.terminal.is_interactive() {
        let all = config::fields::list(known.iter().map(String::as_str));
        return Err(Error::usage("cannot ask which profile to use: there is no terminal")
            .help(format!("choose one with `--profile NAME`: {all}")));
    }
    let index = system.terminal.choose("Which profile", &known)?;
    selection.profiles.push(known[index].clone());
    selection.picks_profile = false;
    Ok(selection)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::system::fake::Fake;

    fn picks(fake: &Fake) -> Result<Vec<String>> {
        let mut selection = Selection::default();
        selection.add("--profile", "");
        picked(&fake.system, selection).map(|selection| selection.profiles)
    }

    fn fake(folder: &Path) -> Fake {
        let mut fake = Fake::new(folder);
        fake.system.env.directory = folder.to_owned();
        fake
    }

    #[test]
    fn the_person_picks_and_nobody_is_asked_without_a_terminal() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("atmos.yaml"), "").unwrap();
        assert_eq!(
            picks(&fake(root.path())).unwrap_err().to_string(),
            "error: there is no profile to choose from\nhelp: make a folder `profiles/NAME`"
        );
        for name in ["profiles/b", "profiles/a"] {
            fs::create_dir_all(root.path().join(name)).unwrap();
        }
        assert_eq!(
            picks(&fake(root.path())).unwrap_err().to_string(),
            "error: cannot ask which profile to use: there is no terminal\n\
             help: choose one with `--profile NAME`: `a`, `b`"
        );
        assert_eq!(picks(&fake(root.path()).with_person(1)).unwrap(), ["b"]);
    }
}
