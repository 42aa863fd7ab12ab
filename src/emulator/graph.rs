//! Microsoft Graph: who I am and where.

use serde_json::{Value, json};

use super::{directory::Directory, reply::Reply, request::Request, state::now, token};

const AUDIENCES: [&str; 4] = [
    "https://graph.microsoft.com",
    "https://graph.microsoft.us",
    "https://microsoftgraph.chinacloudapi.cn",
    "00000003-0000-0000-c000-000000000000",
];

/// The reply; `None` for an address that the emulator does not have.
pub(super) fn answer(directory: &Directory, request: &Request) -> Option<Reply> {
    let segments = request.segments();
    if request.method != "GET" || !matches!(segments[..], ["v1.0", "me" | "organization"]) {
        return None;
    }
    let Some(claims) = claims(request) else {
        let message = "Access token validation failure. Invalid audience, signature or lifetime.";
        return Some(Reply::service_error(401, "InvalidAuthenticationToken", message));
    };
    Some(if segments[1] == "me" { me(directory, &claims) } else { organization(directory, &claims) })
}

fn claims(request: &Request) -> Option<Value> {
    let claims = token::verified_claims(request.bearer()?)?;
    let audience = claims["aud"].as_str()?.trim_end_matches('/');
    (AUDIENCES.contains(&audience) && claims["exp"].as_i64()? > now()).then_some(claims)
}

fn me(directory: &Directory, claims: &Value) -> Reply {
    let object_id = claims["oid"].as_str().unwrap_or_default();
    let Some(user) = directory.user(object_id) else {
        let message = "/me request is only valid with delegated authentication flow.";
        return Reply::service_error(400, "BadRequest", message);
    };
    Reply::json(
        200,
        json!({
            "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users/$entity",
            "id": object_id,
            "displayName": user.display_name,
            "userPrincipalName": user.name,
            "mail": user.name,
        }),
    )
}

fn organization(directory: &Directory, claims: &Value) -> Reply {
    let tenant = claims["tid"].as_str().and_then(|id| directory.tenant(id));
    let value: Vec<Value> =
        tenant.into_iter().map(|tenant| json!({"id": tenant.id, "displayName": tenant.name})).collect();
    Reply::json(200, json!({"value": value}))
}
