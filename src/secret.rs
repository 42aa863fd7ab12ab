//! A value that must not be seen: no `Display`, a redacted `Debug`, wiped when dropped.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// A secret text. It leaves through [`Secret::expose`] only: into a request body, a file edit or
/// the child's environment.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub(crate) struct Secret(Zeroizing<String>);

impl Secret {
    /// The text itself. Call it where the secret is handed over, nowhere else.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Serialises the secret in clear, for use with `#[serde(serialize_with = "in_clear")]` on a field
/// of a file edit (mode 0600). `Secret` itself does not implement `Serialize`.
pub(crate) fn in_clear<S: serde::Serializer>(secret: &Secret, serializer: S) -> Result<S::Ok, S::Error> {
    secret.expose().serialize(serializer)
}

/// [`in_clear`] for a field that may be missing.
#[expect(clippy::ref_option, reason = "serde calls it with a reference to the field")]
pub(crate) fn in_clear_if_any<S: serde::Serializer>(secret: &Option<Secret>, serializer: S) -> Result<S::Ok, S::Error> {
    secret.as_ref().map(Secret::expose).serialize(serializer)
}

/// [`in_clear`] for several secrets, each with a name.
pub(crate) fn all_in_clear<S: serde::Serializer>(
    secrets: &BTreeMap<String, Secret>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(secrets.iter().map(|(name, secret)| (name, secret.expose())))
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", Secret::from("canary-secret")), "Secret(…)");
    }
}
