//! Issuers whose program gives an assertion.

use crate::{auth::assertion::search::Search, credentials::Fetch, error::Result, system::process};

/// The variables hold tokens for the organisation's own audience; the program gives one for any.
#[expect(clippy::unnecessary_wraps, reason = "every issuer is found by the same signature")]
pub(super) fn from_circleci(search: &Search<'_>) -> Result<Option<Fetch>> {
    if !search.says("CIRCLECI", "true") {
        return Ok(None);
    }
    let path = search.env.var_os("PATH").map(ToOwned::to_owned).unwrap_or_default();
    if process::find("circleci", &path, &search.env.directory, None).is_none() {
        return Ok(search.given(&["CIRCLE_OIDC_TOKEN_V2", "CIRCLE_OIDC_TOKEN"]));
    }
    let claims = serde_json::json!({"aud": search.audience()}).to_string();
    Ok(Some(command(&["circleci", "run", "oidc", "get", "--claims", &claims])))
}

#[expect(clippy::unnecessary_wraps, reason = "every issuer is found by the same signature")]
pub(super) fn from_buildkite(search: &Search<'_>) -> Result<Option<Fetch>> {
    if !search.says("BUILDKITE", "true") {
        return Ok(None);
    }
    let mut words = vec!["buildkite-agent", "oidc", "request-token", "--audience", search.audience()];
    if let Some(claim) = &search.asked.subject_claim {
        words.extend(["--subject-claim", claim]);
    }
    Ok(Some(command(&words)))
}

fn command(words: &[&str]) -> Fetch {
    Fetch::Command(words.iter().map(|word| (*word).to_owned()).collect())
}
