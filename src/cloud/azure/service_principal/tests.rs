//! A program's sign-in against a fake Entra ID.

use std::path::Path;

use super::ServicePrincipal;
use crate::{
    auth::{ChainKey, Consent, Provider as _},
    cloud::azure::fixtures::{OBJECT_ID, SUBSCRIPTION, TENANT, key, program_reply, provider, refused, subscriptions},
    config::yaml,
    credentials::{Azure, Bundle, Credentials, PrincipalKind, Proof, StorePlace, StoredSecret},
    error::{Error, Kind, Result},
    store,
    system::{fake::Fake, runtime},
};

const CLIENT: &str = "11111111-aaaa-4aaa-8aaa-111111111111";
const PROGRAM: &str = "grant_type=client_credentials";

fn fields(more: &str) -> String {
    format!("{{tenant_id: {TENANT}, client_id: {CLIENT}, {more}}}")
}

fn grants(fake: Fake) -> Fake {
    let fake = (0..4).fold(fake, |fake, _| fake.answer(PROGRAM, 200, program_reply()));
    fake.answer("/subscriptions", 200, subscriptions())
}

fn issue(fake: &Fake, fields: &str) -> Result<Azure> {
    let provider = ServicePrincipal::new(&provider("azure/service-principal", fields), &fake.system.env)?;
    let issued = runtime::run(provider.issue(&fake.system, Consent::AskIfNeeded, &key()));
    let error = issued.as_ref().err().map(ToString::to_string);
    fake.assert_secrets_kept(error.as_slice());
    issued.map(|Credentials::Azure(azure)| azure)
}

fn error_of(fake: &Fake, fields: &str) -> String {
    issue(fake, fields).unwrap_err().to_string()
}

fn shown_secret(home: &Path, variables: &[(&str, &str)], more: &str) -> String {
    let fake = variables.iter().fold(grants(Fake::new(home)), |fake, (name, value)| fake.with_variable(name, value));
    issue(&fake, &fields(more)).unwrap();
    fake.requests()[0].form["client_secret"].clone()
}

#[test]
fn program_signs_in_with_its_secret() {
    let home = tempfile::tempdir().unwrap();
    let fake = grants(Fake::new(home.path()).with_variable("AZURE_CLIENT_SECRET", "canary~+/="));
    let azure = issue(&fake, &fields(&format!("subscription_id: {SUBSCRIPTION}"))).unwrap();
    assert_eq!(azure.tokens.len(), 4);
    assert!(azure.tokens.iter().any(|token| token.serves("https://graph.microsoft.com//.default")));
    assert_eq!(azure.principal.kind, PrincipalKind::ServicePrincipal);
    assert_eq!((azure.principal.name.as_str(), azure.principal.object_id.as_str()), (CLIENT, OBJECT_ID));
    assert_eq!(azure.principal.home_account_id, None);
    assert_eq!(azure.proof, Proof::Secret("canary~+/=".into()));
    assert_eq!(azure.target.unwrap().subscription_name, "Development");
    assert_eq!(fake.requests()[0].form["scope"], "https://management.azure.com/.default");
    assert_eq!(fake.unused_answers(), 0);
}

#[test]
fn secret_of_the_configuration_wins_over_the_environment() {
    let home = tempfile::tempdir().unwrap();
    let both = [("ARM_CLIENT_SECRET", "canary-arm"), ("AZURE_CLIENT_SECRET", "canary-azure"), ("MINE", "canary-mine")];
    assert_eq!(shown_secret(home.path(), &both, "client_secret: !env MINE"), "canary-mine");
    assert_eq!(shown_secret(home.path(), &both, ""), "canary-azure");
    assert_eq!(shown_secret(home.path(), &both[..1], ""), "canary-arm");
}

#[test]
fn tenant_and_client_may_come_from_the_environment() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path())
        .with_variable("ARM_TENANT_ID", TENANT)
        .with_variable("AZURE_CLIENT_ID", &CLIENT.to_uppercase())
        .with_variable("ARM_CLIENT_SECRET", "canary");
    let azure = issue(&grants(fake), "{}").unwrap();
    assert_eq!((azure.tenant.as_str(), azure.client_id.as_str()), (TENANT, CLIENT));
}

#[test]
fn wrong_secret_is_one_error_without_warnings() {
    let home = tempfile::tempdir().unwrap();
    let wrong = refused("invalid_client", "AADSTS7000215: Invalid client secret provided.");
    let fake = Fake::new(home.path()).with_variable("ARM_CLIENT_SECRET", "canary-wrong");
    let fake = (0..4).fold(fake, |fake, _| fake.answer(PROGRAM, 401, wrong.clone()));
    let error = issue(&fake, &fields("")).unwrap_err();
    assert_eq!(error.kind(), Kind::Denied);
    assert_eq!(
        error.to_string(),
        format!(
            "error: Entra ID refused client `{CLIENT}` in tenant `{TENANT}`\n  \
             caused by: AADSTS7000215: Invalid client secret provided\n\
             help: set AZURE_CLIENT_SECRET (or `client_secret`) to the value of a secret of {CLIENT}, not to its id, \
             then run `wrap auth login -i dev`"
        )
    );
    assert!(fake.said().is_empty(), "{:?}", fake.said());
}

