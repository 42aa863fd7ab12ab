//! Sign-in by device code: a code that approves itself after some polls.

use serde_json::{Value, json};

use super::{
    directory::{CLI_CLIENT_ID, Directory},
    entra::Authority,
    fault, grant,
    reply::Reply,
    request::Request,
    state::{State, now},
};

const VERIFICATION_URI: &str = "https://microsoft.com/devicelogin";

/// Begins a sign-in.
pub(super) fn begin(state: &mut State, request: &Request) -> Reply {
    let client = request.field("client_id").cloned().unwrap_or_default();
    if client != CLI_CLIENT_ID && state.script.directory.application(&client).is_none() {
        return grant::unknown_application(&client, None);
    }
    let (device_code, user_code) = state.begin_device_code(client, request.scopes());
    let message = format!(
        "To sign in, use a web browser to open the page {VERIFICATION_URI} and enter the code {user_code} to authenticate."
    );
    Reply::json(
        200,
        json!({
            "user_code": user_code,
            "device_code": device_code,
            "verification_uri": VERIFICATION_URI,
            "expires_in": state.script.device_code_lifetime_seconds,
            "interval": state.script.interval_seconds,
            "message": message,
        }),
    )
}

/// Answers a poll: pending for as often as the script says, then the tokens.
pub(super) fn poll(
    state: &mut State,
    request: &Request,
    directory: &Directory,
    authority: Authority<'_>,
) -> Result<Value, Reply> {
    let pending_polls = state.script.pending_polls;
    let presented = request.field("device_code").cloned().unwrap_or_default();
    let refuse = |error: &str| {
        let (code, description) = fault::known(error);
        Err(Reply::oauth_error(400, error, code, description))
    };
    let code = match state.device_codes.get_mut(&presented) {
        Some(code) if request.field("client_id") == Some(&code.client) => code,
        _ => return refuse("bad_verification_code"),
    };
    if code.expires_at <= now() {
        return refuse("expired_token");
    }
    code.polls += 1;
    if code.polls <= pending_polls {
        return refuse("authorization_pending");
    }
    let code = code.clone();
    // A code is good for one sign-in; the map keeps it, because it stays a secret of this run.
    if let Some(used) = state.device_codes.get_mut(&presented) {
        used.expires_at = 0;
    }
    let tenant = match authority {
        Authority::Tenant(tenant) => Some(tenant.id.as_str()),
        Authority::Any => None,
    };
    let user = directory.user_signing_in(tenant).ok_or_else(|| grant::unknown_user("the person", tenant))?;
    let sign_in = grant::SignIn { user, client: &code.client, scopes: &code.scopes, host: &request.host, nonce: None };
    grant::user_tokens(state, &sign_in, authority)
}
