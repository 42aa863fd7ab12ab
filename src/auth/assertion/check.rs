//! What the configuration says about assertions must be of use to their issuer.

use super::{
    find::{implied, unknown},
    issuers::named,
    search::Asked,
};
use crate::error::{Error, Result};

/// Refuses an issuer that is not known, and what would be ignored because another source is named.
pub(crate) fn check(asked: &Asked) -> Result<()> {
    let issuer = asked.issuer.as_deref().or_else(|| implied(asked));
    if let Some(name) = issuer.filter(|name| named(name).is_none()) {
        return Err(unknown(name));
    }
    let Some(stray) = stray(asked, issuer) else { return Ok(()) };
    Err(match issuer {
        Some(issuer) => Error::configuration(format!("assertions of type `{issuer}` have no use for {stray}")).help(
            if asked.issuer.is_some() { "remove it, or correct `token_source.type`" } else { "keep one of them" },
        ),
        None => Error::configuration(format!("`token_source` has {stray}, but no `url`"))
            .help(format!("add `url: https://…` to it, or remove {stray}")),
    })
}

/// What `issuer` does not look at. A variable may hold the token of any issuer but those that look
/// elsewhere by their nature.
fn stray(asked: &Asked, issuer: Option<&str>) -> Option<&'static str> {
    let is = |name: &str| issuer == Some(name);
    let all = [
        ("`environment_variable`", asked.variable.is_some() && (is("file") || is("url"))),
        ("a file", asked.file.is_some() && !is("file")),
        ("`url`", asked.url.is_some() && !is("url")),
        ("`request_token`", asked.request_token.is_some() && !is("url")),
        ("`allowed_hosts`", !asked.allowed_hosts.is_empty() && !is("url")),
    ];
    all.into_iter().find_map(|(name, is_stray)| is_stray.then_some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(asked: &Asked) -> String {
        check(asked).unwrap_err().message().to_owned()
    }

    #[test]
    fn what_the_source_has_no_use_for_is_refused() {
        let (variable, url) = (Some("MINE".to_owned()), Some("https://ci.example/t".to_owned()));
        let github = || Some("github".to_owned());
        for asked in [
            Asked::default(),
            Asked { issuer: github(), variable: variable.clone(), ..Asked::default() },
            Asked { url: url.clone(), allowed_hosts: vec!["ci.example".into()], ..Asked::default() },
            Asked { file: Some("/token".into()), ..Asked::default() },
        ] {
            assert!(check(&asked).is_ok(), "{asked:?}");
        }
        for (asked, want) in [
            (Asked { issuer: github(), url: url.clone(), ..Asked::default() }, "type `github` have no use for `url`"),
            (Asked { variable, url: url.clone(), ..Asked::default() }, "type `environment` have no use for `url`"),
            (Asked { file: Some("/token".into()), url, ..Asked::default() }, "type `file` have no use for `url`"),
            (Asked { allowed_hosts: vec!["a".into()], ..Asked::default() }, "has `allowed_hosts`, but no `url`"),
        ] {
            assert!(refused(&asked).contains(want), "{}", refused(&asked));
        }
    }
}
