//! The grants of the token endpoint and the tokens they give.

use serde_json::{Value, json};

use super::{
    client_assertion,
    directory::{Application, CLI_CLIENT_ID, Directory, User},
    entra::Authority,
    reply::Reply,
    request::Request,
    state::{State, now},
    token,
};
use crate::system::clock::Seconds;

/// The application id of Microsoft Graph, which a token is for when no resource is named.
const GRAPH_APPLICATION: &str = "00000003-0000-0000-c000-000000000000";

/// Who signs in, with what, for what, where.
pub(super) struct SignIn<'a> {
    pub(super) user: &'a User,
    pub(super) client: &'a str,
    pub(super) scopes: &'a [String],
    /// The host of the authority.
    pub(super) host: &'a str,
    /// What the id token repeats.
    pub(super) nonce: Option<&'a str>,
}

/// A refresh token becomes tokens for one resource in any tenant where the user is known.
pub(super) fn refresh(
    state: &mut State,
    request: &Request,
    directory: &Directory,
    authority: Authority<'_>,
) -> Result<Value, Reply> {
    let presented = request.field("refresh_token").map(String::as_str).unwrap_or_default();
    let refuse = |code, description, suberror: &str| {
        let mut reply = Reply::oauth_error(400, "invalid_grant", code, description);
        reply.body["suberror"] = suberror.into();
        Err(reply)
    };
    let Some(known) = state.refresh_tokens.get(presented).cloned() else {
        return refuse(
            9_002_313,
            "Invalid request. Request is malformed or invalid: the refresh token is not known.",
            "bad_token",
        );
    };
    if request.field("client_id") != Some(&known.client) {
        return refuse(
            70000,
            "Provided grant is invalid: the refresh token was issued to another client.",
            "bad_token",
        );
    }
    if known.expires_at <= now() {
        return refuse(700_082, "The refresh token has expired due to inactivity.", "token_expired");
    }
    let user = directory.user(&known.user).ok_or_else(|| unknown_user(&known.user, None))?;
    let scopes = request.scopes();
    user_tokens(
        state,
        &SignIn { user, client: &known.client, scopes: &scopes, host: &request.host, nonce: None },
        authority,
    )
}

/// An application's secret or assertion becomes an access token.
pub(super) fn client_credentials(
    state: &mut State,
    request: &Request,
    directory: &Directory,
    authority: Authority<'_>,
) -> Result<Value, Reply> {
    let client = request.field("client_id").cloned().unwrap_or_default();
    let Authority::Tenant(tenant) = authority else {
        let description = "Usage of the /common or /organizations endpoint is not supported for client credentials.";
        return Err(Reply::oauth_error(400, "invalid_request", 50194, description));
    };
    let application = directory
        .application(&client)
        .filter(|application| application.tenant == tenant.id)
        .ok_or_else(|| unknown_application(&client, Some(&tenant.name)))?;
    let proof = if let Some(assertion) = request.field("client_assertion") {
        client_assertion::check(application, request, assertion)?;
        client_assertion::PROOF
    } else {
        check_secret(application, request.field("client_secret"))?;
        "1"
    };
    let scopes = request.scopes();
    if scopes.len() != 1 || !scopes[0].ends_with("/.default") {
        let description = format!(
            "The provided value for scope {} is not valid. Client credential flows must have a scope value with \
             /.default suffixed to the resource identifier (application ID URI).",
            scopes.join(" ")
        );
        return Err(Reply::oauth_error(400, "invalid_scope", 1_002_012, &description));
    }
    let life = state.script.application_token_lifetime_seconds;
    let access_token =
        application_token(&resource_of(&scopes)?, &tenant.id, (&application.id, &application.object_id), proof, life);
    Ok(json!({
        "token_type": "Bearer",
        "expires_in": life,
        "ext_expires_in": life,
        "access_token": state.issue(access_token),
    }))
}

fn check_secret(application: &Application, secret: Option<&String>) -> Result<(), Reply> {
    let Some(secret) = secret else {
        let description =
            "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
        return Err(Reply::oauth_error(401, "invalid_client", 7_000_218, description));
    };
    if *secret == application.secret {
        return Ok(());
    }
    let description = format!(
        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, \
         not the client secret ID, for a secret added to app '{}'.",
        application.id
    );
    Err(Reply::oauth_error(401, "invalid_client", 7_000_215, &description))
}

/// The body of a successful sign-in or refresh of a user.
pub(super) fn user_tokens(state: &mut State, sign_in: &SignIn<'_>, authority: Authority<'_>) -> Result<Value, Reply> {
    let SignIn { user, client, scopes, host, nonce } = sign_in;
    let tenant = match authority {
        Authority::Tenant(tenant) => &tenant.id,
        Authority::Any => &user.tenant,
    };
    let object_id = user.object_id_in(tenant).ok_or_else(|| unknown_user(&user.name, Some(tenant)))?;
    let resource = resource_of(scopes)?;
    let life = state.script.token_lifetime_seconds;
    let mut body = json!({
        "token_type": "Bearer",
        "scope": granted_scopes(&resource),
        "expires_in": life,
        "ext_expires_in": life,
        "access_token": state.issue(user_token(&resource, tenant, user, (client, object_id), life)),
        "client_info": token::base64url(json!({"uid": user.object_id, "utid": user.tenant}).to_string()),
    });
    if scopes.iter().any(|scope| scope == "offline_access") {
        body["refresh_token"] = state.issue_refresh_token(client, &user.object_id).into();
        if *client == CLI_CLIENT_ID {
            body["foci"] = "1".into();
        }
    }
    if scopes.iter().any(|scope| scope == "openid") {
        body["id_token"] = state.issue(user_id_token((host, *nonce), tenant, user, (client, object_id))).into();
    }
    Ok(body)
}

