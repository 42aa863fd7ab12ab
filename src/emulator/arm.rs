//! Azure Resource Manager: tenants and subscriptions.

use serde_json::{Value, json};

use super::{
    directory::{Directory, Subscription},
    discovery,
    reply::Reply,
    request::Request,
    script::Script,
    state::now,
    token,
};

/// A part of every audience that ARM takes; the older name of the service is one, too.
const AUDIENCES: [&str; 8] = [
    "https://management.azure.com",
    "https://management.core.windows.net",
    "https://management.usgovcloudapi.net",
    "https://management.core.usgovcloudapi.net",
    "https://management.chinacloudapi.cn",
    "https://management.core.chinacloudapi.cn",
    "https://management.stack.example",
    "https://management.core.stack.example",
];

/// The reply; `None` for an address that the emulator does not have.
pub(super) fn answer(script: &Script, request: &Request) -> Option<Reply> {
    let segments = request.segments();
    if segments == ["metadata", "endpoints"] && request.method == "GET" {
        return Some(discovery::endpoints(request));
    }
    if request.method != "GET" || !matches!(segments.first(), Some(&("tenants" | "subscriptions"))) {
        return None;
    }
    let claims = match claims(request) {
        Ok(claims) => claims,
        Err(reply) => return Some(reply),
    };
    if !request.query.contains_key("api-version") {
        let message = "The api-version query parameter (?api-version=) is required for all requests.";
        return Some(Reply::service_error(400, "MissingApiVersionParameter", message));
    }
    match segments[..] {
        ["tenants"] => Some(Reply::json(200, json!({"value": tenants(&script.directory, &claims)}))),
        ["subscriptions"] => Some(subscriptions(script, request, &claims)),
        ["subscriptions", id] => Some(subscription(&script.directory, request, id, &claims)),
        _ => None,
    }
}

fn claims(request: &Request) -> Result<Value, Reply> {
    let Some(bearer) = request.bearer() else {
        return Err(unauthorized(
            request,
            None,
            "AuthenticationFailed",
            "Authentication failed. The 'Authorization' header is missing.",
        ));
    };
    let Some(claims) = token::verified_claims(bearer) else {
        return Err(unauthorized(request, None, "InvalidAuthenticationToken", "The access token is invalid."));
    };
    if claims["exp"].as_i64().is_none_or(|expires_at| expires_at <= now()) {
        return Err(unauthorized(
            request,
            None,
            "ExpiredAuthenticationToken",
            "The access token expiry UTC time is earlier than current UTC time.",
        ));
    }
    let audience = claims["aud"].as_str().unwrap_or_default().trim_end_matches('/');
    if !AUDIENCES.contains(&audience) {
        let message = format!("The access token has been obtained for wrong audience or resource '{audience}'.");
        return Err(unauthorized(request, None, "InvalidAuthenticationTokenAudience", &message));
    }
    Ok(claims)
}

/// 401; the header names the `tenant` whose token is wanted, when there is one.
fn unauthorized(request: &Request, tenant: Option<&str>, code: &str, message: &str) -> Reply {
    let login = match request.host.rsplit('.').next() {
        Some("cn") => "login.chinacloudapi.cn",
        _ if request.host.contains("usgov") => "login.microsoftonline.us",
        _ => "login.windows.net",
    };
    let challenge = format!(
        "Bearer authorization_uri=\"https://{login}/{}\", error=\"invalid_token\", error_description=\"{message}\"",
        tenant.unwrap_or("common")
    );
    Reply::service_error(401, code, message).header("www-authenticate", challenge)
}

fn tenants(directory: &Directory, claims: &Value) -> Vec<Value> {
    let user = claims["oid"].as_str().and_then(|object_id| directory.user(object_id));
    let is_visible = |tenant: &str| match user {
        Some(user) => user.object_id_in(tenant).is_some(),
        None => claims["tid"] == tenant,
    };
    let is_home = |tenant: &str| user.is_none_or(|user| user.tenant == tenant);
    let visible = directory.tenants.iter().filter(|tenant| is_visible(&tenant.id));
    visible
        .map(|tenant| {
            json!({
                "id": format!("/tenants/{}", tenant.id),
                "tenantId": tenant.id,
                "countryCode": "US",
                "displayName": tenant.name,
                "domains": [tenant.domain],
                "tenantCategory": if is_home(&tenant.id) { "Home" } else { "ProjectedBy" },
                "defaultDomain": tenant.domain,
                "tenantType": "AAD",
            })
        })
        .collect()
}

fn subscriptions(script: &Script, request: &Request, claims: &Value) -> Reply {
    let all: Vec<Value> = script
        .directory
        .subscriptions
        .iter()
        .filter(|subscription| claims["tid"] == subscription.tenant.as_str())
        .map(shown)
        .collect();
    let from: usize = request.query.get("$skiptoken").and_then(|text| text.parse().ok()).unwrap_or_default();
    let page: Vec<&Value> = all.iter().skip(from).take(script.page_size).collect();
    let mut body = json!({"value": page, "count": {"type": "Total", "value": page.len()}});
    let next = from + page.len();
    if next < all.len() {
        let version = &request.query["api-version"];
        body["nextLink"] =
            format!("https://{}/subscriptions?api-version={version}&%24skiptoken={next}", request.host).into();
    }
    Reply::json(200, body)
}

fn subscription(directory: &Directory, request: &Request, id: &str, claims: &Value) -> Reply {
    let Some(found) = directory.subscriptions.iter().find(|subscription| subscription.id.eq_ignore_ascii_case(id))
    else {
        let message = format!("The subscription '{id}' could not be found.");
        return Reply::service_error(404, "SubscriptionNotFound", &message);
    };
    if claims["tid"] == found.tenant.as_str() {
        return Reply::json(200, shown(found));
    }
    let message = format!(
        "The access token is from the wrong issuer. It must match the tenant '{}' associated with this subscription.",
        found.tenant
    );
    unauthorized(request, Some(&found.tenant), "InvalidAuthenticationTokenTenant", &message)
}

fn shown(subscription: &Subscription) -> Value {
    let managed_by: Vec<Value> = subscription.managed_by.iter().map(|tenant| json!({"tenantId": tenant})).collect();
    json!({
        "id": format!("/subscriptions/{}", subscription.id),
        "authorizationSource": "RoleBased",
        "managedByTenants": managed_by,
        "subscriptionId": subscription.id,
        "tenantId": subscription.tenant,
        "displayName": subscription.name,
        "state": subscription.state,
        "subscriptionPolicies": {
            "locationPlacementId": "Public_2014-09-01",
            "quotaId": "PayAsYouGo_2014-09-01",
            "spendingLimit": "Off",
        },
    })
}
