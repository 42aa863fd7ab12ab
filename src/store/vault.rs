//! The text of an encrypted file of secrets: names in clear, each secret sealed under one password.

use std::{collections::BTreeMap, fmt, num::NonZeroU32};

use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    rand::{SecureRandom as _, SystemRandom},
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::secret::Secret;

/// What the file holds.
#[derive(Serialize, Deserialize)]
pub(super) struct Vault {
    version: u32,
    /// How the key comes from the password.
    key: Derivation,
    /// By `realm/name`.
    secrets: BTreeMap<String, Sealed>,
}

/// Why a vault cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The text is no vault of this version.
    Unreadable,
    /// The password does not fit, or somebody changed the file.
    WrongPassword,
    /// The operating system gives no random numbers.
    NoRandomness,
}

/// Argon2id with a salt.
#[derive(Clone, Serialize, Deserialize)]
struct Derivation {
    memory_kib: NonZeroU32,
    passes: NonZeroU32,
    lanes: NonZeroU32,
    salt: String,
}

/// AES-256-GCM; the name and everything about the key are authenticated with it.
#[derive(Serialize, Deserialize)]
struct Sealed {
    nonce: String,
    sealed: String,
}

const VERSION: u32 = 1;

/// What OWASP recommends: about 20 ms. The file says what it was made with, so this may change.
const COST: [u32; 3] = [19 * 1024, 2, 1];

/// A file that asks for more than this was not made by us: a gigabyte.
const MOST_MEMORY_KIB: u32 = 1024 * 1024;

type Outcome<T> = std::result::Result<T, Trouble>;

impl Vault {
    /// A vault without secrets.
    pub(super) fn new() -> Outcome<Self> {
        let [memory_kib, passes, lanes] = COST.map(|cost| NonZeroU32::new(cost).expect("no cost is zero"));
        let salt = STANDARD.encode(random::<16>()?);
        Ok(Self { version: VERSION, key: Derivation { memory_kib, passes, lanes, salt }, secrets: BTreeMap::new() })
    }

    pub(super) fn parse(text: &str) -> Outcome<Self> {
        let vault: Self = serde_json::from_str(text).map_err(|_| Trouble::Unreadable)?;
        let is_ours = vault.version == VERSION && vault.key.memory_kib.get() <= MOST_MEMORY_KIB;
        if is_ours { Ok(vault) } else { Err(Trouble::Unreadable) }
    }

    pub(super) fn to_text(&self) -> String {
        serde_json::to_string_pretty(self).expect("a vault is plain data") + "\n"
    }

    /// All entries, as they were put.
    pub(super) fn entries(&self) -> impl Iterator<Item = &str> {
        self.secrets.keys().map(String::as_str)
    }

    pub(super) fn get(&self, entry: &str, password: &Secret) -> Outcome<Option<Secret>> {
        let Some(sealed) = self.secrets.get(entry) else { return Ok(None) };
        self.opened(entry, sealed, &self.key.key(password)?).map(Some)
    }

    /// Seals a secret. All secrets have one password: another one than before is refused.
    pub(super) fn put(&mut self, entry: &str, secret: &Secret, password: &Secret) -> Outcome<()> {
        let key = self.key.key(password)?;
        if let Some((other, sealed)) = self.secrets.first_key_value() {
            self.opened(other, sealed, &key)?;
        }
        let nonce: [u8; NONCE_LEN] = random()?;
        let mut bytes = secret.expose().as_bytes().to_vec();
        let aad = Aad::from(self.context(entry).into_bytes());
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad, &mut bytes)
            .expect("a secret is not gigabytes long");
        let sealed = Sealed { nonce: STANDARD.encode(nonce), sealed: STANDARD.encode(bytes) };
        self.secrets.insert(entry.to_owned(), sealed);
        Ok(())
    }

    /// Removes an entry; `false` when there is none.
    pub(super) fn delete(&mut self, entry: &str) -> bool {
        self.secrets.remove(entry).is_some()
    }

    fn opened(&self, entry: &str, sealed: &Sealed, key: &LessSafeKey) -> Outcome<Secret> {
        let nonce = decoded(&sealed.nonce)?.try_into().map_err(|_| Trouble::Unreadable)?;
        let mut bytes = Zeroizing::new(decoded(&sealed.sealed)?);
        let aad = Aad::from(self.context(entry).into_bytes());
        let opened = key.open_in_place(Nonce::assume_unique_for_key(nonce), aad, &mut bytes);
        let opened = opened.map_err(|_| Trouble::WrongPassword)?;
        std::str::from_utf8(opened).map(Secret::from).map_err(|_| Trouble::Unreadable)
    }

    /// What a sealed secret belongs to: moved under another name, it does not open.
    fn context(&self, entry: &str) -> String {
        format!("wrap secrets {} {} {entry}", self.version, self.key)
    }
}

