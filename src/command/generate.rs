//! `wrap generate`: completions and man pages, for packages and for the repository.

use std::path::Path;

use clap_complete::{Shell, generate_to};

use crate::error::{Error, Kind, Result};

/// Writes `completions/` and `man/` into `folder`.
pub(crate) fn run(folder: &Path, definition: clap::Command) -> Result<u8> {
    write(folder, definition)
        .map(|()| 0)
        .map_err(|error| Error::new(Kind::Store, format!("cannot write to `{}`", folder.display())).because(error))
}

fn write(folder: &Path, mut definition: clap::Command) -> std::io::Result<()> {
    let (completions, man) = (folder.join("completions"), folder.join("man"));
    std::fs::create_dir_all(&completions)?;
    std::fs::create_dir_all(&man)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell] {
        generate_to(shell, &mut definition, "wrap", &completions)?;
    }
    clap_mangen::generate_to(definition, &man)
}
