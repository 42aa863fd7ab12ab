//! The identity services of machines: a virtual machine, App Service, Azure Arc, Service Fabric,
//! Azure Machine Learning and Cloud Shell. Clients reach them past every proxy, at
//! [`Emulator::proxy_url`](super::Emulator::proxy_url) itself; only Service Fabric's has TLS.

use serde_json::{Value, json};

use super::{
    directory::MachineIdentity,
    grant,
    reply::Reply,
    request::Request,
    state::{State, now},
};

/// What App Service, Service Fabric and Azure Machine Learning want to see in their header.
const HEADER: &str = "canary-identity-header";
/// Where the agent of Azure Arc puts its key.
const ARC_KEY: &str = "/var/opt/azcmagent/tokens/emulator.key";
/// What must stand in it.
const ARC_SECRET: &str = "canary-arc-key";

/// The reply; `None` for an address that the emulator does not have.
pub(super) fn answer(state: &mut State, request: &Request) -> Option<Reply> {
    let version = request.query.get("api-version").map(String::as_str);
    match (request.method.as_str(), request.path.as_str(), version) {
        ("GET", "/metadata/identity/oauth2/token", Some("2020-06-01")) => Some(arc(state, request)),
        ("GET", "/metadata/identity/oauth2/token", _) => Some(virtual_machine(state, request)),
        ("GET", "/msi/token", Some("2019-08-01")) => Some(app_service(state, request)),
        ("GET", "/msi/token", Some("2019-07-01-preview")) => Some(service_fabric(state, request)),
        ("GET", "/msi/token", Some("2017-09-01")) => Some(machine_learning(state, request)),
        ("POST", "/oauth2/token", None) => Some(cloud_shell(state, request)),
        _ => None,
    }
}

fn virtual_machine(state: &mut State, request: &Request) -> Reply {
    if !has_metadata(request) {
        return refusal("invalid_request", "Required metadata header not specified");
    }
    let names = ["client_id", "object_id", "msi_res_id"];
    token(state, request, names, |seconds| {
        json!({"expires_in": seconds.to_string(), "expires_on": (now() + seconds).to_string(),
               "ext_expires_in": seconds.to_string(), "not_before": (now() - 300).to_string()})
    })
}

fn app_service(state: &mut State, request: &Request) -> Reply {
    if request.header("x-identity-header") != Some(HEADER) {
        return Reply::json(401, json!({"statusCode": 401, "message": "Unauthorized"}));
    }
    let names = ["client_id", "object_id", "mi_res_id"];
    token(state, request, names, |seconds| json!({"expires_on": (now() + seconds).to_string()}))
}

fn service_fabric(state: &mut State, request: &Request) -> Reply {
    if request.header("secret") != Some(HEADER) || !request.url.starts_with("https://") {
        return Reply::json(
            400,
            json!({"error": {"correlationId": "1", "code": "SecretHeaderNotFound", "message": "Secret is not found in the request headers."}}),
        );
    }
    token(state, request, [""; 3], |seconds| json!({"expires_on": now() + seconds}))
}

fn machine_learning(state: &mut State, request: &Request) -> Reply {
    if request.header("secret") != Some(HEADER) {
        return Reply::json(401, json!({"error": {"code": "UserError", "message": "Invalid secret"}}));
    }
    token(state, request, ["clientid", "", ""], |seconds| json!({"expires_on": (now() + seconds).to_string()}))
}

fn arc(state: &mut State, request: &Request) -> Reply {
    if request.header("authorization").and_then(|answer| answer.strip_prefix("Basic ")) != Some(ARC_SECRET) {
        return Reply::json(401, json!({})).header("www-authenticate", format!("Basic realm={ARC_KEY}"));
    }
    virtual_machine(state, request)
}

fn cloud_shell(state: &mut State, request: &Request) -> Reply {
    if !has_metadata(request) {
        return refusal("bad_request_102", "Required metadata header not specified");
    }
    token(state, request, [""; 3], |seconds| json!({"expires_in": seconds.to_string()}))
}

fn has_metadata(request: &Request) -> bool {
    request.header("metadata").is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

fn refusal(error: &str, description: &str) -> Reply {
    Reply::json(400, json!({"error": error, "error_description": description}))
}

/// A token of the identity that `names` (client id, object id, resource id) choose; `end` says in
/// the machine's own words when it ends.
fn token(state: &mut State, request: &Request, names: [&str; 3], end: impl Fn(i64) -> Value) -> Reply {
    let Some(resource) = request.query.get("resource").or(request.field("resource")) else {
        return refusal("invalid_resource", "The resource parameter is missing");
    };
    let Some(identity) = chosen(&state.script.directory.identities, request, names).cloned() else {
        return refusal("invalid_request", "Identity not found");
    };
    let Some(tenant) = state.script.directory.tenants.first().map(|tenant| tenant.id.clone()) else {
        return refusal("invalid_request", "Tenant not found");
    };
    let seconds = state.script.machine_token_lifetime_seconds;
    let holder = (identity.client_id.as_str(), identity.object_id.as_str());
    let access_token = grant::application_token(resource, &tenant, holder, "2", seconds);
    let mut body = end(seconds);
    body["access_token"] = state.issue(access_token).into();
    body["client_id"] = identity.client_id.into();
    body["resource"] = resource.as_str().into();
    body["token_type"] = "Bearer".into();
    Reply::json(200, body)
}

/// The identity with the name that the request gives; the first one when it gives none.
fn chosen<'a>(identities: &'a [MachineIdentity], request: &Request, names: [&str; 3]) -> Option<&'a MachineIdentity> {
    let [client_id, object_id, resource_id] = names.map(|name| request.query.get(name));
    identities.iter().find(|identity| {
        client_id.is_none_or(|id| *id == identity.client_id)
            && object_id.is_none_or(|id| *id == identity.object_id)
            && resource_id.is_none_or(|id| *id == identity.resource_id)
    })
}
