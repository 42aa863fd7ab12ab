//! The instance metadata service of a virtual machine: its managed identity.

use serde_json::json;

use super::{
    grant,
    reply::Reply,
    request::Request,
    state::{State, now},
};

const SYSTEM_ASSIGNED: &str = "44444444-dddd-4ddd-8ddd-444444444444";
const OBJECT_ID: &str = "e4444444-0000-4000-8000-000000000004";
const LIFETIME_SECONDS: i64 = 86399;

/// The reply; `None` for an address that the emulator does not have.
pub(super) fn answer(state: &mut State, request: &Request) -> Option<Reply> {
    if request.path != "/metadata/identity/oauth2/token" || request.method != "GET" {
        return None;
    }
    if !request.header("metadata").is_some_and(|value| value.eq_ignore_ascii_case("true")) {
        let body = json!({"error": "invalid_request", "error_description": "Required metadata header not specified"});
        return Some(Reply::json(400, body));
    }
    let Some(resource) = request.query.get("resource") else {
        let body = json!({"error": "invalid_resource", "error_description": "The resource parameter is missing"});
        return Some(Reply::json(400, body));
    };
    let client = request.query.get("client_id").map_or(SYSTEM_ASSIGNED, String::as_str);
    let tenant = state.script.directory.tenants.first()?.id.clone();
    let access_token = grant::application_token(resource, &tenant, (client, OBJECT_ID), "2", LIFETIME_SECONDS);
    let expires_on = now() + LIFETIME_SECONDS;
    Some(Reply::json(
        200,
        json!({
            "access_token": state.issue(access_token),
            "client_id": client,
            "expires_in": LIFETIME_SECONDS.to_string(),
            "expires_on": expires_on.to_string(),
            "ext_expires_in": LIFETIME_SECONDS.to_string(),
            "not_before": (now() - 300).to_string(),
            "resource": resource,
            "token_type": "Bearer",
        }),
    ))
}
