//! `wrap auth explain`: what a refusal of Entra ID means, and what to do.

use crate::{
    cloud::azure::refusal,
    error::{Error, Kind, Result},
    system::System,
};

/// Explains the codes in `words` on stdout; a single `-` stands for standard input.
pub(crate) fn explain(system: &System, words: &[String]) -> Result<u8> {
    let text = match words {
        [word] if word == "-" => std::io::read_to_string(std::io::stdin())
            .map_err(|error| Error::new(Kind::Store, "cannot read standard input").because(error))?,
        words => words.join(" "),
    };
    for explanation in refusal::explain(&text)? {
        system.terminal.print(&format!("{}: {}", explanation.name, explanation.meaning));
        explanation.advice.iter().for_each(|advice| system.terminal.print(&format!("help: {advice}")));
    }
    Ok(0)
}