/// The one resource that `scopes` name, spelled as asked: a slash at its end stays.
fn resource_of(scopes: &[String]) -> Result<String, Reply> {
    let mut resources: Vec<&str> = scopes
        .iter()
        .filter_map(|scope| scope.strip_suffix("/.default").or_else(|| scope.strip_suffix("/user_impersonation")))
        .collect();
    resources.sort_unstable();
    resources.dedup();
    match resources[..] {
        [] => Ok(GRAPH_APPLICATION.to_owned()),
        [resource] => Ok(resource.to_owned()),
        _ => {
            let description = format!(
                "Provided value for the input parameter scope is not valid because it contains more than one \
                 resource. Scope {} is not valid.",
                scopes.join(" ")
            );
            Err(Reply::oauth_error(400, "invalid_scope", 28000, &description))
        }
    }
}

/// What Entra ID says it granted to the Azure CLI.
fn granted_scopes(resource: &str) -> String {
    if resource.contains("graph") {
        return format!(
            "email openid profile {resource}/AuditLog.Read.All {resource}/Directory.AccessAsUser.All {resource}/.default"
        );
    }
    format!("{resource}/user_impersonation {resource}/.default")
}

fn user_token(resource: &str, tenant: &str, user: &User, (client, object_id): (&str, &str), life: Seconds) -> String {
    let issued_at = now() - 300;
    token::access_token(&json!({
        "aud": resource, "iss": format!("https://sts.windows.net/{tenant}/"),
        "iat": issued_at, "nbf": issued_at, "exp": now() + life,
        "acr": "1", "aio": format!("AXQ{}", token::random_text(12)), "amr": ["pwd", "mfa"], "appid": client, "appidacr": "0", "idtyp": "user", "ipaddr": "127.0.0.1",
        "name": user.display_name, "oid": object_id, "puid": "1003200000000001", "rh": "1.AX", "scp": "user_impersonation",
        "sub": format!("sub-{}", &object_id[..8.min(object_id.len())]), "tid": tenant,
        "unique_name": user.name, "upn": user.name, "uti": token::random_text(16), "ver": "1.0", "xms_cc": ["CP1"], "xms_tcdt": 1_600_000_000,
    }))
}

fn user_id_token(
    (host, nonce): (&str, Option<&str>),
    tenant: &str,
    user: &User,
    (client, object_id): (&str, &str),
) -> String {
    let issued_at = now() - 300;
    token::id_token(&json!({
        "ver": "2.0", "iss": format!("https://{host}/{tenant}/v2.0"), "aud": client,
        "sub": format!("idsub-{}", &object_id[..8.min(object_id.len())]),
        "iat": issued_at, "nbf": issued_at, "exp": now() + 86399,
        "name": user.display_name, "preferred_username": user.name, "nonce": nonce, "oid": object_id, "tid": tenant,
        "rh": "1.AX", "uti": token::random_text(16),
    }))
}

/// An access token of an application; `proof` is 1 for a secret, 2 for a certificate or managed identity.
pub(super) fn application_token(
    resource: &str,
    tenant: &str,
    (client, object_id): (&str, &str),
    proof: &str,
    life: Seconds,
) -> String {
    let issued_at = now() - 300;
    token::access_token(&json!({
        "aud": resource, "iss": format!("https://sts.windows.net/{tenant}/"),
        "iat": issued_at, "nbf": issued_at, "exp": now() + life,
        "aio": format!("k2{}", token::random_text(12)), "appid": client, "appidacr": proof, "idp": format!("https://sts.windows.net/{tenant}/"), "idtyp": "app",
        "oid": object_id, "rh": "1.AX", "sub": object_id, "tid": tenant, "uti": token::random_text(16), "ver": "1.0",
    }))
}

pub(super) fn unknown_application(client: &str, tenant: Option<&str>) -> Reply {
    let description = format!(
        "Application with identifier '{client}' was not found in the directory '{}'. This can happen if the \
         application has not been installed by the administrator of the tenant or consented to by any user in the \
         tenant. You may have sent your authentication request to the wrong tenant.",
        tenant.unwrap_or("organizations")
    );
    Reply::oauth_error(400, "unauthorized_client", 700_016, &description)
}

pub(super) fn unknown_user(user: &str, tenant: Option<&str>) -> Reply {
    let description = format!(
        "User account '{user}' does not exist in tenant '{}' and cannot access the application in that tenant.",
        tenant.unwrap_or("organizations")
    );
    Reply::oauth_error(400, "invalid_grant", 50020, &description)
}
