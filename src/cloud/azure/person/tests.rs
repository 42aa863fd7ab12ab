//! A person's sign-in, from the prompt to credentials, against a fake Entra ID.

use std::path::Path;

use super::Person;
use crate::{
    auth::{Consent, Provider as _},
    cloud::azure::fixtures::{
        GUEST, HOME_TENANT, MEMBER, OBJECT_ID, SUBSCRIPTION, TENANT, key, provider, refused, subscriptions, user_reply,
        write_cache,
    },
    credentials::{Azure, Credentials, SignedInBy},
    error::{Error, Kind, Result},
    system::{fake::Fake, runtime},
};

const CODE: &str = "device_code=canary-device";
const REFRESH: &str = "grant_type=refresh_token";
const LOGIN: &str = "run `wrap auth login -i dev`";

fn fake(home: &Path) -> Fake {
    Fake::new(home).with_person(0)
}

/// Answers to everything up to the prompt.
fn offers_code(fake: Fake) -> Fake {
    let body = r#"{"device_code":"canary-device","user_code":"ABCD-EFGH","verification_uri":"https://microsoft.com/devicelogin",
        "expires_in":"900","interval":5,"message":"To sign in, …"}"#;
    fake.answer("/oauth2/v2.0/devicecode", 200, body)
}

/// Answers that renew every audience; the last refresh token is `canary-refresh-13`.
fn renews(fake: Fake, home: &str) -> Fake {
    let fake = (10..14).fold(fake, |fake, number| fake.answer(REFRESH, 200, user_reply(home, number)));
    fake.answer("/subscriptions", 200, subscriptions())
}

fn issue_in(fake: &Fake, fields: &str, consent: Consent<'_>) -> Result<Azure> {
    let provider = Person::new(&provider("azure/device-code", fields), &fake.system.env, SignedInBy::DeviceCode)?;
    let issued = runtime::run(provider.issue(&fake.system, consent, &key()));
    let texts: Vec<String> =
        issued.as_ref().map(|issued| format!("{issued:?}")).map_err(Error::to_string).into_iter().collect();
    fake.assert_secrets_kept(&texts);
    let error = issued.as_ref().err().map(ToString::to_string);
    fake.assert_secrets_kept(error.as_slice());
    issued.map(|Credentials::Azure(azure)| azure)
}

fn issue(fake: &Fake) -> Result<Azure> {
    issue_in(fake, &format!("tenant_id: {TENANT}"), Consent::AskIfNeeded)
}

fn error_of(fake: &Fake) -> String {
    issue(fake).unwrap_err().to_string()
}

#[test]
fn person_signs_in_and_every_audience_has_a_token() {
    let home = tempfile::tempdir().unwrap();
    let fake = offers_code(fake(home.path()))
        .answer(CODE, 400, refused("authorization_pending", "AADSTS70016: Pending."))
        .answer(CODE, 400, refused("slow_down", "Slower."))
        .answer(CODE, 400, refused("authorization_pending", "AADSTS70016: Pending."))
        .answer(CODE, 200, user_reply(MEMBER, 1));
    let fake = renews(fake, MEMBER);
    let azure = issue(&fake).unwrap();
    assert_eq!(fake.sleeps(), [5, 5, 10, 10], "slow_down lasts");
    assert_eq!(
        fake.said(),
        [
            format!(
                "To sign in to tenant `{TENANT}`, open https://microsoft.com/devicelogin and enter the code ABCD-EFGH"
            ),
            "(or open https://microsoft.com/devicelogin?otc=ABCDEFGH, which fills it in; the code expires in 15 minutes)"
                .to_owned(),
        ]
    );
    let scopes = ["management.azure.com", "management.core.windows.net/", "graph.microsoft.com", "vault.azure.net"];
    for scope in scopes {
        assert!(azure.tokens.iter().any(|token| token.serves(&format!("https://{scope}/.default"))), "{scope}");
    }
    assert_eq!(azure.principal.name, "dev@contoso.example");
    assert_eq!(azure.principal.object_id, OBJECT_ID);
    assert_eq!(azure.principal.home_account_id.as_deref(), Some(MEMBER));
    assert_eq!(azure.refresh_token.unwrap().expose(), "canary-refresh-12", "the newest one is kept");
    assert_eq!(azure.subscriptions[0].name, "Development");
    assert_eq!(azure.target, None);
    assert!(azure.id_token.is_some());
}

