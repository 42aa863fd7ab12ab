//! One token from a machine's own identity service, with the patience that each service wants.

use std::{path::Path, time::Duration};

use serde::Deserialize;

use super::{arc, host::Dialect, reply::Reply};
use crate::{
    cloud::azure::{entra::Granted, environment::resource_of, retry},
    credentials::{Host, Machine, Selector},
    error::{Error, Kind, Result},
    system::{
        System,
        http::{Request, Response},
        thumbprint::Thumbprint,
    },
};

/// How long to wait before each further try, in seconds (Entra's guide for the service).
const WAITS: [u64; 5] = [0, 2, 6, 14, 30];
/// The same after 410: the service is being upgraded, which takes up to 70 seconds.
const UPGRADE_WAITS: [u64; 5] = [2, 6, 14, 30, 20];

/// What is asked of a machine.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) machine: &'a Machine,
    pub(crate) scope: &'a str,
    /// Whether a service that is busy gets its time; not when there is an older token to go on with.
    pub(crate) retries: bool,
}

/// A token, and the application of the identity where the machine tells it.
pub(super) async fn ask(system: &System, question: &Question<'_>) -> Result<(Granted, Option<String>)> {
    let Question { machine, scope, .. } = *question;
    let dialect = Dialect::of(machine.host);
    let response = send(system, question, dialect).await?;
    if response.status != 200 {
        return Err(refusal(machine, dialect, &response));
    }
    // What serde says is dropped: it may quote a token.
    let reply: Reply =
        serde_json::from_str(response.body.expose()).map_err(|_| impostor(machine, dialect, &response))?;
    check_echo(machine, &reply)?;
    let client_id = reply.client_id.clone().filter(|id| !id.is_empty());
    Ok((reply.granted(scope, system.clock.now()), client_id))
}

async fn send(system: &System, question: &Question<'_>, dialect: &Dialect) -> Result<Response> {
    let Question { machine, scope, retries } = *question;
    let choice = machine.selector.as_ref().map(|selector| dialect.choice(selector)).transpose()?;
    let request = || request(machine, dialect, choice, resource_of(scope));
    match machine.host {
        Host::VirtualMachine => send_to_metadata_service(system, dialect, retries, request).await,
        Host::Arc => {
            let challenge = send_to_metadata_service(system, dialect, retries, request).await?;
            if challenge.status != 401 {
                return Ok(challenge);
            }
            let answer = arc::answer(challenge.challenge.as_deref(), Path::new(arc::FOLDER))?;
            send_to_metadata_service(system, dialect, retries, || request().header("authorization", answer.clone()))
                .await
        }
        _ if !retries => system.http.send(request()).await,
        Host::AppService | Host::ServiceFabric | Host::MachineLearning | Host::CloudShell => {
            retry::send(system, request).await
        }
    }
}

