//! Whom an assertion is for.

use super::{
    Claims,
    issuers::{note, title},
};
use crate::{
    credentials::{AssertionSource, Fetch},
    error::{Error, Result},
};

/// Refuses an audience that cannot be had: an assertion that came with the environment or lies in a
/// file is for whom its issuer made it.
pub(crate) fn refuse_other_audience(audience: &str, source: &AssertionSource) -> Result<()> {
    let (token, place) = match &source.fetch {
        Fetch::Given { variable, token } => (token.clone(), format!("variable `{variable}`")),
        // A file that is not there yet is missed when it is used.
        Fetch::File(path) => {
            let Ok(text) = std::fs::read_to_string(path) else { return Ok(()) };
            (text.into(), format!("`{}`", path.display()))
        }
        Fetch::Request { .. } | Fetch::Command(_) => return Ok(()),
    };
    let Some(claims) = Claims::of(token.expose().trim()) else { return Ok(()) };
    if claims.audiences.iter().any(|own| own == audience) {
        return Ok(());
    }
    let title = title(&source.issuer);
    let error = Error::configuration(format!("cannot get an assertion of {title} for audience `{audience}`"))
        .because(format!("the one in {place} is for `{}`", claims.audiences.join("`, `")))
        .help("remove `audience`, and let the federated credential name the audience of the assertion");
    Err(match note(&source.issuer) {
        Some(note) => error.help(note),
        None => error,
    })
}