impl Derivation {
    fn key(&self, password: &Secret) -> Outcome<LessSafeKey> {
        let params = Params::new(self.memory_kib.get(), self.passes.get(), self.lanes.get(), None);
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.map_err(|_| Trouble::Unreadable)?);
        let mut key = Zeroizing::new([0; 32]);
        argon
            .hash_password_into(password.expose().as_bytes(), &decoded(&self.salt)?, &mut *key)
            .map_err(|_| Trouble::Unreadable)?;
        Ok(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &*key).expect("the key has 32 bytes")))
    }
}

impl fmt::Display for Derivation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "argon2id {} {} {} {}", self.memory_kib, self.passes, self.lanes, self.salt)
    }
}

fn decoded(text: &str) -> Outcome<Vec<u8>> {
    STANDARD.decode(text).map_err(|_| Trouble::Unreadable)
}

fn random<const N: usize>() -> Outcome<[u8; N]> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| Trouble::NoRandomness)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        text.into()
    }

    fn vault() -> Vault {
        let mut vault = Vault::new().unwrap();
        vault.put("r/deploy", &secret("canary-one"), &secret("canary-password")).unwrap();
        vault
    }

    #[test]
    fn secrets_open_with_their_password_only() {
        let mut vault = Vault::parse(&vault().to_text()).unwrap();
        let password = secret("canary-password");
        vault.put("r/other", &secret("canary-two"), &password).unwrap();
        assert_eq!(vault.get("r/deploy", &password).unwrap().unwrap().expose(), "canary-one");
        assert_eq!(vault.get("r/other", &password).unwrap().unwrap().expose(), "canary-two");
        assert_eq!(vault.get("r/none", &password).unwrap(), None);
        let wrong = secret("canary-passwort");
        assert_eq!(vault.get("r/deploy", &wrong), Err(Trouble::WrongPassword));
        assert_eq!(vault.put("r/third", &secret("x"), &wrong), Err(Trouble::WrongPassword));
        assert_eq!(vault.entries().collect::<Vec<_>>(), ["r/deploy", "r/other"]);
    }

    #[test]
    fn text_holds_no_secret_and_nothing_twice() {
        let (one, other) = (vault().to_text(), vault().to_text());
        assert!(!one.contains("canary"), "{one}");
        assert_ne!(one, other, "salt and nonce are new each time");
    }

    #[test]
    fn sealed_secret_opens_under_its_own_name_only() {
        let mut vault = vault();
        let moved = vault.secrets.remove("r/deploy").unwrap();
        vault.secrets.insert("r/root".to_owned(), moved);
        assert_eq!(vault.get("r/root", &secret("canary-password")), Err(Trouble::WrongPassword));
    }

    #[test]
    fn what_we_did_not_write_is_unreadable() {
        for text in ["", "{}", "[]", "not json"] {
            assert_eq!(Vault::parse(text).err(), Some(Trouble::Unreadable), "{text}");
        }
        for (old, new) in [("\"version\": 1", "\"version\": 2"), ("19456", "4194304")] {
            let text = vault().to_text().replace(old, new);
            assert_eq!(Vault::parse(&text).err(), Some(Trouble::Unreadable), "{new}");
        }
    }
}
