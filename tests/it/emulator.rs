//! The emulator over the wire: an unmodified HTTPS client behind its proxy.

use std::collections::BTreeMap;

use serde_json::Value;
use wrap::emulator::{Emulator, Script};

const LOGIN: &str = "https://login.microsoftonline.com";
const CLI: &str = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";
const CONTOSO: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
const FABRIKAM: &str = "bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb";

/// A client that knows the emulator by its proxy and its certificate only.
struct Client {
    runtime: tokio::runtime::Runtime,
    client: reqwest::Client,
}

impl Client {
    fn new(emulator: &Emulator) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let certificate = reqwest::Certificate::from_pem(emulator.certificate_authority().as_bytes()).unwrap();
        let client = reqwest::Client::builder()
            .proxy(reqwest::Proxy::all(emulator.proxy_url()).unwrap())
            .tls_certs_only([certificate])
            .build()
            .unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self { runtime, client }
    }

    fn send(&self, request: reqwest::RequestBuilder) -> reqwest::Result<(u16, String)> {
        self.runtime.block_on(async {
            let response = request.send().await?;
            Ok((response.status().as_u16(), response.text().await?))
        })
    }

    fn get(&self, url: &str, token: &str) -> (u16, Value) {
        let (status, body) = self.send(self.client.get(url).bearer_auth(token)).unwrap();
        (status, serde_json::from_str(&body).unwrap())
    }

    fn post(&self, url: &str, form: &[(&str, &str)]) -> (u16, Value) {
        let form: BTreeMap<&str, &str> = form.iter().copied().collect();
        let (status, body) = self.send(self.client.post(url).form(&form)).unwrap();
        (status, serde_json::from_str(&body).unwrap())
    }

    fn redeem(&self, tenant: &str, refresh_token: &str, scope: &str) -> (u16, Value) {
        let form =
            [("grant_type", "refresh_token"), ("client_id", CLI), ("refresh_token", refresh_token), ("scope", scope)];
        self.post(&format!("{LOGIN}/{tenant}/oauth2/v2.0/token"), &form)
    }
}

fn start(script: &str) -> (Emulator, Client) {
    let script: Script = toml::from_str(script).unwrap();
    let emulator = Emulator::start(script).unwrap();
    let client = Client::new(&emulator);
    (emulator, client)
}

fn text(body: &Value, name: &str) -> String {
    body[name].as_str().unwrap_or_else(|| panic!("no `{name}` in {body}")).to_owned()
}

const ARM_SCOPE: &str = "https://management.azure.com/.default offline_access openid profile";
const KNOWN_REFRESH_TOKEN: &str = "canary-refresh-token-dev-user";

#[test]
fn device_code_approves_itself_after_the_pending_polls() {
    let (_emulator, client) = start("pending_polls = 2");
    let (_, begun) = client
        .post(&format!("{LOGIN}/organizations/oauth2/v2.0/devicecode"), &[("client_id", CLI), ("scope", ARM_SCOPE)]);
    let device_code = text(&begun, "device_code");
    let poll = || {
        let grant = "urn:ietf:params:oauth:grant-type:device_code";
        let form = [("grant_type", grant), ("client_id", CLI), ("device_code", device_code.as_str())];
        client.post(&format!("{LOGIN}/organizations/oauth2/v2.0/token"), &form)
    };
    assert_eq!(text(&poll().1, "error"), "authorization_pending");
    assert_eq!(text(&poll().1, "error"), "authorization_pending");
    let (status, tokens) = poll();
    assert_eq!((status, text(&tokens, "foci").as_str()), (200, "1"));
    assert_eq!(text(&poll().1, "error"), "expired_token", "a code is good for one sign-in");
}

#[test]
fn refresh_token_is_rotated_and_good_in_every_tenant_of_the_user() {
    let (emulator, client) = start("");
    let (_, home) = client.redeem("organizations", KNOWN_REFRESH_TOKEN, ARM_SCOPE);
    let rotated = text(&home, "refresh_token");
    assert_ne!(rotated, KNOWN_REFRESH_TOKEN);
    let (_, guest) = client.redeem(FABRIKAM, &rotated, ARM_SCOPE);
    let (_, listed) =
        client.get("https://management.azure.com/subscriptions?api-version=2022-12-01", &text(&guest, "access_token"));
    assert_eq!(listed["value"][0]["displayName"], "fabrikam-shared");
    assert_eq!(listed["value"].as_array().map(Vec::len), Some(1));
    let elsewhere = client.redeem("northwind.example", &rotated, ARM_SCOPE);
    assert_eq!((elsewhere.0, &elsewhere.1["error_codes"][0]), (400, &50020.into()));
    let secrets = emulator.issued_secrets();
    assert!(secrets.contains(&rotated) && secrets.contains(&text(&guest, "access_token")));
    assert!(emulator.requests().iter().any(|request| request.form.get("refresh_token") == Some(&rotated)));
}

