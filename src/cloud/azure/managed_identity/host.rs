//! The machines that have an identity: how each is recognised, and how it wants to be asked.

use std::path::Path;

use crate::{
    cloud::azure::environment::{ARC_AGENT, INSTANCE_METADATA},
    credentials::{Host, Machine, Selector},
    error::{Error, Result},
    secret::Secret,
    system::{Env, thumbprint::Thumbprint},
};

/// How one kind of machine wants to be asked.
pub(super) struct Dialect {
    host: Host,
    /// The words people know it by.
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    /// The header that bears [`Machine::header`].
    pub(super) secret_header: Option<&'static str>,
    /// Whether `Metadata: true` is wanted, which no redirected request would have.
    pub(super) wants_metadata: bool,
    /// Whether it is a POST of a form; the identity and the version are not told then.
    pub(super) is_form: bool,
    /// The parameters for a client id, an object id and a resource id; empty where there is none.
    selectors: [&'static str; 3],
}

const DIALECTS: [Dialect; 6] = [
    Dialect {
        host: Host::VirtualMachine,
        name: "the instance metadata service",
        version: "2018-02-01",
        secret_header: None,
        wants_metadata: true,
        is_form: false,
        selectors: ["client_id", "object_id", "msi_res_id"],
    },
    Dialect {
        host: Host::AppService,
        name: "App Service",
        version: "2019-08-01",
        secret_header: Some("x-identity-header"),
        wants_metadata: false,
        is_form: false,
        selectors: ["client_id", "object_id", "mi_res_id"],
    },
    Dialect {
        host: Host::Arc,
        name: "the agent of Azure Arc",
        version: "2020-06-01",
        secret_header: None,
        wants_metadata: true,
        is_form: false,
        selectors: ["client_id", "object_id", "msi_res_id"],
    },
    Dialect {
        host: Host::ServiceFabric,
        name: "Service Fabric",
        version: "2019-07-01-preview",
        secret_header: Some("secret"),
        wants_metadata: false,
        is_form: false,
        selectors: ["", "", ""],
    },
    Dialect {
        host: Host::MachineLearning,
        name: "Azure Machine Learning",
        version: "2017-09-01",
        secret_header: Some("secret"),
        wants_metadata: false,
        is_form: false,
        selectors: ["clientid", "", ""],
    },
    Dialect {
        host: Host::CloudShell,
        name: "Cloud Shell",
        version: "",
        secret_header: None,
        wants_metadata: true,
        is_form: true,
        selectors: ["", "", ""],
    },
];

impl Dialect {
    pub(super) fn of(host: Host) -> &'static Self {
        DIALECTS.iter().find(|dialect| dialect.host == host).expect("every host has a row")
    }

    /// The parameter that chooses an identity, with its value; an error where the machine has none.
    pub(super) fn choice<'a>(&self, selector: &'a Selector) -> Result<(&'static str, &'a str)> {
        let [client_id, object_id, resource_id] = self.selectors;
        let (field, name, value) = match selector {
            Selector::Client(value) => ("client_id", client_id, value),
            Selector::Object(value) => ("object_id", object_id, value),
            Selector::Resource(value) => ("resource_id", resource_id, value),
        };
        if name.is_empty() {
            let known = self.selectors[0].is_empty();
            let help = if known {
                format!("remove `{field}` from the provider")
            } else {
                "use `client_id` instead".to_owned()
            };
            let message = format!("cannot choose an identity by `{field}` at {}", self.name);
            return Err(Error::configuration(message).because("its protocol has no such parameter").help(help));
        }
        Ok((name, value))
    }
}

/// What the environment may tell of a machine.
pub(crate) const VARIABLES: [&str; 7] = [
    "IDENTITY_ENDPOINT",
    "IDENTITY_HEADER",
    "IDENTITY_SERVER_THUMBPRINT",
    "IMDS_ENDPOINT",
    "MSI_ENDPOINT",
    "MSI_SECRET",
    "AZURE_POD_IDENTITY_AUTHORITY_HOST",
];

/// The machine that the environment tells of, in the order of the Azure SDKs; `None` when nothing
/// does, which is so on a virtual machine and outside of Azure.
pub(super) fn told(env: &Env) -> Result<Option<Machine>> {
    let machine = |host, endpoint: &str, header: Option<&str>| {
        let (endpoint, header) = (endpoint.to_owned(), header.map(Secret::from));
        Ok(Some(Machine { host, endpoint, header, thumbprint: None, selector: None }))
    };
    let [endpoint, header, thumbprint, imds, msi, secret, _] = VARIABLES.map(|name| env.var(name));
    if let (Some(endpoint), Some(header), Some(thumbprint)) = (endpoint, header, thumbprint) {
        return service_fabric(endpoint, header, thumbprint).map(Some);
    }
    match (endpoint, header, imds, msi) {
        (Some(endpoint), Some(header), _, _) => machine(Host::AppService, endpoint, Some(header)),
        (Some(endpoint), None, Some(_), _) => machine(Host::Arc, endpoint, None),
        (_, _, _, Some(msi)) if secret.is_some() => machine(Host::MachineLearning, msi, secret),
        (_, _, _, Some(msi)) => machine(Host::CloudShell, msi, None),
        _ if Path::new(ARC_PROGRAM).exists() => machine(Host::Arc, ARC_AGENT, None),
        _ => Ok(None),
    }
}