#[test]
fn provider_may_choose_the_subscription() {
    let home = tempfile::tempdir().unwrap();
    let fake = renews(offers_code(fake(home.path())).answer(CODE, 200, user_reply(MEMBER, 1)), MEMBER);
    let fields = format!("{{tenant_id: {TENANT}, subscription_id: {SUBSCRIPTION}, location: westeurope}}");
    let target = issue_in(&fake, &fields, Consent::AskIfNeeded).unwrap().target.unwrap();
    assert_eq!((target.subscription_name.as_str(), target.location.as_deref()), ("Development", Some("westeurope")));
}

#[test]
fn declined_sign_in_says_so() {
    let home = tempfile::tempdir().unwrap();
    for error in ["authorization_declined", "access_denied"] {
        let fake = offers_code(fake(home.path())).answer(CODE, 400, refused(error, "AADSTS65004: Declined."));
        assert_eq!(
            error_of(&fake),
            format!(
                "error: the sign-in of `dev` was declined in the browser\n  caused by: AADSTS65004: Declined\n\
                 help: {LOGIN} and accept"
            )
        );
    }
}

#[test]
fn expired_code_says_so() {
    let home = tempfile::tempdir().unwrap();
    let fake = offers_code(fake(home.path())).answer(CODE, 400, refused("expired_token", "AADSTS70020: Expired."));
    assert_eq!(
        error_of(&fake),
        format!(
            "error: the sign-in of `dev` failed: nobody entered the code in time\n  caused by: AADSTS70020: Expired\n\
             help: {LOGIN} and enter the new code"
        )
    );
}

#[test]
fn waiting_ends_when_the_code_has_expired() {
    let home = tempfile::tempdir().unwrap();
    let fake = offers_code(fake(home.path()));
    let fake =
        (0..180).fold(fake, |fake, _| fake.answer(CODE, 400, refused("authorization_pending", "AADSTS70016: Wait.")));
    let error = issue(&fake).unwrap_err();
    assert_eq!(error.kind(), Kind::Denied);
    assert_eq!(fake.sleeps().iter().sum::<u64>(), 900);
}

#[test]
fn broken_network_does_not_end_the_wait() {
    let home = tempfile::tempdir().unwrap();
    let fake = offers_code(fake(home.path()));
    let fake = (0..4).fold(fake, |fake, _| fake.break_connection(CODE));
    let fake = renews(fake.answer(CODE, 200, "<html>").answer(CODE, 200, user_reply(MEMBER, 1)), MEMBER);
    assert!(issue(&fake).is_ok());
    assert_eq!(fake.sleeps(), [5, 1, 2, 4, 10, 20], "each failure doubles the pause");
}

#[test]
fn conditional_access_refusal_is_explained() {
    let home = tempfile::tempdir().unwrap();
    let fake = offers_code(fake(home.path())).answer(
        CODE,
        400,
        refused("invalid_grant", "AADSTS53003: Access has been blocked by Conditional Access policies."),
    );
    let error = error_of(&fake);
    assert!(
        error.starts_with(&format!(
            "error: Entra ID refused the sign-in of `dev` in tenant `{TENANT}`\n  caused by: AADSTS53003: Access has been"
        )),
        "{error}"
    );
    assert!(error.contains("use a provider of kind `azure/interactive`"), "{error}");
}

#[test]
fn without_a_terminal_nobody_is_asked() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path());
    let error = issue(&fake).unwrap_err();
    assert_eq!(error.kind(), Kind::Denied);
    assert_eq!(
        error.to_string(),
        format!(
            "error: identity `dev` needs somebody to sign in, and there is no terminal\n\
             help: {LOGIN} in a terminal, or use `azure/service-principal` or `azure/oidc` in CI"
        )
    );
    assert!(fake.requests().is_empty());
}

#[test]
fn prompt_can_be_forced() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path()).with_variable("WRAP_FORCE_TTY", "1").with_variable("CI", "true");
    let fake = renews(offers_code(fake).answer(CODE, 200, user_reply(MEMBER, 1)), MEMBER);
    assert!(issue(&fake).is_ok());
}

#[test]
fn guest_who_signed_in_with_the_azure_cli_is_renewed_silently() {
    let home = tempfile::tempdir().unwrap();
    let fake = renews(Fake::new(home.path()), GUEST);
    write_cache(&fake, &[(GUEST, "organizations")]);
    let azure = issue(&fake).unwrap();
    assert_eq!(azure.principal.home_account_id.as_deref(), Some(GUEST), "not the object id in this tenant");
    assert_eq!(azure.principal.object_id, OBJECT_ID);
    assert_eq!(azure.tenant, TENANT);
    assert_eq!(azure.refresh_token.unwrap().expose(), "canary-refresh-13");
    let sent = &fake.requests()[0];
    assert_eq!(sent.form["refresh_token"], format!("canary-refresh-of-{GUEST}"));
    assert_eq!(sent.url, format!("https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"));
    let (user, _) = GUEST.split_once('.').unwrap();
    assert_eq!(sent.headers["x-anchormailbox"], format!("Oid:{user}@{HOME_TENANT}"));
    assert!(fake.said().is_empty());
}

