//! The records of a run with several identities: a file that lists them, the run's own first.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::record::Record;
use crate::error::Result;

/// What `WRAP_SESSION` names when a run has more than one identity.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Roster {
    records: Vec<PathBuf>,
}

/// The file that lists `records`, and its text. It is named after what it holds, so that runs at
/// the same time do not change it under each other.
pub(crate) fn roster(records: &[PathBuf]) -> Option<(PathBuf, String)> {
    let [first, _, ..] = records else { return None };
    let text = serde_json::to_string_pretty(&Roster { records: records.to_vec() }).ok()? + "\n";
    let hash = ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
    let hash = hash.as_ref().iter().take(8).fold(0_u64, |hash, byte| hash << 8 | u64::from(*byte));
    // No identity has this name: a `+` in a name is written as `%2B`.
    let name = format!("{}+{hash:016x}.json", first.file_stem()?.to_str()?);
    Some((first.with_file_name(name), text))
}

/// The records that the file at `path` stands for: it is one, or lists them. Empty when there is none.
pub(crate) fn read(path: &Path) -> Result<Vec<Record>> {
    if let Some(record) = Record::read(path)? {
        return Ok(vec![record]);
    }
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let Ok(Roster { records }) = serde_json::from_str(&text) else { return Ok(Vec::new()) };
    records.iter().filter_map(|path| Record::read(path).transpose()).collect()
}

/// Which of `records` a question about this subscription (id or name) or tenant is for. The run's
/// own identity answers what nobody else has a better claim to.
pub(crate) fn route<'a>(
    records: &[&'a Record],
    subscription: Option<&str>,
    tenant: Option<&str>,
) -> Option<&'a Record> {
    let targets = |record: &&Record| {
        record.target.as_ref().is_some_and(|target| {
            let is_wanted = |wanted: &str| {
                wanted.eq_ignore_ascii_case(&target.subscription_id)
                    || wanted.eq_ignore_ascii_case(&target.subscription_name)
            };
            subscription.is_some_and(is_wanted)
        })
    };
    let is_there = |record: &&Record| tenant.is_some_and(|tenant| tenant.eq_ignore_ascii_case(&record.tenant));
    let found = records.iter().copied().find(|record| targets(record) && (tenant.is_none() || is_there(record)));
    let found =
        found.or_else(|| records.iter().copied().find(is_there)).or_else(|| records.iter().copied().find(targets));
    found.or_else(|| records.first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloud::azure::fixtures;

    fn record(identity: &str, tenant: &str, subscription: Option<&str>) -> Record {
        fixtures::record(identity, tenant, subscription)
    }

    #[test]
    fn question_goes_to_the_identity_of_the_subscription_or_the_tenant() {
        let records =
            [record("own", "t1", Some("s1")), record("other", "t2", Some("s2")), record("third", "t1", Some("s3"))];
        for (subscription, tenant, want) in [
            (None, None, "own"),
            (Some("S2"), None, "other"),
            (Some("name of s3"), None, "third"),
            (None, Some("T2"), "other"),
            (None, Some("t1"), "own"),
            (Some("s3"), Some("t1"), "third"),
            (Some("s2"), Some("t1"), "own"),
            (Some("unknown"), Some("unknown"), "own"),
        ] {
            let found = route(&records.each_ref(), subscription, tenant).unwrap();
            assert_eq!(found.identity, want, "{subscription:?} {tenant:?}");
        }
        assert!(route(&[], Some("s1"), None).is_none());
    }

    #[test]
    fn list_of_records_is_read_in_its_order() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["a.json", "b.json"].map(|name| folder.path().join(name));
        for (path, identity) in paths.iter().zip(["a", "b"]) {
            std::fs::write(path, record(identity, "t", None).to_text()).unwrap();
        }
        assert_eq!(roster(&paths[..1]), None, "one record needs no list");
        let (path, text) = roster(&paths).unwrap();
        std::fs::write(&path, text).unwrap();
        let names = |path: &Path| read(path).unwrap().into_iter().map(|record| record.identity).collect::<Vec<_>>();
        assert_eq!(names(&path), ["a", "b"]);
        assert_eq!(names(&paths[1]), ["b"]);
        assert!(names(&folder.path().join("none.json")).is_empty());
    }
}
