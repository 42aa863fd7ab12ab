//! Keys and certificates in every form that people keep them in.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use p12_keystore::{KeyStore, KeyStoreEntry, PrivateKeyChain};
use ring::{
    digest,
    signature::{RSA_PSS_2048_8192_SHA256, UnparsedPublicKey},
};
use rustls::pki_types::{PrivateKeyDer, pem::PemObject as _};
use serde_json::Value;

use super::*;
use crate::system::fake::NOW;

const BOTH: &str = include_str!("fake_certificate.pem");
const PKCS1: &str = include_str!("fake_key_pkcs1.pem");

/// Writes `files` and reads the certificate in the first one.
fn read(files: &[(&str, &[u8])], password: Option<&str>) -> Result<Certificate> {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    Certificate::read(
        &CertificateSource {
            bundle: Bundle::File(folder.path().join(files[0].0)),
            key: files.get(1).map(|(name, _)| folder.path().join(name)),
            password: password.map(Into::into),
            sends_chain: false,
        },
        NOW,
    )
    .map_err(|error| {
        let text = error.to_string().replace(&format!("{}/", folder.path().display()), "");
        assert!(!text.contains("canary"), "{text}");
        Error::new(error.kind(), text)
    })
}

fn refused(files: &[(&str, &[u8])], password: Option<&str>) -> String {
    read(files, password).err().expect("it is refused").to_string()
}

fn certificate_alone() -> &'static str {
    &BOTH[BOTH.find("-----BEGIN CERTIFICATE").unwrap()..]
}

fn pfx(password: &str) -> Vec<u8> {
    let certificate = pem::certificates(BOTH.as_bytes(), "c").unwrap().remove(0);
    let key = PrivateKeyDer::from_pem_slice(BOTH.as_bytes()).unwrap();
    let chain = [p12_keystore::Certificate::from_der(&certificate).unwrap()];
    let mut store = KeyStore::new();
    store.add_entry("own", KeyStoreEntry::PrivateKeyChain(PrivateKeyChain::new(key.secret_der(), "1", chain)));
    store.writer(password).write().unwrap()
}

#[test]
fn key_may_be_in_the_same_file_or_in_one_of_its_own() {
    assert_eq!(read(&[("c.pem", BOTH.as_bytes())], None).unwrap().chain.len(), 1);
    let two: [(&str, &[u8]); 2] = [("c.pem", certificate_alone().as_bytes()), ("k.pem", PKCS1.as_bytes())];
    assert_eq!(read(&two, None).unwrap().chain.len(), 1);
}

#[test]
fn pkcs12_file_is_opened_with_its_password() {
    let store = pfx("canary-password");
    assert_eq!(read(&[("c.pfx", &store)], Some("canary-password")).unwrap().chain.len(), 1);
    let error = refused(&[("c.pfx", &store)], Some("canary-wrong"));
    assert!(error.starts_with("error: error: cannot use the certificate in `c.pfx`\n"), "{error}");
    assert!(error.contains("`client_certificate_password`"), "{error}");
}

#[test]
fn bundle_may_be_given_as_base64() {
    let given = |base64: &str| {
        let bundle = Bundle::Given { name: "ARM_CLIENT_CERTIFICATE".into(), base64: base64.into() };
        Certificate::read(&CertificateSource { bundle, key: None, password: Some("p".into()), sends_chain: false }, NOW)
    };
    let text = STANDARD.encode(pfx("p"));
    let (start, end) = text.split_at(76);
    for text in [&text, &format!("{start}\n{end}\n"), &STANDARD.encode(BOTH)] {
        assert_eq!(given(text).unwrap().chain.len(), 1);
    }
    let error = given("canary!").err().expect("it is refused").to_string();
    assert!(error.contains("in `ARM_CLIENT_CERTIFICATE`\n") && error.contains("it is no base64"), "{error}");
    assert!(!error.contains("canary"));
}

/// A root, an authority below it, and certificates of the program (2025, from 2050, 2026), shuffled.
const SHUFFLED: &str =
    include_str!("../../../../tests/cases/auth/certificate-chain-is-sent-in-order/project/certificates.pem");

