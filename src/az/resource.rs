//! What a token is asked for, as a scope (azure-cli-core 2.91.0 `cloud.py` and `auth/util.py`).

use super::command::Resource;
use crate::cloud::azure::environment::Environment;

/// The scope (or several, with spaces between them) of `resource` in `environment`, spelled as the Azure CLI spells it: a slash at the end
/// of a resource stays and makes two. `None` for a type that does not exist there.
pub(super) fn scope(resource: &Resource, environment: &Environment) -> Option<String> {
    let url = match resource {
        Resource::Scopes(scopes) => return Some(scopes.join(" ")),
        Resource::Url(url) => url.clone(),
        Resource::Type(name) => environment.resource_of_type(name)?,
        Resource::Default => format!("{}/", environment.legacy_arm),
    };
    Some(format!("{url}/.default"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(resource: &Resource, cloud: &str) -> Option<String> {
        scope(resource, Environment::named(cloud).expect("it is in the table"))
    }

    #[test]
    fn resource_keeps_its_slash() {
        for (url, want) in [
            ("https://management.azure.com", "https://management.azure.com/.default"),
            ("https://management.azure.com/", "https://management.azure.com//.default"),
        ] {
            assert_eq!(spelled(&Resource::Url(url.to_owned()), "public").as_deref(), Some(want));
        }
    }

    #[test]
    fn scope_is_taken_as_given() {
        let resource = Resource::Scopes(vec!["https://vault.azure.net/user_impersonation".to_owned()]);
        assert_eq!(spelled(&resource, "public").as_deref(), Some("https://vault.azure.net/user_impersonation"));
    }

    #[test]
    fn nothing_said_is_the_older_resource_manager() {
        for (cloud, want) in [
            ("public", "https://management.core.windows.net//.default"),
            ("usgovernment", "https://management.core.usgovcloudapi.net//.default"),
            ("china", "https://management.core.chinacloudapi.cn//.default"),
        ] {
            assert_eq!(spelled(&Resource::Default, cloud).as_deref(), Some(want));
            assert_eq!(spelled(&Resource::Type("arm".to_owned()), cloud).as_deref(), Some(want));
        }
    }

    #[test]
    fn types_differ_by_cloud() {
        let of = |name: &str, cloud: &str| spelled(&Resource::Type(name.to_owned()), cloud);
        assert_eq!(of("ms-graph", "public").as_deref(), Some("https://graph.microsoft.com//.default"));
        assert_eq!(of("ms-graph", "china").as_deref(), Some("https://microsoftgraph.chinacloudapi.cn/.default"));
        assert_eq!(of("batch", "usgovernment").as_deref(), Some("https://batch.core.usgovcloudapi.net//.default"));
        assert_eq!(of("data-lake", "china"), None);
        assert_eq!(of("nothing", "public"), None);
    }
}
