//! Who and what exists: tenants, users, applications, subscriptions.

use serde::Deserialize;

/// The application of the Azure CLI; a public client known to every tenant.
pub(super) const CLI_CLIENT_ID: &str = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

/// Everything Entra ID and ARM know. The default is described at [`Directory::default`].
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Directory {
    /// The tenants.
    pub tenants: Vec<Tenant>,
    /// The people; the first one signs in where the tenant leaves it open.
    pub users: Vec<User>,
    /// The applications with a secret.
    pub applications: Vec<Application>,
    /// The managed identities of the machine; the first one is meant where none is named.
    pub identities: Vec<MachineIdentity>,
    /// The subscriptions.
    pub subscriptions: Vec<Subscription>,
}

/// A tenant.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tenant {
    /// A GUID.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its default domain, which works wherever the GUID does.
    pub domain: String,
}

/// A person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct User {
    /// The user principal name.
    pub name: String,
    /// The name shown to people.
    pub display_name: String,
    /// The home tenant.
    pub tenant: String,
    /// The object id there.
    pub object_id: String,
    /// Other tenants, each with the object id there.
    #[serde(default)]
    pub guest_in: Vec<(String, String)>,
    /// Refresh tokens that are valid from the start, for a home that holds a token cache already.
    #[serde(default)]
    pub refresh_tokens: Vec<String>,
}

/// An application with a service principal in one tenant.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// The application (client) id.
    pub id: String,
    /// The tenant.
    pub tenant: String,
    /// The object id of the service principal.
    pub object_id: String,
    /// The client secret.
    pub secret: String,
    /// The certificates it may sign with, as PEM.
    #[serde(default)]
    pub certificates: Vec<String>,
    /// The assertions of other issuers that stand for it.
    #[serde(default)]
    pub federated_credentials: Vec<FederatedCredential>,
}

/// An assertion that an application trusts: all three must be the same.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FederatedCredential {
    /// `iss`
    pub issuer: String,
    /// `sub`
    pub subject: String,
    /// `aud`
    pub audience: String,
}

/// A managed identity in the first tenant.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MachineIdentity {
    /// The application (client) id.
    pub client_id: String,
    /// The object id of its service principal.
    pub object_id: String,
    /// Its id in Azure Resource Manager; empty for the machine's own.
    #[serde(default)]
    pub resource_id: String,
}

/// A subscription.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subscription {
    /// A GUID.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The tenant it trusts.
    pub tenant: String,
    /// `Enabled`, `Disabled`, `Warned`, …
    #[serde(default = "enabled")]
    pub state: String,
    /// Tenants that manage it (Azure Lighthouse).
    #[serde(default)]
    pub managed_by: Vec<String>,
}

fn enabled() -> String {
    "Enabled".to_owned()
}

const CONTOSO: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";
const FABRIKAM: &str = "bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb";
const NORTHWIND: &str = "eeeeeeee-5555-4555-8555-eeeeeeeeeeee";

impl Default for Directory {
    /// Contoso, with a user, an application and three subscriptions; Fabrikam, where that user is a
    /// guest; and Northwind, with a user, an application and 48 subscriptions of their own.
    fn default() -> Self {
        let tenant = |id: &str, name: &str| Tenant {
            id: id.to_owned(),
            name: name.to_owned(),
            domain: format!("{}.example", name.to_lowercase()),
        };
        Self {
            tenants: vec![tenant(CONTOSO, "Contoso"), tenant(FABRIKAM, "Fabrikam"), tenant(NORTHWIND, "Northwind")],
            users: default_users(),
            applications: default_applications(),
            identities: default_identities(),
            subscriptions: default_subscriptions(),
        }
    }
}

fn default_users() -> Vec<User> {
    vec![
        User {
            name: "dev.user@contoso.example".to_owned(),
            display_name: "Dev User".to_owned(),
            tenant: CONTOSO.to_owned(),
            object_id: "cccccccc-3333-4333-8333-cccccccccccc".to_owned(),
            guest_in: vec![(FABRIKAM.to_owned(), "dddddddd-4444-4444-8444-dddddddddddd".to_owned())],
            refresh_tokens: vec!["canary-refresh-token-dev-user".to_owned()],
        },
        User {
            name: "ops.user@northwind.example".to_owned(),
            display_name: "Ops User".to_owned(),
            tenant: NORTHWIND.to_owned(),
            object_id: "ffffffff-6666-4666-8666-ffffffffffff".to_owned(),
            guest_in: Vec::new(),
            refresh_tokens: vec!["canary-refresh-token-ops-user".to_owned()],
        },
    ]
}