#[test]
fn missing_secret_names_both_ways() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path());
    assert_eq!(
        error_of(&fake, &fields("")),
        "error: atmos.yaml:3:5: provider `corp` has no client secret, certificate or federated token\n\
         help: set AZURE_CLIENT_SECRET (or ARM_CLIENT_SECRET), or add `client_secret: !env NAME`, \
         `client_secret_store: NAME`, `client_certificate_path: …` or `federated_token_file: …` to the provider"
    );
    assert!(fake.requests().is_empty());
}

#[test]
fn missing_secret_does_not_hinder_a_look_at_the_session() {
    let home = tempfile::tempdir().unwrap();
    let fake = Fake::new(home.path());
    let config = provider("azure/service-principal", &fields("client_secret: !env NOT_SET"));
    let provider = ServicePrincipal::new(&config, &fake.system.env).unwrap();
    assert!(provider.recall(&fake.system, &key()).unwrap().is_none());
    assert!(error_of(&fake, &fields("client_secret: !env NOT_SET")).contains("`NOT_SET`"));
}

#[test]
fn proofs_come_from_files_and_variables() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("secret"), "canary-in-a-file\n").unwrap();
    assert_eq!(shown_secret(home.path(), &[], "client_secret_file: secret"), "canary-in-a-file");
    assert_eq!(shown_secret(home.path(), &[("ARM_CLIENT_SECRET_FILE_PATH", "secret")], ""), "canary-in-a-file");
    let fake = Fake::new(home.path()).with_variable("AZURE_CLIENT_CERTIFICATE_PATH", "c.pem");
    assert!(error_of(&fake, &fields("")).contains("cannot use the certificate in `"));
    assert!(error_of(&fake, &fields("federated_token_file: token")).contains("cannot read the assertion in `"));
}

#[test]
fn stored_secret_is_named_and_only_read_to_sign_in() {
    let home = tempfile::tempdir().unwrap();
    let fake = grants(Fake::new(home.path()))
        .with_variable("WRAP_KEYRING_PASSWORD", "canary-password")
        .with_variable("XDG_STATE_HOME", home.path().to_str().unwrap());
    let mut config = provider("azure/service-principal", &fields("client_secret_store: deploy"));
    config.keyring = yaml::parse(Path::new("atmos.yaml"), "type: file").unwrap();
    let provider = ServicePrincipal::new(&config, &fake.system.env).unwrap();
    let path = home.path().join("wrap/wrap-secrets.json");
    let named = |value: Option<&str>| {
        Proof::StoredSecret(StoredSecret {
            store: StorePlace::File { path: path.clone(), password_variable: None },
            realm: "r".into(),
            name: "deploy".into(),
            value: value.map(Into::into),
        })
    };
    assert_eq!(provider.proof(&fake.system.env, &key()).unwrap(), named(None), "there is no store yet");
    let issue = |key: &ChainKey| {
        let Credentials::Azure(azure) = runtime::run(provider.issue(&fake.system, Consent::AskIfNeeded, key))?;
        Ok::<_, Error>(azure)
    };
    assert_eq!(issue(&key()).unwrap_err().kind(), Kind::Configuration);
    store::open(&fake.system, &StorePlace::File { path: path.clone(), password_variable: None })
        .put("r", "deploy", &"canary-stored".into())
        .unwrap();
    assert_eq!(issue(&key()).unwrap().proof, named(None));
    assert_eq!(fake.requests()[0].form["client_secret"], "canary-stored");
    fake.assert_secrets_kept(&[]);
}

#[test]
fn certificate_signs_every_request() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("c.pem"), include_str!("../certificate/fake_certificate.pem")).unwrap();
    let fake = grants(Fake::new(home.path()));
    let azure = issue(&fake, &fields("client_certificate_path: c.pem")).unwrap();
    assert!(
        matches!(azure.proof, Proof::Certificate(source) if source.bundle == Bundle::File(home.path().join("c.pem")))
    );
    assert_eq!(fake.requests()[0].form["client_assertion"].split('.').count(), 3);
}

#[test]
fn two_proofs_are_one_too_many() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(
        error_of(&Fake::new(home.path()), &fields("client_certificate_path: c.pem, client_secret: canary")),
        "error: atmos.yaml:3:5: provider `corp` has more than one proof: `client_secret`, `client_certificate_path`\n\
         help: keep one of them"
    );
}

#[test]
fn missing_tenant_names_the_variables() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(
        error_of(&Fake::new(home.path()), "{}"),
        "error: atmos.yaml:3:5: provider `corp` has no `tenant_id`\n\
         help: add `tenant_id:` to the provider, or set AZURE_TENANT_ID (or ARM_TENANT_ID)"
    );
}
