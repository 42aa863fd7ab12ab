//! Getting an assertion from where it comes from, each time anew.

use std::{fs, path::Path};

use serde_json::Value;

use super::{claims::Claims, issuers};
use crate::{
    credentials::{AssertionSource, Fetch, Method},
    error::{Error, Kind, Result},
    secret::Secret,
    system::{
        System,
        http::Request,
        process::{Invocation, find},
        retry,
    },
};

/// Nothing that calls itself a token is longer.
const LONGEST: usize = 64 * 1024;

/// Names under which answers hold the token: GitHub's, Azure DevOps', and the usual ones.
const FIELDS: [&str; 5] = ["value", "oidcToken", "id_token", "token", "access_token"];

/// A new assertion.
pub(crate) async fn fetch(system: &System, source: &AssertionSource) -> Result<Secret> {
    let text = match &source.fetch {
        Fetch::Given { token, .. } => token.clone(),
        Fetch::File(path) => read(source, path)?,
        Fetch::Request { method, url, token } => request(system, source, *method, url, token.as_ref()).await?,
        Fetch::Command(words) => run(system, source, words)?,
    };
    // Programs of Windows put a byte order mark in front of text.
    let token = Secret::from(text.expose().trim_start_matches('\u{feff}').trim());
    check(system, source, &token)?;
    Ok(token)
}

fn check(system: &System, source: &AssertionSource, token: &Secret) -> Result<()> {
    let place = place(&source.fetch);
    let claims = (token.expose().len() <= LONGEST).then(|| Claims::of(token.expose())).flatten();
    let Some(claims) = claims else {
        return Err(Error::new(Kind::Denied, format!("cannot use the assertion in {place}"))
            .because(if token.expose().is_empty() { "it is empty" } else { "it is no JWT" })
            .help(issuers::advice(&source.issuer)));
    };
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are exact in a double")]
    let now = system.clock.now() as f64;
    if claims.expires_at.is_some_and(|end| end <= now) {
        return Err(Error::new(Kind::Denied, format!("the assertion in {place} has expired"))
            .because(format!("it was issued by `{}` for `{}`", claims.issuer, claims.subject))
            .help(issuers::advice(&source.issuer)));
    }
    Ok(())
}

fn place(fetch: &Fetch) -> String {
    match fetch {
        Fetch::Given { variable, .. } => format!("variable `{variable}`"),
        Fetch::File(path) => format!("`{}`", path.display()),
        Fetch::Request { url, .. } => format!("the answer of `{}`", retry::host_of(url)),
        Fetch::Command(words) => format!("the output of `{}`", words.first().map(String::as_str).unwrap_or_default()),
    }
}

fn read(source: &AssertionSource, path: &Path) -> Result<Secret> {
    let problem = |cause: String| {
        Error::new(Kind::Denied, format!("cannot read the assertion in `{}`", path.display()))
            .because(cause)
            .help(issuers::advice(&source.issuer))
    };
    let bytes = fs::read(path).map_err(|error| problem(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|_| problem("it is no text".to_owned()))?;
    Ok(text.into())
}

async fn request(
    system: &System,
    source: &AssertionSource,
    method: Method,
    url: &str,
    token: Option<&Secret>,
) -> Result<Secret> {
    let (title, advice) = (issuers::title(&source.issuer), issuers::advice(&source.issuer));
    let build = || {
        let request = match method {
            Method::Get => Request::get(url),
            // Azure DevOps: without the second header a refusal is a redirect to a sign-in page.
            Method::Post => Request::post(url, Vec::new())
                .header("content-type", "application/json")
                .header("x-tfs-fedauthredirect", "Suppress"),
        };
        let request = request.header("accept", "application/json");
        match token {
            Some(token) => request.header("authorization", format!("Bearer {}", token.expose())),
            None => request,
        }
    };
    let response = retry::send(system, build).await?;
    if response.status != 200 {
        let kind = if retry::is_temporary(response.status) { Kind::TryAgain } else { Kind::Denied };
        return Err(Error::new(kind, format!("{title} gave no assertion"))
            .because(format!("`{}` answered with HTTP {}", retry::host_of(url), response.status))
            .help(advice));
    }
    if retry::is_page(&response.body) {
        return Err(Error::new(Kind::TryAgain, format!("{title} gave no assertion"))
            .because(format!("`{}` answered with a page for people", retry::host_of(url)))
            .help(retry::IN_BETWEEN));
    }
    Ok(token_in(&response.body))
}

/// The token of an answer: in one of [`FIELDS`], or the answer itself.
fn token_in(body: &Secret) -> Secret {
    let Ok(value) = serde_json::from_str::<Value>(body.expose()) else { return body.clone() };
    let found = FIELDS.iter().find_map(|name| value.get(name)?.as_str()).or(value.as_str());
    found.unwrap_or_default().into()
}

fn run(system: &System, source: &AssertionSource, words: &[String]) -> Result<Secret> {
    let (title, advice) = (issuers::title(&source.issuer), issuers::advice(&source.issuer));
    let (name, arguments) = words.split_first().expect("a command has a name");
    let env = &system.env;
    let program = env.var_os("PATH").and_then(|path| find(name, &path.to_owned(), &env.directory, None));
    let program = program.ok_or_else(|| {
        Error::new(Kind::NotFound, format!("cannot get an assertion of {title}: `{name}` is not on PATH")).help(advice)
    })?;
    let invocation = Invocation {
        program,
        arguments: arguments.iter().map(Into::into).collect(),
        directory: env.directory.clone(),
        environment: env.variables.clone(),
    };
    let output = invocation.capture()?;
    if output.status != 0 {
        return Err(Error::new(Kind::Denied, format!("{title} gave no assertion"))
            .because(format!("`{name}` ended with status {}: {}", output.status, output.stderr.trim()))
            .help(advice));
    }
    Ok(output.stdout)
}

#[cfg(test)]
mod tests;