/// The agent of Azure Arc; where it is installed, the instance metadata is not Azure's.
const ARC_PROGRAM: &str = "/opt/azcmagent/bin/himds";

/// The instance metadata service, whether there is one or not.
pub(super) fn virtual_machine(env: &Env) -> Machine {
    let base = env.var("AZURE_POD_IDENTITY_AUTHORITY_HOST").unwrap_or(INSTANCE_METADATA).trim_end_matches('/');
    let endpoint = format!("{base}/metadata/identity/oauth2/token");
    Machine { host: Host::VirtualMachine, endpoint, header: None, thumbprint: None, selector: None }
}

/// Its service is known by the thumbprint of its certificate only, so without both TLS and a
/// thumbprint the secret would go to whoever listens there.
fn service_fabric(endpoint: &str, header: &str, thumbprint: &str) -> Result<Machine> {
    let problem = |cause: &str| {
        Error::configuration("cannot use the managed identity of a Service Fabric cluster")
            .because(cause)
            .help("IDENTITY_ENDPOINT, IDENTITY_HEADER and IDENTITY_SERVER_THUMBPRINT must be as the cluster sets them")
    };
    if !endpoint.starts_with("https://") {
        return Err(problem(&format!("IDENTITY_ENDPOINT is `{endpoint}`, which is no HTTPS address")));
    }
    if Thumbprint::read(thumbprint).is_none() {
        return Err(problem(&format!("IDENTITY_SERVER_THUMBPRINT is `{thumbprint}`, which is no SHA-1 thumbprint")));
    }
    Ok(Machine {
        host: Host::ServiceFabric,
        endpoint: endpoint.to_owned(),
        header: Some(header.into()),
        thumbprint: Some(thumbprint.to_owned()),
        selector: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::fake::env;

    #[test]
    fn variables_tell_the_machine_in_the_order_of_the_sdks() {
        let (endpoint, header) = (("IDENTITY_ENDPOINT", "http://i/token"), ("IDENTITY_HEADER", "canary-header"));
        let (msi, secret) = (("MSI_ENDPOINT", "http://m/token"), ("MSI_SECRET", "canary-secret"));
        for (variables, want) in [
            (&[endpoint, header, msi, secret][..], Some((Host::AppService, "http://i/token", Some("canary-header")))),
            (&[endpoint, ("IMDS_ENDPOINT", "http://x")], Some((Host::Arc, "http://i/token", None))),
            (&[msi, secret], Some((Host::MachineLearning, "http://m/token", Some("canary-secret")))),
            (&[msi], Some((Host::CloudShell, "http://m/token", None))),
            (&[endpoint], None),
            (&[], None),
        ] {
            let told = told(&env(variables)).unwrap();
            let told = told
                .as_ref()
                .map(|machine| (machine.host, machine.endpoint.as_str(), machine.header.as_ref().map(Secret::expose)));
            assert_eq!(told, want, "{variables:?}");
        }
    }

    #[test]
    fn service_fabric_must_be_told_from_an_impostor() {
        let told = |endpoint, thumbprint| {
            let header = ("IDENTITY_HEADER", "canary");
            told(&env(&[("IDENTITY_ENDPOINT", endpoint), header, ("IDENTITY_SERVER_THUMBPRINT", thumbprint)]))
        };
        let thumbprint = "00112233445566778899AABBCCDDEEFF00112233";
        let machine = told("https://i", thumbprint).unwrap().unwrap();
        assert_eq!((machine.host, machine.thumbprint.as_deref()), (Host::ServiceFabric, Some(thumbprint)));
        for (endpoint, thumbprint) in [("http://i", thumbprint), ("https://i", "ab")] {
            let error = told(endpoint, thumbprint).unwrap_err().to_string();
            assert!(error.contains("which is no ") && !error.contains("canary"), "{error}");
        }
    }

    #[test]
    fn instance_metadata_may_be_elsewhere() {
        assert_eq!(virtual_machine(&env(&[])).endpoint, "http://169.254.169.254/metadata/identity/oauth2/token");
        let moved = env(&[("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:9/")]);
        assert_eq!(virtual_machine(&moved).endpoint, "http://127.0.0.1:9/metadata/identity/oauth2/token");
    }

    #[test]
    fn identity_that_a_machine_cannot_choose_is_refused() {
        let object = Selector::Object("o".into());
        assert_eq!(Dialect::of(Host::AppService).choice(&object).unwrap(), ("object_id", "o"));
        let error = Dialect::of(Host::MachineLearning).choice(&object).unwrap_err().to_string();
        assert!(error.ends_with("help: use `client_id` instead"), "{error}");
        let error = Dialect::of(Host::CloudShell).choice(&object).unwrap_err().to_string();
        assert!(error.ends_with("help: remove `object_id` from the provider"), "{error}");
    }
}
