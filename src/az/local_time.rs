//! Local time, as the C library and Python tell it from `TZ` and `/etc/localtime`.
//!
//! `jiff::tz::TimeZone::system` would do, but it lists all of `/usr/share/zoneinfo` first, which
//! costs more than everything else a token call does.

use std::path::Path;

use jiff::{Timestamp, tz::TimeZone};

use crate::system::{Env, clock::Seconds};

/// Where systems keep their time zones (Go's list).
const FOLDERS: [&str; 3] = ["/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"];

/// `2026-11-21 01:12:22.000000`: what the Azure CLI prints, and the only form both Go libraries
/// and Python's accept.
pub(super) fn format(moment: Seconds, zone: &TimeZone) -> String {
    let moment = Timestamp::from_second(moment).unwrap_or(Timestamp::MAX);
    moment.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S.000000").to_string()
}

/// The time zone of a process with environment `env`; UTC when it cannot be told.
pub(super) fn zone(env: &Env) -> TimeZone {
    let Some(name) = env.variables.get("TZ".as_ref() as &std::ffi::OsStr) else {
        return read(Path::new("/etc/localtime")).unwrap_or(TimeZone::UTC);
    };
    let name = name.to_str().unwrap_or_default();
    let name = name.strip_prefix(':').unwrap_or(name);
    if name.is_empty() {
        return TimeZone::UTC;
    }
    let own = env.var("TZDIR").into_iter();
    // Joining an absolute name gives that name: `TZ=:/etc/localtime`.
    let file = own.chain(FOLDERS).find_map(|folder| read(&Path::new(folder).join(name)));
    file.or_else(|| TimeZone::posix(name).ok()).unwrap_or(TimeZone::UTC)
}

fn read(path: &Path) -> Option<TimeZone> {
    let data = std::fs::read(path).ok()?;
    TimeZone::tzif("local", &data).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::fake::env;

    fn at(variables: &[(&str, &str)], moment: Seconds) -> String {
        format(moment, &zone(&env(variables)))
    }

    const BERLIN: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

    #[test]
    fn moment_is_told_in_the_zone_of_tz() {
        assert_eq!(at(&[("TZ", "UTC")], 1_795_223_542), "2026-11-21 01:12:22.000000");
        assert_eq!(at(&[("TZ", BERLIN)], 1_795_223_542), "2026-11-21 02:12:22.000000");
        assert_eq!(at(&[("TZ", "EST5EDT,M3.2.0,M11.1.0")], 1_795_223_542), "2026-11-20 20:12:22.000000");
    }

    #[test]
    fn summer_time_counts() {
        assert_eq!(at(&[("TZ", BERLIN)], 1_784_000_000), "2026-07-14 05:33:20.000000");
    }

    #[test]
    fn unknown_or_empty_zone_is_utc() {
        for name in ["", ":", "Nowhere/Town"] {
            assert_eq!(at(&[("TZ", name)], 0), "1970-01-01 00:00:00.000000", "{name}");
        }
    }

    #[test]
    fn zone_file_is_found_by_name() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        // A zone file of version 2 without transitions, two hours east.
        let block = |wide: &[u8]| [b"TZif2".as_slice(), &[0; 15], wide].concat();
        let counts: Vec<u8> = [0u32, 0, 0, 0, 1, 4].iter().flat_map(|count| count.to_be_bytes()).collect();
        let kind = [7200u32.to_be_bytes().as_slice(), &[0, 0], b"EET\0"].concat();
        let data = [block(&counts), kind.clone(), block(&counts), kind, b"\nEET-2\n".to_vec()].concat();
        std::fs::write(folder.path().join("Town"), data).expect("the folder is ours");
        let own = folder.path().to_str().expect("temporary folders are UTF-8");
        assert_eq!(at(&[("TZ", "Town"), ("TZDIR", own)], 0), "1970-01-01 02:00:00.000000");
        assert_eq!(at(&[("TZ", &format!(":{own}/Town"))], 0), "1970-01-01 02:00:00.000000");
    }
}