#[test]
fn newest_valid_certificate_of_the_key_comes_first_and_then_its_issuers() {
    let [root, older, authority, later, own]: [Vec<u8>; 5] =
        pem::certificates(SHUFFLED.as_bytes(), "c").unwrap().try_into().expect("there are five");
    let read = |text: &str| read(&[("c.pem", text.as_bytes())], None).unwrap().chain;
    assert_eq!(read(SHUFFLED), [own.clone(), authority.clone(), root.clone()]);
    let chosen = |text: &str, now| {
        let (keys, all) = (pem::keys(text.as_bytes(), "c").unwrap(), pem::certificates(text.as_bytes(), "c").unwrap());
        chain::choose(keys, &all, now).unwrap().chain
    };
    assert_eq!(chosen(SHUFFLED, 1_750_000_000)[0], older, "the newer one is not valid yet");
    assert_eq!(chosen(SHUFFLED, 2_540_000_000)[0], later);
    assert_eq!(chosen(SHUFFLED, 4_000_000_000)[0], later, "all have ended: Entra ID says so");
    let two_keys = format!("{SHUFFLED}{BOTH}");
    assert_eq!(chosen(&two_keys, 1_750_000_000)[0], older);
    assert_eq!(chosen(&two_keys, 1_900_000_000), pem::certificates(BOTH.as_bytes(), "c").unwrap());
}

#[test]
fn what_is_missing_is_named() {
    assert!(refused(&[("c.pem", certificate_alone().as_bytes())], None).contains("`client_certificate_key_path`"));
    assert!(refused(&[("c.pem", PKCS1.as_bytes())], None).contains("it holds no certificate"));
    let encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n-----END ENCRYPTED PRIVATE KEY-----\n";
    assert!(refused(&[("c.pem", encrypted.as_bytes())], None).contains("openssl pkey -in c.pem"));
}

#[cfg(feature = "emulator")]
#[test]
fn key_of_another_certificate_is_refused() {
    let other = rcgen::generate_simple_self_signed(["other.example".to_owned()]).unwrap().cert.pem();
    let two: [(&str, &[u8]); 2] = [("c.pem", other.as_bytes()), ("k.pem", PKCS1.as_bytes())];
    assert!(refused(&two, None).contains("no certificate there belongs to the private key"));
}

#[test]
fn assertion_is_what_entra_id_documents() {
    let certificate = read(&[("c.pem", BOTH.as_bytes())], None).unwrap();
    let signed =
        |sends_chain| Signed { client_id: "client", audience: "https://e/token", id: "id", now: 1000, sends_chain };
    let text = client_assertion(&certificate, &signed(false)).unwrap();
    let part = |index: usize| URL_SAFE_NO_PAD.decode(text.expose().split('.').nth(index).unwrap()).unwrap();
    let (header, claims): (Value, Value) =
        (serde_json::from_slice(&part(0)).unwrap(), serde_json::from_slice(&part(1)).unwrap());
    let thumbprint = URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, &certificate.chain[0]));
    assert_eq!(
        (&header["alg"], &header["x5t#S256"], &header["x5c"]),
        (&"PS256".into(), &thumbprint.into(), &Value::Null)
    );
    let want = r#"{"aud":"https://e/token","iss":"client","sub":"client","jti":"id","nbf":1000,"iat":1000,"exp":1600}"#;
    assert_eq!(claims.to_string(), want);
    let (body, _) = text.expose().rsplit_once('.').unwrap();
    let public = certificate.key.public().as_ref();
    UnparsedPublicKey::new(&RSA_PSS_2048_8192_SHA256, public).verify(body.as_bytes(), &part(2)).unwrap();
    let text = client_assertion(&certificate, &signed(true)).unwrap();
    let header: Value =
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text.expose().split('.').next().unwrap()).unwrap()).unwrap();
    assert!(header["x5c"][0].as_str().unwrap().starts_with("MII"));
}

#[test]
fn key_without_a_certificate_cannot_sign() {
    let certificate = Certificate { chain: Vec::new(), ..read(&[("c.pem", BOTH.as_bytes())], None).unwrap() };
    let signed = Signed { client_id: "c", audience: "a", id: "i", now: NOW, sends_chain: false };
    let error = client_assertion(&certificate, &signed).unwrap_err();
    assert_eq!(error.kind().exit_code(), 70);
    assert_eq!(error.to_string(), "error: cannot sign without a certificate");
}