#[test]
fn expired_and_misdirected_tokens_are_refused() {
    let (_emulator, client) = start("token_lifetime_seconds = -1");
    let arm = "https://management.azure.com/subscriptions?api-version=2022-12-01";
    let (_, expired) = client.redeem(CONTOSO, KNOWN_REFRESH_TOKEN, ARM_SCOPE);
    let (status, body) = client.get(arm, &text(&expired, "access_token"));
    assert_eq!((status, &body["error"]["code"]), (401, &"ExpiredAuthenticationToken".into()));

    let (_emulator, client) = start("");
    let (_, vault) = client.redeem(CONTOSO, KNOWN_REFRESH_TOKEN, "https://vault.azure.net/.default");
    let (status, body) = client.get(arm, &text(&vault, "access_token"));
    assert_eq!((status, &body["error"]["code"]), (401, &"InvalidAuthenticationTokenAudience".into()));
}

#[test]
fn application_signs_in_with_its_secret_in_its_tenant_only() {
    let (_emulator, client) = start("");
    let sign_in = |tenant: &str, id: &str, secret: &str, scope: &str| {
        let form =
            [("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret), ("scope", scope)];
        let (status, body) = client.post(&format!("{LOGIN}/{tenant}/oauth2/v2.0/token"), &form);
        (status, body["error_codes"][0].as_u64())
    };
    let (id, secret) = ("11111111-aaaa-4aaa-8aaa-111111111111", "canary-sp-Secret~value_1");
    let scope = "https://graph.microsoft.com/.default";
    assert_eq!(sign_in(CONTOSO, id, secret, scope), (200, None));
    assert_eq!(sign_in(CONTOSO, id, "wrong", scope), (401, Some(7_000_215)));
    assert_eq!(sign_in(CONTOSO, id, "", scope), (401, Some(7_000_218)));
    assert_eq!(sign_in(CONTOSO, "nobody", secret, scope), (400, Some(700_016)));
    assert_eq!(sign_in(FABRIKAM, id, secret, scope), (400, Some(700_016)));
    assert_eq!(sign_in(CONTOSO, id, secret, "https://graph.microsoft.com"), (400, Some(1_002_012)));
    assert_eq!(sign_in("nowhere.example", id, secret, scope), (400, Some(90002)));
    let northwind = ("55555555-eeee-4eee-8eee-555555555555", "canary-sp-Secret~+/=&value_5");
    assert_eq!(sign_in("northwind.example", northwind.0, northwind.1, scope), (200, None));
}

#[test]
fn subscriptions_come_in_pages() {
    let (_emulator, client) = start("page_size = 20");
    let (_, tokens) = client.redeem("organizations", "canary-refresh-token-ops-user", ARM_SCOPE);
    let token = text(&tokens, "access_token");
    let mut url = "https://management.azure.com/subscriptions?api-version=2022-12-01".to_owned();
    let mut sizes = Vec::new();
    loop {
        let (_, page) = client.get(&url, &token);
        sizes.push(page["value"].as_array().map_or(0, Vec::len));
        let Some(next) = page["nextLink"].as_str() else { break };
        next.clone_into(&mut url);
    }
    assert_eq!(sizes, [20, 20, 8]);
}

#[test]
fn managed_identity_answers_plain_http_with_the_metadata_header() {
    let (_emulator, client) = start("");
    let url =
        "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://vault.azure.net";
    let (status, _) = client.send(client.client.get(url)).unwrap();
    assert_eq!(status, 400);
    let (status, body) = client.send(client.client.get(url).header("Metadata", "true")).unwrap();
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(
        (status, &body["expires_in"], &body["resource"]),
        (200, &"86399".into(), &"https://vault.azure.net".into())
    );
}

#[test]
fn faults_are_met_in_turn() {
    let (emulator, client) = start(
        r#"
        faults = [
            { path = "/openid-configuration", answer = { http = { status = 429, retry_after = 7, body = "slow" } } },
            { path = "/openid-configuration", answer = "broken_json" },
            { path = "/openid-configuration", answer = "close" },
            { path = "/elsewhere", answer = "close" },
        ]
        "#,
    );
    let url = format!("{LOGIN}/common/v2.0/.well-known/openid-configuration");
    let send = || client.send(client.client.get(&url));
    assert_eq!(send().unwrap(), (429, "slow".to_owned()));
    let broken = send().unwrap();
    assert!(broken.0 == 200 && serde_json::from_str::<Value>(&broken.1).is_err());
    assert!(send().is_err(), "the connection is closed");
    assert_eq!(send().unwrap().0, 200);
    let statuses: Vec<u16> = emulator.requests().iter().map(|request| request.status).collect();
    assert_eq!(statuses, [429, 200, 0, 200]);
    let unused: Vec<String> = emulator.unused_faults().into_iter().map(|fault| fault.path).collect();
    assert_eq!(unused, ["/elsewhere"]);
}
