//! The settings that all Azure providers share.

use super::environment::{Environment, custom};
use crate::{
    auth::ChainKey,
    config::{
        fields::{self, Fields},
        is_guid, yaml,
    },
    credentials::{Subscription, Target},
    error::{Error, Result},
    system::Env,
};

/// The cloud a provider works in: `cloud_environment` or `metadata_host`, else what the variables
/// of Terraform and the Azure SDKs say, else the public one.
pub(crate) fn environment(fields: &mut Fields<'_>) -> Result<&'static Environment> {
    let (name, host) = (fields.text("cloud_environment")?, fields.text("metadata_host")?);
    match (name.as_deref(), host) {
        (None | Some(CUSTOM), Some(host)) => {
            unsettled(&host, "").map_err(|error| error.at(at(fields, "metadata_host")))
        }
        (None, None) => environment_of_variables(fields.env()),
        (Some(CUSTOM), None) => match metadata_variable(fields.env()) {
            Some((_, host)) => unsettled(host, "").map_err(|error| error.at(at(fields, "cloud_environment"))),
            None => Err(fields.missing("metadata_host")),
        },
        (Some(_), Some(_)) => {
            let at = at(fields, "metadata_host");
            Err(Error::configuration("`metadata_host` is for `cloud_environment: custom` only")
                .at(at)
                .help("remove `metadata_host` or `cloud_environment`"))
        }
        (Some(name), None) => Environment::known_as(name)
            .ok_or_else(|| unknown("", name, "`cloud_environment`").at(at(fields, "cloud_environment"))),
    }
}

/// `cloud_environment` of a cloud that a metadata host describes.
const CUSTOM: &str = "custom";

/// The cloud that the environment chooses.
fn environment_of_variables(env: &Env) -> Result<&'static Environment> {
    let Some(choice) = cloud_choice(env) else { return Ok(&Environment::all()[0]) };
    let (variable, name) = choice.split_once('=').unwrap_or((CHOICE, &choice));
    if METADATA_HOSTS.contains(&variable) {
        return unsettled(name, &format!("{variable}: "));
    }
    if name == CUSTOM {
        return Err(Error::configuration(format!("{variable}: nothing says which custom cloud is meant"))
            .help("set ARM_METADATA_HOSTNAME to the host of its Resource Manager"));
    }
    if variable == AUTHORITY_HOST {
        return Environment::known_as(&host_of(name)).ok_or_else(|| {
            Error::configuration(format!("{variable}: no Azure cloud signs in at `{name}`"))
                .help("unset it, or set ARM_METADATA_HOSTNAME to the host of a custom cloud's Resource Manager")
        });
    }
    Environment::known_as(name).ok_or_else(|| unknown(&format!("{variable}: "), name, variable))
}

/// The host of an address that may be no more than a host.
fn host_of(address: &str) -> String {
    let address = address.to_lowercase();
    let rest = address.trim_start_matches("https://");
    let host = rest.split('/').next().unwrap_or_default();
    host.trim_end_matches(":443").to_owned()
}

/// The variable that chooses the cloud, with its value: `ARM_ENVIRONMENT=china`. Inside a session of
/// ours the variables are those of that session's identity, and say nothing about another one; what
/// they said outside of it is handed on in a variable of its own.
pub(crate) fn cloud_choice(env: &Env) -> Option<String> {
    if env.var("WRAP_SESSION").is_some() {
        return env.var(CHOICE).map(str::to_owned);
    }
    let names = METADATA_HOSTS.iter().chain(&["ARM_ENVIRONMENT", "AZURE_ENVIRONMENT", AUTHORITY_HOST]);
    names.into_iter().find_map(|name| Some(format!("{name}={}", env.var(name)?)))
}

const CHOICE: &str = "WRAP_CLOUD";
const AUTHORITY_HOST: &str = "AZURE_AUTHORITY_HOST";
const METADATA_HOSTS: [&str; 2] = ["ARM_METADATA_HOSTNAME", "ARM_METADATA_HOST"];

fn metadata_variable(env: &Env) -> Option<(&'static str, &str)> {
    METADATA_HOSTS.into_iter().find_map(|name| Some((name, env.var(name)?)))
}

/// A variable has no place; its name is said instead.
fn unsettled(host: &str, variable: &str) -> Result<&'static Environment> {
    if custom::is_host(host) {
        return Ok(custom::unsettled(&host.to_lowercase()));
    }
    Err(Error::configuration(format!("{variable}`{host}` is not the name of a host"))
        .help("write it without `https://`, such as `management.example.com`"))
}

fn unknown(variable: &str, name: &str, setting: &str) -> Error {
    let known = fields::list(Environment::all().iter().map(|known| known.name).chain([CUSTOM]));
    Error::configuration(format!("{variable}there is no Azure cloud called `{name}`"))
        .help(format!("set {setting} to one of {known}"))
}

/// A tenant as we use it: a GUID or a domain, in lower case.
pub(crate) fn tenant(fields: &Fields<'_>, tenant: &str) -> Result<String> {
    let tenant = tenant.trim().to_lowercase();
    if is_guid(&tenant) || is_domain(&tenant) {
        return Ok(tenant);
    }
    let at = at(fields, "tenant_id");
    Err(Error::configuration(format!("`tenant_id` must be a GUID or a domain, not `{tenant}`"))
        .at(at)
        .help("see `az account show --query tenantId`, or the overview of Entra ID in the portal"))
}

