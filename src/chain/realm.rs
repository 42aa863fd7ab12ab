//! The project whose credentials a chain holds.

use std::path::Path;

use super::fingerprint::sha256;
use crate::{
    config::{Config, auth::AuthConfig, variables},
    system::Env,
};

/// The realm: `WRAP_AUTH_REALM` or `ATMOS_AUTH_REALM`, `auth.realm`, else one for the
/// configuration's folder, which Atmos would compute likewise.
pub(crate) fn realm(config: &Config, auth: &AuthConfig, env: &Env) -> String {
    let setting = variables::AUTH_REALM.read(env).map(|setting| setting.value);
    match setting.or(auth.realm.as_deref().filter(|realm| !realm.is_empty())) {
        Some(realm) if is_name(realm) => realm.to_owned(),
        // A realm becomes part of a file's name, so what could lead elsewhere is hashed.
        Some(realm) => hash(realm),
        None => hash(&config.file.parent().unwrap_or(Path::new("/")).display().to_string().to_lowercase()),
    }
}

/// Letters, digits, `-` and `_`, as Atmos allows them, and upper case besides.
fn is_name(realm: &str) -> bool {
    realm.len() <= 64 && realm.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

fn hash(text: &str) -> String {
    let mut hash = sha256(text);
    hash.truncate(16);
    hash
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::config::{Selection, load};

    fn realm_of(configured: &str, variable: &str) -> String {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("atmos.yaml"), "").unwrap();
        let variables = [("ATMOS_AUTH_REALM".into(), variable.into())].into();
        let env = Env { variables, directory: root.path().to_path_buf(), ..Env::default() };
        let auth = AuthConfig { realm: Some(configured.to_owned()), ..AuthConfig::default() };
        realm(&load(&env, &Selection::default()).unwrap(), &auth, &env)
    }

    #[test]
    fn the_variable_wins_over_the_setting_and_that_over_the_folder() {
        assert_eq!(realm_of("team", "other"), "other");
        assert_eq!(realm_of("team", ""), "team");
        let (one, other) = (realm_of("", ""), realm_of("", ""));
        assert!(one != other && one.len() == 16, "{one} {other}");
    }

    #[test]
    fn a_realm_cannot_lead_to_another_folder() {
        assert_eq!(realm_of("../x", "").len(), 16);
    }
}
