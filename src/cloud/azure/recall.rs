//! What an earlier run left: the session record and the tokens in MSAL's cache.

use super::{
    environment::{Audience, Environment},
    folder,
    msal_cache::{self, Owner},
    python_json::Broken,
    record::{self, Record},
};
use crate::{
    auth::ChainKey,
    config::is_guid,
    credentials::{Azure, PrincipalKind, Proof},
    error::{Error, Kind, Result},
    secret::Secret,
    system::{System, clock::Seconds},
};

/// What the configuration says today; a record of something else does not count.
pub(crate) struct Wanted<'a> {
    pub(crate) environment: &'static Environment,
    /// A GUID or a domain.
    pub(crate) tenant: &'a str,
    pub(crate) client_id: &'a str,
}

/// The credentials of an earlier run; tokens may be expired or missing.
pub(crate) fn recall(system: &System, key: &ChainKey, wanted: &Wanted<'_>) -> Result<Option<Azure>> {
    let record = Record::read(&record::path(&system.env, key)?)?;
    let Some(mut record) = record.filter(|record| record.fingerprint == key.fingerprint && wanted.is(record)) else {
        return Ok(None);
    };
    // Where the tokens rest today: the folder may have been another one.
    record.config_folder = folder::folder_of(&system.env, key)?;
    of_record(system, record).map(Some)
}

/// The credentials that `record` stands for; tokens may be expired or missing.
pub(crate) fn of_record(system: &System, record: Record) -> Result<Azure> {
    let owner = owner(&record, &record.tenant)?;
    let (tokens, refresh_token) = msal_cache::ask(&record.config_folder, |text| {
        let tokens = msal_cache::tokens(text, &owner, system.clock.now())?;
        Ok((tokens, refresh_token(text, &owner)?))
    })?;
    Ok(Azure {
        tokens,
        refresh_token,
        environment: record.environment,
        tenant: record.tenant,
        client_id: record.client_id,
        principal: record.principal,
        signed_in_by: None,
        taken_from: record.variables,
        location: None,
        id_token: None,
        proof: record.proof,
        subscriptions: Vec::new(),
        target: record.target,
    })
}

impl Wanted<'_> {
    fn is(&self, record: &Record) -> bool {
        record.environment == self.environment.name
            && record.client_id == self.client_id
            // Which GUID a domain stands for was found out when the record was made.
            && (record.tenant == self.tenant || !is_guid(self.tenant))
    }
}

/// Whether a run can go on with these tokens: that for management is there and fresh, and so are
/// those of the other audiences that were granted.
pub(crate) fn is_fresh(azure: &Azure, now: Seconds) -> bool {
    // The Azure CLI hands out its tokens itself, and keeps them fresh.
    if matches!(azure.proof, Proof::AzureCli { .. }) {
        return true;
    }
    let Some(environment) = Environment::named(&azure.environment) else { return false };
    let token = |audience| azure.tokens.iter().find(|token| token.serves(&environment.scope(audience)));
    token(Audience::Management).is_some()
        && Audience::ALL.into_iter().filter_map(token).all(|token| token.is_fresh(now))
}

/// What renews the owner's tokens; programs have no refresh token.
pub(crate) fn refresh_token(text: &str, owner: &Owner<'_>) -> std::result::Result<Option<Secret>, Broken> {
    match owner.home_account_id {
        Some(home) => msal_cache::refresh_token(text, owner.environment, owner.client_id, home),
        None => Ok(None),
    }
}

/// Whose entries of the cache a record's tokens are, in the tenant `realm`.
pub(crate) fn owner<'a>(record: &'a Record, realm: &'a str) -> Result<Owner<'a>> {
    // Programs have no home account, whatever the record says.
    let home_account_id = match record.principal.kind {
        PrincipalKind::User => record.principal.home_account_id.as_deref(),
        PrincipalKind::ServicePrincipal => None,
    };
    Ok(Owner { environment: environment(record)?.login_host, client_id: &record.client_id, home_account_id, realm })
}