/// Such as `contoso.onmicrosoft.com`: it becomes a part of a URL, so it must not hold anything else.
fn is_domain(text: &str) -> bool {
    text.contains('.')
        && !text.starts_with('.')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

/// Where a field is written, or else the map it is missing from.
fn at(fields: &Fields<'_>, name: &str) -> yaml::Place {
    fields.place(name).unwrap_or_else(|| fields.at())
}

/// The subscription and location that a provider chooses where no identity does.
pub(crate) struct Place {
    subscription_id: Option<String>,
    location: Option<String>,
}

/// Reads `subscription_id` and `location`.
pub(crate) fn place(fields: &mut Fields<'_>) -> Result<Place> {
    Ok(Place { subscription_id: fields.guid("subscription_id")?, location: fields.text("location")? })
}

impl Place {
    /// The configured subscription.
    pub(crate) fn subscription_id(&self) -> Option<&str> {
        self.subscription_id.as_deref()
    }

    /// The configured location.
    pub(crate) fn location(&self) -> Option<String> {
        self.location.clone()
    }

    /// Like [`Place::target`], but a subscription known elsewhere (id and name) stands in for one
    /// that is not configured.
    pub(crate) fn target_or(&self, subscriptions: &[Subscription], other: Option<&(String, String)>) -> Option<Target> {
        let (subscription_id, subscription_name) = match (self.target(subscriptions), other) {
            (Some(target), _) => return Some(target),
            (None, other) => other?.clone(),
        };
        Some(Target { subscription_id, subscription_name, location: self.location.clone(), resource_group: None })
    }

    /// What to work on until an identity says more.
    pub(crate) fn target(&self, subscriptions: &[Subscription]) -> Option<Target> {
        let subscription_id = self.subscription_id.clone()?;
        Some(Target {
            subscription_name: name_of(&subscription_id, subscriptions),
            subscription_id,
            location: self.location.clone(),
            resource_group: None,
        })
    }
}

/// The display name of a subscription; its id when ARM did not tell.
pub(crate) fn name_of(id: &str, subscriptions: &[Subscription]) -> String {
    let found = subscriptions.iter().find(|subscription| subscription.id == id);
    found.map_or(id, |subscription| &subscription.name).to_owned()
}

/// The command that signs in anew.
pub(crate) fn login_command(key: &ChainKey) -> String {
    format!("wrap auth login -i {}", key.name)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::system::fake::env;

    fn cloud(text: &str, variables: &[(&str, &str)]) -> Result<&'static Environment> {
        let env = env(variables);
        let node = yaml::parse(Path::new("atmos.yaml"), text).unwrap();
        environment(&mut Fields::new(&node, "provider `corp`", &env))
    }

    #[test]
    fn variables_choose_the_cloud_where_the_configuration_is_silent() {
        for (text, variables, want) in [
            ("{}", &[][..], "public"),
            ("{}", &[("ARM_ENVIRONMENT", "usgovernment")], "usgovernment"),
            ("{}", &[("AZURE_ENVIRONMENT", "AzureChinaCloud")], "china"),
            ("{}", &[("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.us/")], "usgovernment"),
            ("{}", &[("AZURE_AUTHORITY_HOST", "https://login.windows.net")], "public"),
            ("{}", &[("AZURE_AUTHORITY_HOST", "HTTPS://LOGIN.microsoftonline.us:443/common")], "usgovernment"),
            ("{}", &[("ARM_METADATA_HOSTNAME", "M.example")], "custom:m.example"),
            ("{cloud_environment: custom}", &[("ARM_METADATA_HOST", "m.example")], "custom:m.example"),
            ("{metadata_host: n.example}", &[("ARM_ENVIRONMENT", "china")], "custom:n.example"),
            ("{cloud_environment: china}", &[("ARM_ENVIRONMENT", "usgovernment")], "china"),
            ("{}", &[("ARM_ENVIRONMENT", "china"), ("WRAP_SESSION", "/state/other.json")], "public"),
            ("{}", &[("WRAP_CLOUD", "ARM_ENVIRONMENT=china"), ("WRAP_SESSION", "/state/other.json")], "china"),
            (
                "{}",
                &[("WRAP_CLOUD", "ARM_METADATA_HOST=m.example"), ("WRAP_SESSION", "/state/other.json")],
                "custom:m.example",
            ),
            ("{}", &[("WRAP_CLOUD", "ARM_ENVIRONMENT=china")], "public"),
        ] {
            assert_eq!(cloud(text, variables).unwrap().name, want, "{text} {variables:?}");
        }
    }

    #[test]
    fn cloud_that_does_not_exist_is_refused_where_it_is_named() {
        let refused = |text, variables: &[(&str, &str)]| cloud(text, variables).unwrap_err().to_string();
        assert_eq!(
            refused("{}", &[("ARM_ENVIRONMENT", "germany")]),
            "error: ARM_ENVIRONMENT: there is no Azure cloud called `germany`\n\
             help: set ARM_ENVIRONMENT to one of `public`, `usgovernment`, `china`, `custom`"
        );
        assert!(
            refused("{}", &[("ARM_ENVIRONMENT", "custom")])
                .ends_with("help: set ARM_METADATA_HOSTNAME to the host of its Resource Manager")
        );
        assert!(refused("{cloud_environment: custom}", &[]).contains("provider `corp` is missing `metadata_host`"));
        assert!(refused("{metadata_host: 'https://x'}", &[]).starts_with("error: atmos.yaml:1:17: `https://x` is not"));
        assert!(
            refused("{metadata_host: x, cloud_environment: china}", &[]).contains("is for `cloud_environment: custom`")
        );
    }
}
