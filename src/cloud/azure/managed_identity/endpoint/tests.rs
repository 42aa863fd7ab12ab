//! Every machine as it wants to be asked, against a fake one.

use serde_json::json;

use super::{Question, ask};
use crate::{
    credentials::{Host, Machine, Selector},
    error::{Error, Kind},
    system::{
        fake::{Fake, NOW, Sent},
        runtime,
    },
};

const SCOPE: &str = "https://management.core.windows.net//.default";
const ENDPOINT: &str = "http://machine.example/token";
const CLIENT: &str = "44444444-dddd-4ddd-8ddd-444444444444";

fn machine(host: Host, selector: Option<Selector>) -> Machine {
    let header = matches!(host, Host::AppService | Host::MachineLearning).then(|| "canary-header".into());
    Machine { host, endpoint: ENDPOINT.into(), header, thumbprint: None, selector }
}

fn question(machine: &Machine) -> Question<'_> {
    Question { machine, scope: SCOPE, retries: true }
}

fn fake() -> Fake {
    Fake::new(tempfile::tempdir().unwrap().path())
}

fn reply() -> String {
    json!({"access_token": "canary-token", "client_id": CLIENT, "expires_on": (NOW + 86_000).to_string()}).to_string()
}

/// The one request that `machine` gets.
fn sent(machine: &Machine) -> Sent {
    let fake = fake().answer("", 200, reply());
    let (granted, client_id) = runtime::run(ask(&fake.system, &question(machine))).unwrap();
    assert_eq!((granted.token.expires_at, client_id.as_deref()), (NOW + 86_000, Some(CLIENT)));
    fake.requests().remove(0)
}

fn refused(fake: &Fake, machine: &Machine) -> Error {
    let error = runtime::run(ask(&fake.system, &question(machine))).map(|_| ()).unwrap_err();
    fake.assert_secrets_kept(&[error.to_string()]);
    error
}

#[test]
fn every_machine_is_asked_in_its_own_words_and_past_every_proxy() {
    let resource = "https%3A%2F%2Fmanagement.core.windows.net%2F";
    for (host, query, headers) in [
        (Host::VirtualMachine, format!("?api-version=2018-02-01&resource={resource}"), vec![("metadata", "true")]),
        (Host::Arc, format!("?api-version=2020-06-01&resource={resource}"), vec![("metadata", "true")]),
        (
            Host::AppService,
            format!("?api-version=2019-08-01&resource={resource}"),
            vec![("x-identity-header", "canary-header")],
        ),
        (
            Host::MachineLearning,
            format!("?api-version=2017-09-01&resource={resource}"),
            vec![("secret", "canary-header")],
        ),
        (Host::CloudShell, String::new(), vec![("metadata", "true")]),
    ] {
        let sent = sent(&machine(host, None));
        assert_eq!(sent.url, format!("{ENDPOINT}{query}"), "{host:?}");
        let own: Vec<(&str, &str)> = sent.headers.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(own, headers, "{host:?}");
        assert!(sent.direct, "{host:?}");
        let form = if host == Host::CloudShell { vec!["https://management.core.windows.net/"] } else { vec![] };
        assert_eq!(sent.form.values().collect::<Vec<_>>(), form, "{host:?}");
    }
}

#[test]
fn user_assigned_identity_is_named_as_each_machine_knows_it() {
    let client = || Selector::Client(CLIENT.into());
    let resource = || Selector::Resource("/subscriptions/s".into());
    for (host, selector, want) in [
        (Host::VirtualMachine, client(), format!("&client_id={CLIENT}")),
        (Host::VirtualMachine, Selector::Object("o".into()), "&object_id=o".to_owned()),
        (Host::VirtualMachine, resource(), "&msi_res_id=%2Fsubscriptions%2Fs".to_owned()),
        (Host::AppService, resource(), "&mi_res_id=%2Fsubscriptions%2Fs".to_owned()),
        (Host::MachineLearning, client(), format!("&clientid={CLIENT}")),
    ] {
        let sent = sent(&machine(host, Some(selector)));
        assert!(sent.url.ends_with(&want), "{}", sent.url);
    }
}

#[test]
fn busy_service_gets_its_time() {
    let fake = fake().answer("", 404, "").answer("", 429, "").break_connection("").answer("", 503, "");
    let fake = fake.answer_later("", 500, 7, "").answer("", 200, reply());
    runtime::run(ask(&fake.system, &question(&machine(Host::VirtualMachine, None)))).unwrap();
    assert_eq!(fake.sleeps(), [0, 2, 6, 14, 7]);
}

#[test]
fn busy_service_is_not_waited_for_when_there_is_an_older_token() {
    for host in [Host::VirtualMachine, Host::AppService] {
        let fake = fake().answer("", 503, "");
        let machine = machine(host, None);
        let question = Question { retries: false, ..question(&machine) };
        assert_eq!(runtime::run(ask(&fake.system, &question)).map(|_| ()).unwrap_err().kind(), Kind::TryAgain);
        assert!(fake.sleeps().is_empty());
    }
}

#[test]
fn upgrade_of_the_service_is_waited_for() {
    let fake = (0..6).fold(fake(), |fake, _| fake.answer("", 410, ""));
    let error = refused(&fake, &machine(Host::VirtualMachine, None));
    assert_eq!(error.kind(), Kind::TryAgain);
    assert!(fake.sleeps().iter().sum::<u64>() >= 70);
}

#[test]
fn machine_outside_of_azure_is_told_at_once() {
    let fake = fake().break_connection("");
    assert_eq!(
        refused(&fake, &machine(Host::VirtualMachine, None)).to_string(),
        "error: cannot find a managed identity on this machine\n  \
         caused by: the instance metadata service does not answer: cannot reach `the.fake`\n\
         help: outside of Azure use another kind of provider, such as `azure/device-code`"
    );
    assert!(fake.sleeps().is_empty());
    let body = "connecting to 169.254.169.254:80: connect: A socket operation was attempted to an unreachable network";
    let docker = self::fake().answer("", 403, body);
    assert!(refused(&docker, &machine(Host::VirtualMachine, None)).to_string().contains("network is unreachable"));
}

#[test]
fn machine_without_the_identity_says_so_and_is_not_asked_again() {
    let body = r#"{"error": "invalid_request", "error_description": "Identity not found"}"#;
    let fake = fake().answer("", 400, body);
    let selector = Some(Selector::Client(CLIENT.into()));
    assert_eq!(
        refused(&fake, &machine(Host::VirtualMachine, selector)).to_string(),
        "error: the instance metadata service gave no token (HTTP 400)\n  caused by: Identity not found\n\
         help: assign the identity to this machine, or correct it in the provider"
    );
}

#[test]
fn token_of_another_identity_is_refused() {
    let other = Some(Selector::Client("99999999-9999-4999-8999-999999999999".into()));
    let error = refused(&fake().answer("", 200, reply()), &machine(Host::Arc, other.clone())).to_string();
    assert!(error.contains("another identity") && error.contains(CLIENT), "{error}");
    let silent = r#"{"access_token": "canary-token"}"#;
    assert!(refused(&fake().answer("", 200, silent), &machine(Host::Arc, other)).to_string().contains("does not say"));
}

#[test]
fn challenge_that_leads_elsewhere_is_not_answered() {
    let fake = fake().answer_challenge("", "Basic realm=/etc/passwd.key");
    let error = refused(&fake, &machine(Host::Arc, None)).to_string();
    assert!(error.contains("`/etc/passwd.key`, which is no key of the agent"), "{error}");
    assert_eq!(fake.requests().len(), 1);
}
