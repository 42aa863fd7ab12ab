//! A managed identity's token in the middle of a run: the machine is asked again.

use std::collections::BTreeMap;

use super::endpoint::{self, Question};
use crate::{
    cloud::azure::{record::Record, session},
    credentials::{Azure, Token},
    error::{Error, Kind, Result},
    session::write,
    system::{System, runtime},
};

/// A new token, which is put into the cache for whoever asks next.
pub(crate) fn renew(system: &System, record: &Record, question: &Question<'_>, tenant: &str) -> Result<Token> {
    if tenant != record.tenant {
        return Err(Error::new(Kind::Denied, format!("cannot give a token for tenant `{tenant}`"))
            .because(format!("a managed identity has tokens of its own tenant only, which is {}", record.tenant)));
    }
    let (granted, _) = runtime::run(endpoint::ask(system, question))?;
    let azure = Azure {
        environment: record.environment.clone(),
        tenant: tenant.to_owned(),
        client_id: record.client_id.clone(),
        principal: record.principal.clone(),
        tokens: vec![granted.token.clone()],
        refresh_token: None,
        signed_in_by: None,
        taken_from: BTreeMap::new(),
        location: None,
        id_token: None,
        proof: record.proof.clone(),
        subscriptions: Vec::new(),
        target: None,
    };
    let edit = session::cache_edit(&azure, &record.config_folder, system.clock.now())?;
    if let Err(error) = write(&edit) {
        // The token is good all the same; only the next question has to ask again.
        system.terminal.say(&error.as_warning());
    }
    Ok(granted.token)
}