fn default_applications() -> Vec<Application> {
    vec![
        Application {
            id: "11111111-aaaa-4aaa-8aaa-111111111111".to_owned(),
            tenant: CONTOSO.to_owned(),
            object_id: "e1111111-0000-4000-8000-000000000001".to_owned(),
            secret: "canary-sp-Secret~value_1".to_owned(),
            certificates: vec![include_str!("fake_client_certificate.pem").to_owned()],
            federated_credentials: default_federated_credentials(),
        },
        Application {
            id: "55555555-eeee-4eee-8eee-555555555555".to_owned(),
            tenant: NORTHWIND.to_owned(),
            object_id: "e5555555-0000-4000-8000-000000000005".to_owned(),
            // Characters that a form must encode.
            secret: "canary-sp-Secret~+/=&value_5".to_owned(),
            certificates: Vec::new(),
            federated_credentials: Vec::new(),
        },
    ]
}

/// The machine's own identity, and one that was assigned to it.
fn default_identities() -> Vec<MachineIdentity> {
    let identity = |client_id: &str, object_id: &str, resource_id: String| MachineIdentity {
        client_id: client_id.to_owned(),
        object_id: object_id.to_owned(),
        resource_id,
    };
    let group = "/subscriptions/00000000-0000-4000-a000-000000000001/resourceGroups/rg";
    vec![
        identity("44444444-dddd-4ddd-8ddd-444444444444", "e4444444-0000-4000-8000-000000000004", String::new()),
        identity(
            "66666666-ffff-4fff-8fff-666666666666",
            "e6666666-0000-4000-8000-000000000006",
            format!("{group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/deploy"),
        ),
    ]
}

fn default_federated_credentials() -> Vec<FederatedCredential> {
    let entra = "api://AzureADTokenExchange";
    [
        ("https://token.actions.githubusercontent.com", "repo:contoso/infrastructure:ref:refs/heads/main", entra),
        (
            "https://vstoken.dev.azure.com/0c0c0c0c-0000-4000-8000-00000000000c",
            "sc://contoso/infrastructure/azure-dev",
            entra,
        ),
        (
            "https://contoso.spacelift.example",
            "space:root:stack:demo:run_type:TRACKED:scope:write",
            "contoso.spacelift.example",
        ),
    ]
    .into_iter()
    .map(|(issuer, subject, audience)| FederatedCredential {
        issuer: issuer.to_owned(),
        subject: subject.to_owned(),
        audience: audience.to_owned(),
    })
    .collect()
}

fn default_subscriptions() -> Vec<Subscription> {
    let subscription = |id: String, name: String, tenant: &str| Subscription {
        id,
        name,
        tenant: tenant.to_owned(),
        state: enabled(),
        managed_by: Vec::new(),
    };
    let contoso = |number: u32, name: &str| {
        subscription(format!("00000000-0000-4000-a000-{number:012}"), name.to_owned(), CONTOSO)
    };
    let mut all = vec![contoso(1, "contoso-dev"), contoso(2, "contoso-prod"), contoso(3, "contoso-old")];
    all[1].managed_by = vec!["99999999-9999-4999-8999-999999999999".to_owned()];
    "Disabled".clone_into(&mut all[2].state);
    all.push(subscription("00000000-0000-4000-b000-000000000001".to_owned(), "fabrikam-shared".to_owned(), FABRIKAM));
    all.extend((1..=48).map(|number| {
        subscription(format!("00000000-0000-4000-8000-{number:012}"), format!("northwind-{number:02}"), NORTHWIND)
    }));
    all
}

impl Directory {
    /// The tenant with this GUID or domain.
    pub(super) fn tenant(&self, id_or_domain: &str) -> Option<&Tenant> {
        self.tenants.iter().find(|tenant| {
            tenant.id.eq_ignore_ascii_case(id_or_domain) || tenant.domain.eq_ignore_ascii_case(id_or_domain)
        })
    }

    pub(super) fn application(&self, id: &str) -> Option<&Application> {
        self.applications.iter().find(|application| application.id == id)
    }

    /// The user who signs in at `tenant` (`None`: any): somebody at home there before a guest.
    pub(super) fn user_signing_in(&self, tenant: Option<&str>) -> Option<&User> {
        let Some(tenant) = tenant else { return self.users.first() };
        let at_home = self.users.iter().find(|user| user.tenant == tenant);
        at_home.or_else(|| self.users.iter().find(|user| user.object_id_in(tenant).is_some()))
    }

    /// The user with this object id in any tenant.
    pub(super) fn user(&self, object_id: &str) -> Option<&User> {
        self.users
            .iter()
            .find(|user| user.object_id == object_id || user.guest_in.iter().any(|(_, guest)| guest == object_id))
    }
}

impl User {
    /// The object id in `tenant`, when the user is known there.
    pub(super) fn object_id_in(&self, tenant: &str) -> Option<&str> {
        if self.tenant == tenant {
            return Some(&self.object_id);
        }
        self.guest_in.iter().find(|(guest_tenant, _)| guest_tenant == tenant).map(|(_, object_id)| object_id.as_str())
    }
}
