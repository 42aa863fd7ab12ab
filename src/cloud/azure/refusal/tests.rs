//! What people read when Entra ID refuses.

use super::*;

fn refusal(error: &str, description: &str) -> Refusal {
    let body = serde_json::json!({"error": error, "error_description": description});
    Refusal::read(&body.to_string(), 400).unwrap()
}

fn asker() -> Asker<'static> {
    Asker {
        who: "client `11111111-aaaa`".into(),
        tenant: "contoso.example",
        client_id: "11111111-aaaa",
        login: "wrap auth login -i azure-automation".into(),
    }
}

#[test]
fn wrong_secret_is_told_with_what_to_do() {
    let refusal = refusal(
        "invalid_client",
        "AADSTS7000215: Invalid client secret provided. Trace ID: 0732cbf7 Correlation ID: 1 Timestamp: 2026-01-01",
    );
    assert_eq!(
        refusal.error(&asker()).to_string(),
        "error: Entra ID refused client `11111111-aaaa` in tenant `contoso.example`\n  \
         caused by: AADSTS7000215: Invalid client secret provided\n\
         help: set AZURE_CLIENT_SECRET (or `client_secret`) to the value of a secret of 11111111-aaaa, not to its id, \
         then run `wrap auth login -i azure-automation`"
    );
}

#[test]
fn oauth_error_says_what_to_do_not_the_number() {
    for (error, reason) in [
        ("authorization_pending", Reason::Pending),
        ("slow_down", Reason::SlowDown),
        ("authorization_declined", Reason::Declined),
        ("access_denied", Reason::Declined),
        ("expired_token", Reason::Expired),
        ("interaction_required", Reason::InteractionRequired),
        ("invalid_grant", Reason::InteractionRequired),
        ("temporarily_unavailable", Reason::Temporary),
        ("invalid_client", Reason::Other),
    ] {
        assert_eq!(refusal(error, "").reason(), reason, "{error}");
    }
}

#[test]
fn temporary_refusal_asks_to_try_again() {
    let error = refusal("invalid_request", "AADSTS90033: A transient error has occurred.").error(&asker());
    assert_eq!(error.kind(), Kind::TryAgain);
    assert!(error.to_string().ends_with("help: run the command again in a minute"), "{error}");
}

#[test]
fn overloaded_server_is_temporary_whatever_it_says() {
    let refusal = Refusal::read(r#"{"error":"server_error"}"#, 503).unwrap();
    assert_eq!((refusal.reason(), refusal.text()), (Reason::Temporary, "server_error"));
}

#[test]
fn conditional_access_is_explained() {
    let error = refusal("invalid_grant", "AADSTS53003: Access has been blocked.\r\nTrace ID: 1").error(&asker());
    assert!(error.to_string().contains("AADSTS53003: Access has been blocked\nhelp: Conditional Access"), "{error}");
    assert!(error.to_string().contains("`azure/interactive`"), "{error}");
}

#[test]
fn unknown_code_is_looked_up() {
    let error = refusal("invalid_request", "AADSTS999999: Something new.").error(&asker());
    assert!(
        error.to_string().contains("AADSTS999999: Something new")
            && error.to_string().ends_with("/reference-error-codes"),
        "{error}"
    );
}

#[test]
fn description_cannot_play_with_the_terminal() {
    assert_eq!(refusal("x", "AADSTS1: a\u{1b}[2Jb\r\n c").text(), "AADSTS1: a [2Jb c");
}

#[test]
fn other_bodies_are_no_refusals() {
    assert_eq!(Refusal::read("<html>", 400), None);
    assert_eq!(Refusal::read(r#"{"error":{"code":"x"}}"#, 400), None);
}
