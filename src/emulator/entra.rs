//! Entra ID: discovery and the grants.

use serde_json::Value;

use super::{
    authorization, device_code,
    directory::{Directory, Tenant},
    discovery, grant,
    reply::Reply,
    request::Request,
    state::State,
    token,
};

/// What a sign-in address names: one tenant, or any.
#[derive(Clone, Copy, Debug)]
pub(super) enum Authority<'a> {
    Tenant(&'a Tenant),
    /// `organizations` or `common`: the user's home tenant.
    Any,
}

/// The reply; `None` for an address that Entra ID does not have.
pub(super) fn answer(state: &mut State, request: &Request) -> Option<Reply> {
    let segments = request.segments();
    if segments == ["common", "discovery", "instance"] {
        return Some(discovery::instances(request));
    }
    let (name, rest) = segments.split_first()?;
    let directory = state.script.directory.clone();
    let authority = match authority(&directory, name) {
        Ok(authority) => authority,
        Err(reply) => return Some(reply),
    };
    match rest {
        ["v2.0", ".well-known", "openid-configuration"] => Some(discovery::configuration(request, name, authority)),
        ["discovery", "v2.0", "keys"] => Some(Reply::json(200, token::key_set())),
        ["oauth2", "v2.0", "authorize"] => Some(authorization::begin(state, request)),
        ["oauth2", "v2.0", "devicecode"] => Some(device_code::begin(state, request)),
        ["oauth2", "v2.0", "token"] => Some(token(state, request, &directory, authority)),
        _ => None,
    }
}

fn authority<'a>(directory: &'a Directory, name: &str) -> Result<Authority<'a>, Reply> {
    if matches!(name, "organizations" | "common") {
        return Ok(Authority::Any);
    }
    directory.tenant(name).map(Authority::Tenant).ok_or_else(|| {
        let description = format!(
            "Tenant '{name}' not found. Check to make sure you have the correct tenant ID and are signing into \
             the correct cloud. Check with your subscription administrator, this may happen if there are no active \
             subscriptions for the tenant."
        );
        Reply::oauth_error(400, "invalid_tenant", 90002, &description)
    })
}

fn token(state: &mut State, request: &Request, directory: &Directory, authority: Authority<'_>) -> Reply {
    let result = match request.field("grant_type").map(String::as_str) {
        Some("urn:ietf:params:oauth:grant-type:device_code") => device_code::poll(state, request, directory, authority),
        Some("authorization_code") => authorization::redeem(state, request, directory, authority),
        Some("refresh_token") => grant::refresh(state, request, directory, authority),
        Some("client_credentials") => grant::client_credentials(state, request, directory, authority),
        _ => Err(Reply::oauth_error(
            400,
            "unsupported_grant_type",
            70003,
            "The app requested an unsupported grant type.",
        )),
    };
    result.map_or_else(|refusal| refusal, |body: Value| Reply::json(200, body))
}
