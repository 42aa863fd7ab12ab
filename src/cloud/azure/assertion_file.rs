//! The assertion that Terraform's providers read when they sign in by themselves: a private file
//! beside the session record, for issuers whom they cannot ask.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    auth::assertion::Claims,
    credentials::{AssertionSource, Fetch, Proof},
    secret::Secret,
    session::{Corrupt, FileEdit, Locking},
    system::clock::Seconds,
};

/// Where it lies, by the path of the record.
pub(crate) fn path(record: &Path) -> PathBuf {
    record.with_extension("assertion")
}

/// Whether the providers need the file: they read files and ask GitHub Actions and Azure DevOps by
/// themselves, but no other issuer.
pub(crate) fn is_needed(proof: &Proof) -> bool {
    matches!(proof, Proof::Assertion(source) if !is_read(source) && !is_asked(source))
}

/// Whether the providers read the assertion where its issuer puts it.
fn is_read(source: &AssertionSource) -> bool {
    matches!(source.fetch, Fetch::File(_))
}

/// Whether the providers know how to ask the issuer.
pub(crate) fn is_asked(source: &AssertionSource) -> bool {
    matches!(source.fetch, Fetch::Request { token: Some(_), .. })
        && ["github", "azure-devops"].contains(&source.issuer.as_str())
}

/// The assertion as far as it is known without asking for a new one.
pub(crate) fn given(proof: &Proof) -> Option<&Secret> {
    match proof {
        Proof::Assertion(AssertionSource { fetch: Fetch::Given { token, .. }, .. }) => Some(token),
        _ => None,
    }
}

/// Whether the providers can sign in with what lies in the file.
pub(crate) fn is_valid(path: &Path, now: Seconds) -> bool {
    let text = fs::read_to_string(path).map(Secret::from);
    text.is_ok_and(|text| Claims::of(text.expose()).is_some_and(|claims| claims.is_valid(now)))
}

/// The edit that puts `token` into the file.
pub(crate) fn edit(path: PathBuf, token: Secret) -> FileEdit {
    let change = move |old: Option<&str>| Ok((old != Some(token.expose())).then(|| token.expose().to_owned()));
    FileEdit {
        path,
        purpose: "the assertion that Terraform's providers sign in with".to_owned(),
        mode: 0o600,
        locking: Locking::None,
        corrupt: Corrupt::SetAside,
        change: Box::new(change),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::cloud::azure::fixtures::jwt;

    #[test]
    fn file_lies_beside_the_record_of_any_name() {
        assert_eq!(path(Path::new("/s/a.dev.json")), Path::new("/s/a.dev.assertion"));
    }

    #[test]
    fn assertion_in_its_last_minutes_is_not_handed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dev.assertion");
        assert!(!is_valid(&path, 0));
        for (left, want) in [(301, true), (300, false)] {
            fs::write(&path, jwt(&json!({"exp": 1000 + left}))).unwrap();
            assert_eq!(is_valid(&path, 1000), want, "{left}");
        }
    }
}