#[test]
fn member_of_the_tenant_is_preferred_to_a_stranger() {
    let home = tempfile::tempdir().unwrap();
    let fake = renews(Fake::new(home.path()), MEMBER);
    write_cache(&fake, &[(GUEST, "organizations"), (MEMBER, "organizations")]);
    issue(&fake).unwrap();
    assert_eq!(fake.requests()[0].form["refresh_token"], format!("canary-refresh-of-{MEMBER}"));
}

#[test]
fn revoked_refresh_token_leads_to_a_sign_in() {
    let home = tempfile::tempdir().unwrap();
    let revoked = refused("invalid_grant", "AADSTS50173: The provided grant has been revoked.");
    let refuses = |fake: Fake| {
        let fake = (0..4).fold(fake, |fake, _| fake.answer("refresh_token=canary-refresh-of", 400, revoked.clone()));
        write_cache(&fake, &[(MEMBER, TENANT)]);
        fake
    };
    let fake = renews(offers_code(refuses(fake(home.path()))).answer(CODE, 200, user_reply(MEMBER, 1)), MEMBER);
    assert!(issue(&fake).is_ok());
    assert_eq!(fake.said().len(), 2, "only the prompt: {:?}", fake.said());

    let fake = refuses(Fake::new(home.path()));
    let error = error_of(&fake);
    assert!(error.contains("there is no terminal\n  caused by: AADSTS50173: The provided grant"), "{error}");
}

#[test]
fn forced_sign_in_asks_although_a_renewal_would_do() {
    let home = tempfile::tempdir().unwrap();
    let fake = renews(offers_code(fake(home.path())).answer(CODE, 200, user_reply(MEMBER, 1)), MEMBER);
    write_cache(&fake, &[(MEMBER, TENANT)]);
    issue_in(&fake, &format!("tenant_id: {TENANT}"), Consent::SignInAnew).unwrap();
    assert_eq!(fake.said().len(), 2);
}

#[test]
fn refused_optional_audience_is_a_warning() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path()).answer(
        "scope=https://vault.azure.net",
        400,
        refused("invalid_resource", "AADSTS500011: The resource principal was not found."),
    );
    write_cache(&fake, &[(MEMBER, TENANT)]);
    let fake = renews(fake, MEMBER);
    let azure = issue(&fake).unwrap();
    assert_eq!(azure.tokens.len(), 3);
    assert_eq!(fake.said(), ["warning: no token for vault: AADSTS500011: The resource principal was not found"]);
}

#[test]
fn subscriptions_that_cannot_be_listed_are_a_warning() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path()).answer("/subscriptions", 403, "{}");
    write_cache(&fake, &[(MEMBER, TENANT)]);
    let fake = renews(fake, MEMBER);
    assert!(issue(&fake).unwrap().subscriptions.is_empty());
    assert_eq!(
        fake.said(),
        ["warning: cannot list the subscriptions (HTTP 403)\n  \
          caused by: its answer is not JSON\n\
          help: if a proxy or a captive portal stands in between, sign in to it; then run the command again"]
    );
}

#[test]
fn network_failure_of_a_renewal_is_no_reason_to_ask_anybody() {
    let home = tempfile::tempdir().unwrap();
    let fake = (0..16).fold(fake(home.path()), |fake, _| fake.break_connection(REFRESH));
    write_cache(&fake, &[(MEMBER, TENANT)]);
    assert_eq!(issue(&fake).unwrap_err().kind(), Kind::TryAgain);
    assert!(fake.said().is_empty(), "{:?}", fake.said());
}

#[test]
fn mistakes_in_the_configuration_name_their_place() {
    let env = crate::system::Env::default();
    let error = |fields: &str| {
        Person::new(&provider("azure/device-code", fields), &env, SignedInBy::DeviceCode).err().unwrap().to_string()
    };
    assert!(error("location: westeurope").contains("atmos.yaml:1:1: provider `corp` is missing `tenant_id`"));
    assert!(
        error("tenant_id: common")
            .starts_with("error: atmos.yaml:1:12: `tenant_id` must be a GUID or a domain, not `common`")
    );
    assert!(error("{tenant_id: a.b, cloud_environment: germany}").starts_with(
        "error: atmos.yaml:1:37: there is no Azure cloud called `germany`\nhelp: set `cloud_environment` to one of `public`"
    ));
    assert!(error("{tenant_id: a.b, tenat: x}").contains("`tenat`"));
}
