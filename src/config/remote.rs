//! Names of files that lie elsewhere, as Atmos's downloader (go-getter) reads them.

/// Hosts whose addresses need no scheme.
const HOSTS: [&str; 3] = ["github.com/", "gitlab.com/", "bitbucket.org/"];

/// Whether `name` is no path on this machine.
pub(crate) fn is_remote(name: &str) -> bool {
    name.contains("://")
        || name.contains("::")
        || name.starts_with("git@")
        || HOSTS.iter().any(|host| name.starts_with(host))
}

#[cfg(test)]
mod tests {
    use super::is_remote;

    #[test]
    fn addresses_are_told_from_paths() {
        for name in
            ["git::x", "https://h/x", "s3::https://b/x", "github.com/o/r//x?ref=v1", "git@h:o/r.git", "oci://r/x"]
        {
            assert!(is_remote(name), "{name}");
        }
        for name in ["catalog/vpc", "./x", "../x.yaml", "/abs/x", "my.github.com/x", "orgs/**/*"] {
            assert!(!is_remote(name), "{name}");
        }
    }
}
