//! Issuers that give an assertion beforehand, in a variable or a file.

use crate::{
    auth::assertion::{Claims, search::Search},
    credentials::Fetch,
    error::Result,
};

const SPACELIFT_FILES: [&str; 2] = ["/mnt/workspace/spacelift.oidc", "/app/spacelift.oidc"];

#[expect(clippy::unnecessary_wraps, reason = "every issuer is found by the same signature")]
pub(super) fn from_environment(search: &Search<'_>) -> Result<Option<Fetch>> {
    Ok(match &search.asked.variable {
        Some(variable) => search.given(&[variable]),
        None => search.given(search.asked.cloud_variables),
    })
}

#[expect(clippy::unnecessary_wraps, reason = "every issuer is found by the same signature")]
pub(super) fn from_file(search: &Search<'_>) -> Result<Option<Fetch>> {
    let named = search.asked.file.clone().map(Fetch::File);
    Ok(named.or_else(|| search.first(search.asked.cloud_files).map(|(_, file)| search.file(file))))
}

#[expect(clippy::unnecessary_wraps, reason = "every issuer is found by the same signature")]
pub(super) fn from_spacelift(search: &Search<'_>) -> Result<Option<Fetch>> {
    let file = SPACELIFT_FILES.iter().find(|file| search.env.written(file).is_file());
    Ok(search.given(&["SPACELIFT_OIDC_TOKEN"]).or_else(|| file.map(|file| search.file(file))))
}

/// The tokens of `id_tokens:` are in variables of any name; they are known by their issuer.
#[expect(clippy::unnecessary_wraps, reason = "every issuer is found by the same signature")]
pub(super) fn from_gitlab(search: &Search<'_>) -> Result<Option<Fetch>> {
    let (true, Some((_, server))) = (search.says("GITLAB_CI", "true"), search.first(&["CI_SERVER_URL"])) else {
        return Ok(None);
    };
    let variables = search.env.variables.iter().filter_map(|(name, value)| Some((name.to_str()?, value.to_str()?)));
    let tokens: Vec<(&str, &str, Claims)> = variables
        .filter_map(|(name, value)| Some((name, value, Claims::of(value)?)))
        .filter(|(_, _, claims)| claims.issuer == server)
        .collect();
    let right = tokens.iter().find(|(_, _, claims)| claims.audiences.iter().any(|own| own == search.audience()));
    // One that is for somebody else is refused by its name, if an audience is asked for.
    let found = right.or(tokens.first());
    Ok(found.map(|(name, value, _)| Fetch::Given { variable: (*name).to_owned(), token: (*value).into() }))
}
