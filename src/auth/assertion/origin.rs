//! Where an assertion comes from, in words.

use super::{
    find::implied,
    issuers::{ISSUERS, title},
    search::{Asked, Search},
};
use crate::{
    credentials::{AssertionSource, Fetch},
    system::Env,
};

/// `GitHub Actions (https://host)`, `the variable NAME (Spacelift)`, `the file PATH`. What may be a secret of an
/// address, its path and its query, is left out.
pub(crate) fn origin(source: &AssertionSource, env: &Env) -> String {
    let issuer = title(&source.issuer);
    let whose = if ["environment", "file", "url"].contains(&source.issuer.as_str()) {
        String::new()
    } else {
        format!(" ({issuer})")
    };
    match &source.fetch {
        Fetch::Given { variable, .. } => format!("the variable {variable}{whose}"),
        Fetch::File(path) => format!("the file `{}`{whose}", env.shown(path)),
        Fetch::Request { url, .. } => format!("{issuer} ({})", host(url)),
        Fetch::Command(words) => format!("the program `{}`{whose}", words.first().map_or("", String::as_str)),
    }
}

/// What else would give an assertion, where the configuration leaves it open who does.
pub(crate) fn alternatives(asked: &Asked, taken: &AssertionSource, env: &Env) -> Vec<String> {
    if asked.issuer.is_some() || implied(asked).is_some() {
        return Vec::new();
    }
    let search = Search { asked, env };
    let others = ISSUERS.iter().filter(|issuer| issuer.name != taken.issuer);
    // One that could not be asked is no alternative.
    let found = others.filter_map(|issuer| Some((issuer, (issuer.find)(&search).ok().flatten()?)));
    found.map(|(issuer, fetch)| origin(&AssertionSource { issuer: issuer.name.to_owned(), fetch }, env)).collect()
}

fn host(url: &str) -> String {
    let parsed = reqwest::Url::parse(url).ok();
    parsed.map_or_else(|| "an address".to_owned(), |url| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{credentials::Method, system::fake};

    fn spoken(issuer: &str, fetch: Fetch) -> String {
        origin(&AssertionSource { issuer: issuer.into(), fetch }, &Env::default())
    }

    #[test]
    fn origins_name_issuer_and_place_and_no_secret() {
        let given = |variable: &str| Fetch::Given { variable: variable.into(), token: "canary".into() };
        let request = || Fetch::Request {
            method: Method::Get,
            url: "https://ci.example/canary?key=canary".into(),
            token: Some("canary".into()),
        };
        for (spoken, want) in [
            (spoken("environment", given("ARM_OIDC_TOKEN")), "the variable ARM_OIDC_TOKEN"),
            (spoken("spacelift", given("SPACELIFT_OIDC_TOKEN")), "the variable SPACELIFT_OIDC_TOKEN (Spacelift)"),
            (spoken("file", Fetch::File("/token".into())), "the file `/token`"),
            (spoken("github", request()), "GitHub Actions (https://ci.example)"),
            (spoken("url", request()), "the URL (https://ci.example)"),
            (
                spoken("circleci", Fetch::Command(vec!["circleci".into(), "run".into()])),
                "the program `circleci` (CircleCI)",
            ),
        ] {
            assert_eq!(spoken, want);
        }
    }

    #[test]
    fn alternatives_are_what_nobody_has_decided_between() {
        let env = fake::env(&[
            ("TFC_WORKLOAD_IDENTITY_TOKEN", "canary"),
            ("BITBUCKET_STEP_OIDC_TOKEN", "canary"),
            ("GITHUB_ACTIONS", "true"),
        ]);
        let taken = AssertionSource { issuer: "hcp-terraform".into(), fetch: Fetch::File("/token".into()) };
        let open = Asked { default_audience: "a", ..Asked::default() };
        assert_eq!(alternatives(&open, &taken, &env), ["the variable BITBUCKET_STEP_OIDC_TOKEN (Bitbucket Pipelines)"]);
        let named = Asked { issuer: Some("hcp-terraform".into()), ..open };
        assert_eq!(alternatives(&named, &taken, &env), [""; 0]);
    }
}
