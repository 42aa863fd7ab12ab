//! `wrap generate`: completions, man pages, and the tables of the documentation that are tables in the code.

mod readme;

use std::path::Path;

use clap_complete::{Generator as _, Shell};

use crate::{
    command::completion,
    error::{Error, Kind, Result},
};

/// Writes `completions/` and `man/` into `folder`, and the tables into its `README.md` and `docs/` where they are.
pub(crate) fn run(folder: &Path, definition: clap::Command) -> Result<u8> {
    let problem = |error: std::io::Error| {
        Error::new(Kind::Store, format!("cannot write to `{}`", folder.display())).because(error)
    };
    write(folder, definition).map_err(problem)?;
    for page in readme::PAGES {
        readme::update(&folder.join(page)).map_err(problem)?;
    }
    Ok(0)
}

fn write(folder: &Path, definition: clap::Command) -> std::io::Result<()> {
    let (completions, man) = (folder.join("completions"), folder.join("man"));
    std::fs::create_dir_all(&completions)?;
    std::fs::create_dir_all(&man)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell] {
        std::fs::write(completions.join(shell.file_name("wrap")), completion::script(shell, &definition))?;
    }
    clap_mangen::generate_to(definition, &man)
}
