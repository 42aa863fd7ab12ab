//! The names are spelled out here from the sources of the providers, not taken from the table.

use super::*;
use crate::{
    cloud::azure::{
        environment::Environment,
        fixtures,
        variables::{NATIVE, set},
    },
    credentials::{Azure, Method, Selector, StorePlace},
};

fn credentials(proof: Proof) -> Azure {
    Azure { tenant: "tenant".into(), client_id: "client".into(), ..fixtures::program(proof) }
}

fn child(proof: Proof) -> Result<BTreeMap<String, String>> {
    let credentials = credentials(proof);
    let set = set(&Source {
        credentials: &credentials,
        environment: Environment::named("public").expect("it is in the table"),
        config_folder: Path::new("/home/dev/.azure"),
        record: Path::new("/state/dev.json"),
        extensions: None,
        is_native: true,
        cloud_choice: None,
    })?;
    Ok(set.into_iter().map(|(name, value)| (name, value.expose().to_owned())).collect())
}

/// What every session sets, with `own` laid over it.
fn expected(own: &[(&str, &str)]) -> BTreeMap<String, String> {
    let always = [
        ("ARM_USE_AKS_WORKLOAD_IDENTITY", "false"),
        ("ARM_USE_CLI", "false"),
        ("ARM_USE_MSI", "false"),
        ("ARM_USE_OIDC", "false"),
        ("ARM_TENANT_ID", "tenant"),
        ("AZURE_CLOUD_NAME", "AzureCloud"),
        ("AZURE_CONFIG_DIR", "/home/dev/.azure"),
        ("WRAP_SESSION", "/state/dev.json"),
    ];
    always.iter().chain(own).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn assertion(issuer: &str, fetch: Fetch) -> Proof {
    Proof::Assertion(AssertionSource { issuer: issuer.into(), fetch })
}

fn request(url: &str) -> Fetch {
    Fetch::Request { method: Method::Get, url: url.into(), token: Some("canary-job".into()) }
}

fn certificate(bundle: Bundle, password: Option<&str>) -> Proof {
    let password = password.map(Into::into);
    Proof::Certificate(CertificateSource { bundle, key: None, password, sends_chain: false })
}

fn machine(host: Host, endpoint: &str, header: Option<&str>, selector: Option<Selector>) -> Proof {
    let thumbprint = (host == Host::ServiceFabric).then(|| "00ff".to_owned());
    Proof::Machine(Machine { host, endpoint: endpoint.into(), header: header.map(Into::into), thumbprint, selector })
}

const METADATA: &str = "http://169.254.169.254/metadata/identity/oauth2/token";
const CLIENT: (&str, &str) = ("ARM_CLIENT_ID", "client");

#[test]
fn secret_and_certificate_are_handed_over_and_nothing_else_is() {
    let want = expected(&[CLIENT, ("ARM_CLIENT_SECRET", "canary-secret")]);
    assert_eq!(child(Proof::Secret("canary-secret".into())).unwrap(), want);
    let files = |password| certificate(Bundle::File("/c.pfx".into()), password);
    let path = ("ARM_CLIENT_CERTIFICATE_PATH", "/c.pfx");
    assert_eq!(child(files(None)).unwrap(), expected(&[CLIENT, path]));
    let want = expected(&[CLIENT, path, ("ARM_CLIENT_CERTIFICATE_PASSWORD", "canary")]);
    assert_eq!(child(files(Some("canary"))).unwrap(), want);
    let given = Bundle::Given { name: "ARM_CLIENT_CERTIFICATE".into(), base64: "canary-pfx".into() };
    let want = expected(&[CLIENT, ("ARM_CLIENT_CERTIFICATE", "canary-pfx")]);
    assert_eq!(child(certificate(given, None)).unwrap(), want);
}

#[test]
fn issuers_that_providers_can_ask_are_asked_by_them() {
    let (oidc, token) = (("ARM_USE_OIDC", "true"), ("ARM_OIDC_REQUEST_TOKEN", "canary-job"));
    let url = "https://ci.example/t?audience=api%3A%2F%2FX";
    let want = expected(&[CLIENT, oidc, token, ("ARM_OIDC_REQUEST_URL", url)]);
    assert_eq!(child(assertion("github", request(url))).unwrap(), want);
    let url = "https://dev.example/oidctoken?api-version=7.1&serviceConnectionId=sc";
    let want = expected(&[
        CLIENT,
        oidc,
        token,
        ("ARM_OIDC_REQUEST_URL", url),
        ("ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID", "sc"),
        ("ARM_OIDC_AZURE_SERVICE_CONNECTION_ID", "sc"),
        ("SYSTEM_OIDCREQUESTURI", "https://dev.example/oidctoken"),
    ]);
    assert_eq!(child(assertion("azure-devops", request(url))).unwrap(), want);
}

#[test]
fn other_assertions_are_in_a_file_whose_contents_are_not_in_the_environment() {
    let of = |file| {
        let file = [("ARM_OIDC_TOKEN_FILE_PATH", file), ("AZURE_FEDERATED_TOKEN_FILE", file)];
        expected(&[&[CLIENT, ("ARM_USE_OIDC", "true")][..], &file].concat())
    };
    assert_eq!(child(assertion("file", Fetch::File("/run/token".into()))).unwrap(), of("/run/token"));
    let given = Fetch::Given { variable: "SPACELIFT_OIDC_TOKEN".into(), token: "canary".into() };
    for (issuer, fetch) in [
        ("spacelift", given),
        ("buildkite", Fetch::Command(vec!["buildkite-agent".into()])),
        ("url", request("https://issuer.example")),
    ] {
        assert_eq!(child(assertion(issuer, fetch)).unwrap(), of("/state/dev.assertion"), "{issuer}");
    }
}

#[test]
fn machine_is_found_by_its_own_variables() {
    let identity = ("IDENTITY_ENDPOINT", "http://i/token");
    let (msi, secret) = (("MSI_ENDPOINT", "http://m/token"), ("MSI_SECRET", "canary"));
    let moved = "http://127.0.0.1:9/metadata/identity/oauth2/token";
    for (proof, own) in [
        (machine(Host::VirtualMachine, METADATA, None, None), &[][..]),
        (
            machine(Host::VirtualMachine, moved, None, None),
            &[("ARM_MSI_ENDPOINT", moved), ("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:9")],
        ),
        (machine(Host::AppService, "http://i/token", Some("canary"), None), &[identity, ("IDENTITY_HEADER", "canary")]),
        (
            machine(Host::ServiceFabric, "https://i", Some("canary"), None),
            &[
                ("IDENTITY_ENDPOINT", "https://i"),
                ("IDENTITY_HEADER", "canary"),
                ("IDENTITY_SERVER_THUMBPRINT", "00ff"),
            ],
        ),
        (machine(Host::Arc, "http://i/token", None, None), &[identity, ("IMDS_ENDPOINT", "http://i/token")]),
        (machine(Host::MachineLearning, "http://m/token", Some("canary"), None), &[msi, secret]),
        (machine(Host::CloudShell, "http://m/token", None, None), &[msi]),
    ] {
        let want = expected(&[own, &[("ARM_USE_MSI", "true")]].concat());
        assert_eq!(child(proof.clone()).unwrap(), want, "{proof:?}");
    }
}

#[test]
fn assigned_identity_of_a_machine_is_named_by_its_client() {
    let selector = Some(Selector::Resource("/subscriptions/…".into()));
    let want = expected(&[CLIENT, ("ARM_USE_MSI", "true")]);
    assert_eq!(child(machine(Host::VirtualMachine, METADATA, None, selector)).unwrap(), want);
}

#[test]
fn sign_in_of_a_person_is_refused() {
    for proof in [Proof::RefreshToken, Proof::AzureCli { config_folder: "/x".into() }] {
        assert_eq!(child(proof).unwrap_err().kind().exit_code(), 78);
    }
}

#[test]
fn every_variable_is_documented_once() {
    let proofs = [
        Proof::Secret("s".into()),
        assertion("azure-devops", request("https://h/?serviceConnectionId=sc")),
        assertion("file", Fetch::File("/t".into())),
        machine(Host::Arc, "e", None, None),
        machine(Host::AppService, "e", Some("h"), None),
        machine(Host::ServiceFabric, "e", Some("h"), None),
        machine(Host::MachineLearning, "e", Some("h"), None),
        machine(Host::VirtualMachine, "e", None, None),
        certificate(Bundle::File("/c".into()), Some("p")),
        certificate(Bundle::Given { name: "client_certificate".into(), base64: "b".into() }, None),
    ];
    let always = ["ARM_USE_AKS_WORKLOAD_IDENTITY", "AZURE_CLOUD_NAME", "AZURE_CONFIG_DIR", "WRAP_SESSION"];
    let mut used: Vec<String> = proofs.into_iter().flat_map(|proof| child(proof).unwrap().into_keys()).collect();
    used.retain(|name| !always.contains(&name.as_str()));
    used.sort_unstable();
    used.dedup();
    let mut documented: Vec<&str> = NATIVE.iter().map(|(name, _)| *name).collect();
    documented.sort_unstable();
    assert_eq!(used, documented);
}

#[test]
fn stored_secret_that_nobody_read_is_our_bug() {
    let stored = StoredSecret { store: StorePlace::System, realm: "r".into(), name: "deploy".into(), value: None };
    let error = child(Proof::StoredSecret(stored)).unwrap_err();
    assert_eq!(error.kind().exit_code(), 70);
    assert_eq!(error.to_string(), "error: a stored secret was not read");
}