/// The cloud a record is for.
pub(crate) fn environment(record: &Record) -> Result<&'static Environment> {
    Environment::named(&record.environment).ok_or_else(|| {
        Error::new(
            Kind::Store,
            format!("the session of `{}` is for an unknown cloud, `{}`", record.identity, record.environment),
        )
        .help(format!("run `wrap auth login -i {}`", record.identity))
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{
        cloud::azure::{
            environment::CLI_CLIENT_ID,
            fixtures::{HOME_TENANT, MEMBER, OBJECT_ID, TENANT, add_token, key, record, write_cache},
        },
        credentials::Principal,
        system::fake::{Fake, NOW},
    };

    #[test]
    fn cloud_that_is_not_known_is_said_with_the_identity() {
        let record = Record { environment: "moon".into(), ..record("prod", TENANT, None) };
        assert_eq!(
            environment(&record).unwrap_err().to_string(),
            "error: the session of `prod` is for an unknown cloud, `moon`\nhelp: run `wrap auth login -i prod`"
        );
    }

    const MANAGEMENT: &str = "https://management.azure.com/.default";
    const VAULT: &str = "https://vault.azure.net/.default";

    /// A member who signed in: a record, a refresh token, and tokens for these scopes.
    fn signed_in(fake: &Fake, tokens: &[(&str, Seconds)]) {
        let record = Record {
            version: 1,
            identity: "dev".into(),
            fingerprint: "f".into(),
            environment: "public".into(),
            tenant: TENANT.into(),
            client_id: CLI_CLIENT_ID.into(),
            principal: Principal {
                kind: PrincipalKind::User,
                name: "dev@contoso.example".into(),
                object_id: OBJECT_ID.into(),
                home_account_id: Some(MEMBER.into()),
            },
            target: None,
            proof: Proof::RefreshToken,
            config_folder: fake.system.env.home().unwrap().join(".azure"),
            assertion_file: None,
            is_borrowed: false,
            variables: std::collections::BTreeMap::new(),
        };
        let path = record::path(&fake.system.env, &key()).unwrap();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, serde_json::to_string(&record).unwrap()).unwrap();
        write_cache(fake, &[(MEMBER, TENANT)]);
        for (scope, left) in tokens {
            add_token(fake, Some(MEMBER), CLI_CLIENT_ID, scope, *left);
        }
    }

    fn recalled(fake: &Fake, key: &ChainKey, tenant: &str) -> Option<Azure> {
        let wanted = Wanted { environment: &Environment::all()[0], tenant, client_id: CLI_CLIENT_ID };
        recall(&fake.system, key, &wanted).unwrap()
    }

    #[test]
    fn earlier_sign_in_is_recalled_with_its_tokens() {
        let home = tempfile::tempdir().unwrap();
        let fake = Fake::new(home.path());
        assert!(recalled(&fake, &key(), TENANT).is_none());
        signed_in(&fake, &[(MANAGEMENT, 4000), (VAULT, 4000)]);
        for tenant in [TENANT, "contoso.example"] {
            let azure = recalled(&fake, &key(), tenant).unwrap();
            assert_eq!(azure.tokens.len(), 2, "{tenant}");
            assert_eq!(azure.refresh_token.unwrap().expose(), format!("canary-refresh-of-{MEMBER}"));
        }
    }

    #[test]
    fn changed_configuration_recalls_nothing() {
        let home = tempfile::tempdir().unwrap();
        let fake = Fake::new(home.path());
        signed_in(&fake, &[(MANAGEMENT, 4000)]);
        assert!(recalled(&fake, &ChainKey { fingerprint: "g".into(), ..key() }, TENANT).is_none());
        assert!(recalled(&fake, &key(), HOME_TENANT).is_none(), "the tenant may come from a variable");
    }

    #[test]
    fn management_and_every_other_token_must_be_fresh() {
        let cases: [(&[(&str, Seconds)], bool); 5] = [
            (&[(MANAGEMENT, 1800)], true),
            (&[(MANAGEMENT, 1799)], false),
            (&[(MANAGEMENT, 1800), (VAULT, 1800)], true),
            (&[(MANAGEMENT, 1800), (VAULT, 1799)], false),
            (&[(VAULT, 4000)], false),
        ];
        for (tokens, fresh) in cases {
            let home = tempfile::tempdir().unwrap();
            let fake = Fake::new(home.path());
            signed_in(&fake, tokens);
            assert_eq!(is_fresh(&recalled(&fake, &key(), TENANT).unwrap(), NOW), fresh, "{tokens:?}");
        }
    }
}
