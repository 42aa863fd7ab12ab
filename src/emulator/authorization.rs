//! Sign-in in a browser: an authorization code for a person who approves at once.

use ring::digest::{SHA256, digest};
use serde_json::Value;

use super::{
    directory::{CLI_CLIENT_ID, Directory},
    entra::Authority,
    grant,
    reply::Reply,
    request::Request,
    state::{Authorization, State},
    token,
};

/// The answer of the sign-in page: back to the program, with a code.
pub(super) fn begin(state: &mut State, request: &Request) -> Reply {
    let field = |name: &str| request.query.get(name).cloned().unwrap_or_default();
    let (client, redirect_uri) = (field("client_id"), field("redirect_uri"));
    if client != CLI_CLIENT_ID && state.script.directory.application(&client).is_none() {
        return grant::unknown_application(&client, None);
    }
    // Entra ID takes any port of `localhost`, and does not take 127.0.0.1.
    if !redirect_uri.starts_with("http://localhost:") {
        let description =
            format!("The redirect URI '{redirect_uri}' does not match those configured for the application.");
        return Reply::oauth_error(400, "invalid_request", 50011, &description);
    }
    if field("response_type") != "code" || field("code_challenge_method") != "S256" {
        let description = "Proof Key for Code Exchange is required for cross-origin authorization code redemption.";
        return Reply::oauth_error(400, "invalid_request", 9_002_325, description);
    }
    let code = token::random_text(60);
    let authorization = Authorization {
        client,
        scopes: field("scope").split_whitespace().map(str::to_owned).collect(),
        redirect_uri: redirect_uri.clone(),
        challenge: field("code_challenge"),
        nonce: request.query.get("nonce").cloned(),
        is_used: false,
    };
    state.authorizations.insert(code.clone(), authorization);
    let fields = [("code", code), ("state", field("state")), ("session_state", token::random_uuid())];
    let location = reqwest::Url::parse_with_params(&redirect_uri, fields).map_or(redirect_uri, String::from);
    Reply::text(302, "").header("location", location)
}

/// A code becomes tokens, once.
pub(super) fn redeem(
    state: &mut State,
    request: &Request,
    directory: &Directory,
    authority: Authority<'_>,
) -> Result<Value, Reply> {
    let field = |name: &str| request.field(name).map(String::as_str).unwrap_or_default();
    let refuse = |code, description| Err(Reply::oauth_error(400, "invalid_grant", code, description));
    let Some(known) = state.authorizations.get_mut(field("code")) else {
        return refuse(70000, "The provided value for the 'code' parameter is not valid.");
    };
    if known.is_used {
        return refuse(54005, "OAuth2 Authorization code was already redeemed, please retry with a new valid code.");
    }
    if known.client != field("client_id") || known.redirect_uri != field("redirect_uri") {
        return refuse(50011, "The redirect URI or the client is not the one the code was issued to.");
    }
    if known.challenge != token::base64url(digest(&SHA256, field("code_verifier").as_bytes())) {
        return refuse(501_481, "The Code_Verifier does not match the code_challenge supplied in the request.");
    }
    known.is_used = true;
    let known = known.clone();
    let tenant = match authority {
        Authority::Tenant(tenant) => Some(tenant.id.as_str()),
        Authority::Any => None,
    };
    let user = directory.user_signing_in(tenant).ok_or_else(|| grant::unknown_user("the person", tenant))?;
    let sign_in = grant::SignIn {
        user,
        client: &known.client,
        scopes: &known.scopes,
        host: &request.host,
        nonce: known.nonce.as_deref(),
    };
    grant::user_tokens(state, &sign_in, authority)
}
