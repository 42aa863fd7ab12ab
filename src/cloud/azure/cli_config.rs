//! `config` and `clouds.config` of the Azure CLI: which cloud, and which subscription in it.

mod ini;

use super::{environment::Environment, session::Purpose};

/// `config` with the cloud's name; `None` when it need not change. Without it the CLI means the
/// public cloud and hides the subscriptions of all others. A run leaves the user's choice alone.
pub(crate) fn cloud_name(old: Option<&str>, environment: &Environment, purpose: Purpose) -> Option<String> {
    with_option(old.unwrap_or_default(), "cloud", "name", environment.cli_name, purpose)
}

/// `config` of a folder of our own, which says besides that the token cache is plain text: we
/// cannot read the Windows one (DPAPI), where encryption is the default.
pub(crate) fn isolated(old: Option<&str>, environment: &Environment) -> Option<String> {
    let named = cloud_name(old, environment, Purpose::Login);
    let text = named.as_deref().or(old).unwrap_or_default();
    with_option(text, "core", "encrypt_token_cache", "false", Purpose::Login).or(named)
}

/// `clouds.config` with the default subscription of the cloud, to which `az cloud set` returns;
/// `None` when it need not change. A run leaves the user's choice alone.
pub(crate) fn cloud_subscription(
    old: Option<&str>,
    environment: &Environment,
    subscription: &str,
    purpose: Purpose,
) -> Option<String> {
    with_option(old.unwrap_or_default(), environment.cli_name, "subscription", subscription, purpose)
}

/// `clouds.config` with the endpoints of a custom cloud, as `az cloud register` writes them; `None`
/// when it need not change. The Azure CLI refuses the name of a cloud that is not in this file.
pub(crate) fn cloud_endpoints(old: Option<&str>, environment: &Environment) -> Option<String> {
    let before = old.unwrap_or_default();
    let mut text = before.to_owned();
    for (option, value) in endpoints(environment) {
        if ini::value(&text, environment.cli_name, option) != Some(value.as_str()) {
            text = ini::set(&text, environment.cli_name, option, &value);
        }
    }
    (text != before).then_some(text)
}

fn endpoints(environment: &Environment) -> [(&'static str, String); 7] {
    let storage = environment.blob_suffix.trim_start_matches("blob.");
    [
        ("endpoint_management", format!("{}/", environment.legacy_arm)),
        ("endpoint_resource_manager", environment.arm_endpoint.to_owned()),
        ("endpoint_active_directory", format!("https://{}", environment.login_host)),
        ("endpoint_active_directory_resource_id", format!("{}/", environment.legacy_arm)),
        ("endpoint_microsoft_graph_resource_id", format!("{}/", environment.graph)),
        ("suffix_storage_endpoint", storage.to_owned()),
        ("suffix_keyvault_dns", environment.vault.replacen("https://", ".", 1)),
    ]
}

/// The cloud that `config` names.
pub(crate) fn chosen_cloud(text: &str) -> Option<&str> {
    ini::value(text, "cloud", "name")
}

fn with_option(text: &str, section: &str, option: &str, value: &str, purpose: Purpose) -> Option<String> {
    match ini::value(text, section, option) {
        Some(present) if present == value || purpose == Purpose::Run => None,
        _ => Some(ini::set(text, section, option, value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn china() -> &'static Environment {
        Environment::named("china").unwrap()
    }

    #[test]
    fn new_files_are_what_the_azure_cli_writes() {
        let config = cloud_name(None, &Environment::all()[0], Purpose::Run);
        assert_eq!(config.as_deref(), Some("[cloud]\nname = AzureCloud\n\n"));
        let clouds = cloud_subscription(Some(""), &Environment::all()[0], "0000-1", Purpose::Run);
        assert_eq!(clouds.as_deref(), Some("[AzureCloud]\nsubscription = 0000-1\n\n"));
    }

    #[test]
    fn run_keeps_the_users_choice_and_login_makes_it() {
        let public = "[cloud]\nname = AzureCloud\n\n";
        assert_eq!(cloud_name(Some(public), china(), Purpose::Run), None);
        let china_name = "[cloud]\nname = AzureChinaCloud\n\n";
        assert_eq!(cloud_name(Some(public), china(), Purpose::Login).as_deref(), Some(china_name));
        assert_eq!(cloud_name(Some(china_name), china(), Purpose::Login), None);
    }

    #[test]
    fn isolated_folder_is_for_one_cloud_and_keeps_its_cache_readable() {
        let want = "[cloud]\nname = AzureChinaCloud\n\n[core]\nencrypt_token_cache = false\n\n";
        assert_eq!(isolated(None, china()).as_deref(), Some(want));
        assert_eq!(isolated(Some(want), china()), None);
        let other = "[cloud]\nname = AzureCloud\n\n[core]\nencrypt_token_cache = false\n\n";
        assert_eq!(isolated(Some(other), china()).as_deref(), Some(want));
    }

    #[test]
    fn run_chooses_where_nothing_is_chosen() {
        let other = "[core]\noutput = table\n";
        let want = "[core]\noutput = table\n\n[cloud]\nname = AzureChinaCloud\n\n";
        assert_eq!(cloud_name(Some(other), china(), Purpose::Run).as_deref(), Some(want));
    }
}