fn request(machine: &Machine, dialect: &Dialect, choice: Option<(&'static str, &str)>, resource: &str) -> Request {
    let mut request = if dialect.is_form {
        Request::post(&machine.endpoint, vec![("resource", resource.into())])
    } else {
        let mut query = vec![("api-version", dialect.version), ("resource", resource)];
        query.extend(choice);
        Request::query(&machine.endpoint, &query)
    };
    if dialect.wants_metadata {
        request = request.header("metadata", "true");
    }
    if let (Some(name), Some(value)) = (dialect.secret_header, &machine.header) {
        request = request.header(name, value.clone());
    }
    match machine.thumbprint.as_deref().and_then(Thumbprint::read) {
        Some(server) => request.only_to(server),
        None => request.directly(),
    }
}

/// The first try shows whether there is a service at all, so it is not repeated when nobody
/// answers. After that, a service that is busy or comes up gets its time.
async fn send_to_metadata_service(
    system: &System,
    dialect: &Dialect,
    retries: bool,
    request: impl Fn() -> Request,
) -> Result<Response> {
    let mut last = system.http.send(request()).await.map_err(|error| absent(dialect, &error))?;
    let tries = if retries { WAITS.len() } else { 0 };
    for attempt in 0..tries {
        let waits = match last.status {
            410 => UPGRADE_WAITS,
            404 | 429 => WAITS,
            status if status >= 500 => WAITS,
            _ => return Ok(last),
        };
        let seconds = last.retry_after.map_or(waits[attempt], |wanted| wanted.min(70));
        system.clock.sleep(Duration::from_secs(seconds)).await;
        match system.http.send(request()).await {
            Ok(response) => last = response,
            Err(error) if attempt + 1 == tries => return Err(error),
            Err(_) => {}
        }
    }
    Ok(last)
}

fn absent(dialect: &Dialect, error: &Error) -> Error {
    let text = error.to_string();
    let cause = text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    Error::new(Kind::TryAgain, "cannot find a managed identity on this machine")
        .because(format!("{} does not answer: {cause}", dialect.name))
        .help("outside of Azure use another kind of provider, such as `azure/device-code`")
}

/// Something else answers where the service should: a captive portal, or the router of another network.
fn impostor(machine: &Machine, dialect: &Dialect, response: &Response) -> Error {
    let what = if retry::is_page(&response.body) { "a page for people" } else { "something that is no token" };
    Error::new(Kind::TryAgain, "cannot find a managed identity on this machine")
        .because(format!("{} answered with {what} (HTTP {})", dialect.name, response.status))
        .help(format!("see what answers: `curl --noproxy '*' -i '{}'`", machine.endpoint))
        .help("outside of Azure use another kind of provider, such as `azure/device-code`")
}

/// An error in any of the spellings.
#[derive(Deserialize)]
struct Problem {
    #[serde(alias = "Message")]
    message: Option<String>,
    error: Option<serde_json::Value>,
    error_description: Option<String>,
}

fn refusal(machine: &Machine, dialect: &Dialect, response: &Response) -> Error {
    let body = response.body.expose();
    // Docker Desktop answers for every address that it cannot reach.
    if response.status == 403 && body.contains("unreachable") {
        return absent(dialect, &Error::new(Kind::TryAgain, "the network is unreachable"));
    }
    if retry::is_page(&response.body) {
        return impostor(machine, dialect, response);
    }
    let is_temporary = retry::is_temporary(response.status) || matches!(response.status, 404 | 410);
    let kind = if is_temporary { Kind::TryAgain } else { Kind::Denied };
    let error = Error::new(kind, format!("{} gave no token (HTTP {})", dialect.name, response.status));
    let error = match serde_json::from_str::<Problem>(body).ok().and_then(Problem::text) {
        Some(text) => error.because(text),
        None => error,
    };
    match (&machine.selector, response.status) {
        (Some(_), 400) => error.help("assign the identity to this machine, or correct it in the provider"),
        (None, 400) => error.help("give this machine an identity, such as with `az vm identity assign`"),
        _ => error,
    }
}

impl Problem {
    fn text(self) -> Option<String> {
        let nested = self.error.as_ref().and_then(|error| error["message"].as_str().or(error.as_str()));
        let text = self.error_description.or(self.message).or(nested.map(str::to_owned))?;
        Some(text.lines().next().unwrap_or_default().to_owned())
    }
}

/// Old agents of Azure Arc ignore the choice and give the machine's own identity.
fn check_echo(machine: &Machine, reply: &Reply) -> Result<()> {
    let Some(Selector::Client(wanted)) = &machine.selector else { return Ok(()) };
    match &reply.client_id {
        Some(got) if !got.is_empty() && !got.eq_ignore_ascii_case(wanted) => {
            Err(Error::new(Kind::Denied, format!("this machine gave a token of another identity than `{wanted}`"))
                .because(format!("it is that of `{got}`"))
                .help("assign the identity to this machine; on Azure Arc, upgrade the agent: `azcmagent upgrade`"))
        }
        None if machine.host == Host::Arc => {
            Err(Error::new(Kind::Denied, format!("cannot tell whether the token is that of `{wanted}`"))
                .because("the agent of Azure Arc does not say whose it is")
                .help("upgrade the agent: `azcmagent upgrade`"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
