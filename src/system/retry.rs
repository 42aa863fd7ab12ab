//! Patience with a server: a request is sent again while that may help.

use std::time::Duration;

use crate::{
    error::{Error, Kind, Result},
    secret::Secret,
    system::{
        System,
        http::{Request, Response},
    },
};

/// Tries after the first one.
const MORE_TRIES: usize = 3;
/// A person who waits this long is told why.
const LONG_WAIT_SECONDS: u64 = 5;
/// A person waits no longer than this for one answer.
const LONGEST_WAIT_SECONDS: u64 = 60;

/// Sends what `request` makes; after a broken connection, 429 or 5xx up to three times again.
/// `Retry-After` is obeyed. The last reply is returned whatever its status.
pub(crate) async fn send(system: &System, request: impl Fn() -> Request) -> Result<Response> {
    for attempt in 0..MORE_TRIES {
        let seconds = match system.http.send(request()).await {
            Ok(response) if !is_temporary(response.status) => return Ok(response),
            Ok(Response { retry_after: Some(seconds), status, .. }) => bearable(&request().url, status, seconds)?,
            Ok(_) => 1 << attempt,
            Err(error) if error.kind() == Kind::TryAgain => 1 << attempt,
            // A broken SSL_CERT_FILE stays broken.
            Err(error) => return Err(error),
        };
        if seconds >= LONG_WAIT_SECONDS {
            let host = host_of(&request().url).to_owned();
            system.terminal.say(&format!("`{host}` asks us to wait {seconds} seconds"));
        }
        system.clock.sleep(Duration::from_secs(seconds)).await;
    }
    system.http.send(request()).await
}

/// Whether the same request may get another answer later.
pub(crate) fn is_temporary(status: u16) -> bool {
    status == 429 || status >= 500
}

fn bearable(url: &str, status: u16, seconds: u64) -> Result<u64> {
    if seconds <= LONGEST_WAIT_SECONDS {
        return Ok(seconds);
    }
    Err(Error::new(Kind::TryAgain, format!("`{}` wants us to wait {seconds} seconds (HTTP {status})", host_of(url)))
        .help(format!("run the command again in {} minutes", seconds.div_ceil(60))))
}

/// What may be done when a page came where an answer should be.
pub(crate) const IN_BETWEEN: &str =
    "if a proxy or a captive portal stands in between, sign in to it; then run the command again";

/// Whether the body of an answer is a page for people.
pub(crate) fn is_page(body: &Secret) -> bool {
    body.expose().trim_start().starts_with('<')
}

/// The host of a URL: `login.microsoftonline.com`.
pub(crate) fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or(rest);
    // What stands before the host is a user name, and maybe a password.
    authority.rsplit('@').next().unwrap_or(authority)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::{fake::Fake, runtime};

    const URL: &str = "https://login.example/token";

    fn fake() -> Fake {
        Fake::new(tempfile::tempdir().unwrap().path())
    }

    fn status(fake: &Fake) -> Result<u16> {
        runtime::run(send(&fake.system, || Request::get(URL))).map(|response| response.status)
    }

    #[test]
    fn throttled_request_waits_as_long_as_it_is_told() {
        let fake = fake().answer_later("", 429, 17, "").answer("", 200, "");
        assert_eq!(status(&fake).unwrap(), 200);
        assert_eq!(fake.sleeps(), [17]);
        assert_eq!(fake.said(), ["`login.example` asks us to wait 17 seconds"]);
    }

    #[test]
    fn failing_server_gets_three_more_tries() {
        let fake = fake().answer("", 500, "").break_connection("").answer("", 503, "").answer("", 502, "");
        assert_eq!(status(&fake).unwrap(), 502);
        assert_eq!(fake.sleeps(), [1, 2, 4]);
    }

    #[test]
    fn broken_connection_is_an_error_after_all_tries() {
        let fake = fake().break_connection("").break_connection("").break_connection("").break_connection("");
        assert_eq!(status(&fake).unwrap_err().kind(), Kind::TryAgain);
    }

    #[test]
    fn unbearable_wait_is_an_error_that_says_how_long() {
        let fake = fake().answer_later("", 429, 300, "");
        assert_eq!(
            status(&fake).unwrap_err().to_string(),
            "error: `login.example` wants us to wait 300 seconds (HTTP 429)\n\
             help: run the command again in 5 minutes"
        );
        assert!(fake.sleeps().is_empty());
    }

    #[test]
    fn refusal_is_not_sent_again() {
        let fake = fake().answer("", 400, "");
        assert_eq!(status(&fake).unwrap(), 400);
        assert_eq!(fake.requests().len(), 1);
    }
}
