//! A pod of a Kubernetes cluster (AKS workload identity): the token of its service account, which
//! the cluster keeps fresh in a file, is shown to Entra ID.

use std::path::PathBuf;

use crate::{
    auth::{ChainKey, Consent, Issue, Provider},
    cloud::azure::program::Program,
    config::{auth::ProviderConfig, fields::Fields},
    credentials::{AssertionSource, Credentials, Fetch, Proof},
    error::Result,
    system::{Env, System},
};

/// What the cluster tells a pod whose service account has an identity.
const TOLD: [&str; 3] = ["AZURE_AUTHORITY_HOST", "AZURE_TENANT_ID", "AZURE_FEDERATED_TOKEN_FILE"];
/// What other machines tell; they come first, as in the Azure SDKs.
const OTHERS: [&str; 2] = ["IDENTITY_ENDPOINT", "MSI_ENDPOINT"];

/// A managed identity of a pod.
pub(super) struct Cluster {
    program: Program,
    file: PathBuf,
}

impl Cluster {
    /// The identity of the pod, when the environment tells of one.
    pub(super) fn told(config: &ProviderConfig, env: &Env) -> Result<Option<Self>> {
        let is_pod =
            TOLD.iter().all(|name| env.var(name).is_some()) && OTHERS.iter().all(|name| env.var(name).is_none());
        let Some(file) = env.var("AZURE_FEDERATED_TOKEN_FILE").filter(|_| is_pod) else { return Ok(None) };
        let mut fields = Fields::of_provider(config, env);
        let mut program = Program::new(&mut fields, config, env)?;
        program.note(TOLD);
        fields.finish()?;
        Ok(Some(Self { program, file: env.absolute(file) }))
    }

    fn proof(&self) -> Proof {
        Proof::Assertion(AssertionSource { issuer: "file".to_owned(), fetch: Fetch::File(self.file.clone()) })
    }
}

impl Provider for Cluster {
    fn recall(&self, system: &System, key: &ChainKey) -> Result<Option<Credentials>> {
        self.program.recall(system, key, Ok(self.proof()))
    }

    /// A pod has nobody to ask, so consent makes no difference.
    fn issue<'a>(&'a self, system: &'a System, _consent: Consent<'a>, key: &'a ChainKey) -> Issue<'a> {
        Box::pin(self.program.sign_in(system, key, Ok(self.proof())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cloud::azure::fixtures::{TENANT, jwt, key, program_reply, provider, subscriptions},
        system::{fake::Fake, runtime},
    };

    const CLIENT: &str = "11111111-aaaa-4aaa-8aaa-111111111111";

    #[test]
    fn pod_shows_the_token_of_its_service_account() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("token");
        let assertion = jwt(&serde_json::json!({"iss": "https://oidc.example", "sub": "system:serviceaccount:ns:sa"}));
        std::fs::write(&file, format!("{assertion}\n")).unwrap();
        let fake = (0..4).fold(Fake::new(home.path()), |fake, _| fake.answer("/token", 200, program_reply()));
        let fake = fake
            .answer("/subscriptions", 200, subscriptions())
            .with_variable("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.us/")
            .with_variable("AZURE_TENANT_ID", TENANT)
            .with_variable("AZURE_CLIENT_ID", CLIENT)
            .with_variable("AZURE_FEDERATED_TOKEN_FILE", file.to_str().unwrap());
        let config = provider("azure/managed-identity", "{}");
        let cluster = Cluster::told(&config, &fake.system.env).unwrap().expect("it is a pod");
        let key = key();
        let Credentials::Azure(azure) = runtime::run(cluster.issue(&fake.system, Consent::AskIfNeeded, &key)).unwrap();
        assert_eq!((azure.client_id.as_str(), azure.environment.as_str()), (CLIENT, "usgovernment"));
        assert_eq!(azure.proof, cluster.proof());
        let sent = &fake.requests()[0];
        assert!(sent.url.starts_with(&format!("https://login.microsoftonline.us/{TENANT}/")), "{}", sent.url);
        assert_eq!(sent.form["client_assertion"], assertion);
    }

    #[test]
    fn machine_that_tells_more_is_no_pod() {
        let told = |variables: &[&str]| {
            let variables = variables.iter().map(|name| (name.into(), TENANT.into())).collect();
            let env = Env { variables, ..Env::default() };
            let fields = format!("{{tenant_id: {TENANT}, client_id: {CLIENT}, cloud_environment: public}}");
            Cluster::told(&provider("azure/managed-identity", &fields), &env).unwrap().is_some()
        };
        assert!(told(&TOLD));
        assert!(!told(&TOLD[..2]));
        assert!(!told(&[&TOLD[..], &["MSI_ENDPOINT"]].concat()));
    }
}
