//! What Entra ID says about itself.

use serde_json::{Value, json};

use super::{entra::Authority, reply::Reply, request::Request};

/// The `OpenID` Connect configuration of a tenant. A domain becomes its GUID, as with Entra ID.
pub(super) fn configuration(request: &Request, name: &str, authority: Authority<'_>) -> Reply {
    let host = &request.host;
    let (tenant, issuer) = match authority {
        Authority::Tenant(tenant) => (tenant.id.as_str(), tenant.id.as_str()),
        Authority::Any => (name, "{tenantid}"),
    };
    let base = format!("https://{host}/{tenant}");
    Reply::json(
        200,
        json!({
            "token_endpoint": format!("{base}/oauth2/v2.0/token"),
            "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt", "client_secret_basic"],
            "jwks_uri": format!("{base}/discovery/v2.0/keys"),
            "response_modes_supported": ["query", "fragment", "form_post"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "response_types_supported": ["code", "id_token", "code id_token", "id_token token"],
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
            "issuer": format!("https://{host}/{issuer}/v2.0"),
            "authorization_endpoint": format!("{base}/oauth2/v2.0/authorize"),
            "device_authorization_endpoint": format!("{base}/oauth2/v2.0/devicecode"),
            "end_session_endpoint": format!("{base}/oauth2/v2.0/logout"),
            "tenant_region_scope": Value::Null,
            "cloud_instance_name": host.trim_start_matches("login."),
        }),
    )
}

/// What the Resource Manager of a cloud says about the cloud. That of `stack.example` is one that no
/// program knows by itself.
pub(super) fn endpoints(request: &Request) -> Reply {
    let cloud = |name: &str, portal: &str, login: &str, legacy: &str, graph: &str, storage: &str, vault: &str| {
        json!({
            "name": name,
            "portal": format!("https://{portal}"),
            "authentication": {
                "loginEndpoint": format!("https://{login}"),
                "audiences": [format!("https://{legacy}/"), format!("https://{}", request.host)],
                "tenant": "common",
                "identityProvider": "AAD",
            },
            "resourceManager": format!("https://{}", request.host),
            "microsoftGraphResourceId": format!("https://{graph}/"),
            "suffixes": {"storage": storage, "keyVaultDns": vault},
        })
    };
    let stack = |name: &str| format!("{name}.stack.example");
    Reply::json(
        200,
        match request.host.as_str() {
            "management.azure.com" => cloud(
                "AzureCloud",
                "portal.azure.com",
                "login.microsoftonline.com",
                "management.core.windows.net",
                "graph.microsoft.com",
                "core.windows.net",
                "vault.azure.net",
            ),
            _ => cloud(
                "Stack",
                &stack("portal"),
                &stack("login"),
                &stack("management.core"),
                &stack("graph"),
                &stack("core"),
                &stack("vault"),
            ),
        },
    )
}

/// The clouds and the other names of their sign-in hosts; MSAL asks for it before it trusts a host.
pub(super) fn instances(request: &Request) -> Reply {
    let authorization = request.query.get("authorization_endpoint").map(String::as_str).unwrap_or_default();
    let discovery = authorization
        .split_once("/oauth2/")
        .map(|(base, _)| format!("{base}/v2.0/.well-known/openid-configuration"))
        .unwrap_or_default();
    let instance = |network: &str, cache: &str, aliases: &[&str]| json!({"preferred_network": network, "preferred_cache": cache, "aliases": aliases});
    let china = "login.partner.microsoftonline.cn";
    let government = "login.microsoftonline.us";
    Reply::json(
        200,
        json!({
            "tenant_discovery_endpoint": discovery,
            "api-version": "1.1",
            "metadata": [
                instance(
                    "login.microsoftonline.com",
                    "login.windows.net",
                    &["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"],
                ),
                instance(china, china, &[china, "login.chinacloudapi.cn"]),
                instance(government, government, &[government, "login.usgovcloudapi.net"]),
            ],
        }),
    )
}
