//! The proof that the environment holds, where the configuration names none.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    credentials::{AssertionSource, Bundle, Fetch, Proof},
    error::{Error, Kind, Result},
    secret::Secret,
    system::Env,
};

/// The variables that [`of_environment`] reads.
pub(super) const VARIABLES: [&str; 8] = [
    CERTIFICATE,
    CERTIFICATE_PATHS[0],
    CERTIFICATE_PATHS[1],
    "AZURE_CLIENT_SECRET",
    "ARM_CLIENT_SECRET",
    "ARM_CLIENT_SECRET_FILE_PATH",
    "AZURE_FEDERATED_TOKEN_FILE",
    "ARM_OIDC_TOKEN_FILE_PATH",
];

/// The proof in the environment, in the order of Terraform's provider.
pub(super) fn of_environment(env: &Env, certificate: impl FnOnce(Bundle) -> Proof) -> Result<Option<Proof>> {
    if let Some(base64) = env.var(CERTIFICATE).filter(|_| env.var(CERTIFICATE_PATHS[0]).is_none()) {
        return Ok(Some(certificate(Bundle::Given { name: CERTIFICATE.to_owned(), base64: base64.into() })));
    }
    if let Some(file) = first(env, &CERTIFICATE_PATHS) {
        return Ok(Some(certificate(Bundle::File(env.written(file)))));
    }
    if let Some(secret) = first(env, &["AZURE_CLIENT_SECRET", "ARM_CLIENT_SECRET"]) {
        return Ok(Some(Proof::Secret(secret.into())));
    }
    if let Some(file) = first(env, &["ARM_CLIENT_SECRET_FILE_PATH"]) {
        return secret_in(&env.written(file)).map(Proof::Secret).map(Some);
    }
    let file = first(env, &["AZURE_FEDERATED_TOKEN_FILE", "ARM_OIDC_TOKEN_FILE_PATH"]);
    Ok(file.map(|file| token_in(env.written(file))))
}

/// The whole certificate, as base64; Terraform's provider takes it before a path.
const CERTIFICATE: &str = "ARM_CLIENT_CERTIFICATE";
const CERTIFICATE_PATHS: [&str; 2] = ["AZURE_CLIENT_CERTIFICATE_PATH", "ARM_CLIENT_CERTIFICATE_PATH"];
pub(super) const CERTIFICATE_PASSWORDS: [&str; 2] =
    ["AZURE_CLIENT_CERTIFICATE_PASSWORD", "ARM_CLIENT_CERTIFICATE_PASSWORD"];

pub(super) fn first<'a>(env: &'a Env, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| env.var(name))
}

pub(super) fn is_true(env: &Env, name: &str) -> bool {
    env.var(name).is_some_and(|value| matches!(value, "1" | "true" | "True" | "TRUE"))
}

pub(super) fn secret_in(path: &Path) -> Result<Secret> {
    let text = fs::read_to_string(path).map_err(|error| {
        Error::new(Kind::Denied, format!("cannot read the client secret in `{}`", path.display())).because(error)
    })?;
    let text = Secret::from(text);
    // Editors of Windows put a byte order mark in front, and end lines with two characters.
    let secret = text.expose().trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']);
    if secret.is_empty() {
        return Err(Error::new(Kind::Denied, format!("the client secret in `{}` is empty", path.display())));
    }
    Ok(secret.into())
}

pub(super) fn token_in(path: PathBuf) -> Proof {
    Proof::Assertion(AssertionSource { issuer: "file".to_owned(), fetch: Fetch::File(path) })
}
