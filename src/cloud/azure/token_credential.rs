//! The session's sign-in as a credential of the Azure SDK.

use std::{fmt, thread};

use azure_core::{
    cloud::{CloudConfiguration, CustomConfiguration},
    credentials::{AccessToken, TokenCredential, TokenRequestOptions},
    error::ErrorKind,
    time::OffsetDateTime,
};
use tokio::sync::oneshot;

use super::{environment::Environment, recall, record::Record, records, renewal};
use crate::{
    error::{Error, Kind, Result},
    system::{Env, System},
};

/// Tokens for the clients of the Azure SDK, in a program that `wrap auth exec -- …` runs. They come
/// from the Azure CLI's cache, as those of the session's `az` do, and are renewed and kept there: any
/// number of processes send one token request.
#[derive(Clone)]
pub struct SessionCredential {
    record: Record,
    environment: &'static Environment,
}

impl SessionCredential {
    /// The session that `WRAP_SESSION` of this process names; of several the first.
    ///
    /// # Errors
    ///
    /// An error of kind [`ErrorKind::Credential`], whose text says what to do, when this process runs
    /// in no session or its record cannot be read. Nothing is asked of the network.
    pub fn from_environment() -> azure_core::Result<Self> {
        Self::of(&Env::snapshot()).map_err(|error| explained(&error))
    }

    fn of(env: &Env) -> Result<Self> {
        let outside = || {
            Error::new(Kind::Store, "cannot find the session")
                .help("run the program with `wrap auth exec -i NAME -- …`")
        };
        let path = env.var_os("WRAP_SESSION").map(|path| env.absolute(path));
        let path = path.ok_or_else(|| outside().because("WRAP_SESSION is not set"))?;
        let record = records::read(&path)?.into_iter().next();
        let gone = || outside().because(format!("`{}` is no record of this version of wrap", path.display()));
        let record = record.ok_or_else(gone)?;
        Ok(Self { environment: recall::environment(&record)?, record })
    }

    /// The session's cloud, for the options of clients.
    pub fn cloud(&self) -> CloudConfiguration {
        match self.environment.name {
            "public" => CloudConfiguration::AzurePublic,
            "usgovernment" => CloudConfiguration::AzureGovernment,
            "china" => CloudConfiguration::AzureChina,
            _ => {
                let mut custom = CustomConfiguration::default();
                custom.authority_host = format!("https://{}", self.environment.login_host);
                custom.into()
            }
        }
    }
}

#[async_trait::async_trait]
impl TokenCredential for SessionCredential {
    async fn get_token(
        &self,
        scopes: &[&str],
        _options: Option<TokenRequestOptions<'_>>,
    ) -> azure_core::Result<AccessToken> {
        let [scope] = scopes else {
            return Err(explained(&Error::usage("a token is for one scope").help("ask for one scope at a time")));
        };
        let (record, scope) = (self.record.clone(), (*scope).to_owned());
        let (sender, answer) = oneshot::channel();
        // Renewal waits for locks and brings a runtime of its own; the caller's must not stand still.
        thread::spawn(move || {
            // Nobody listens any more when the caller was cancelled; the token is in the cache all the same.
            let _ = sender.send(renewal::token(&System::real(), &record, None, &scope));
        });
        let gone = |_| Error::new(Kind::Internal, "the thread that renews has ended");
        let token = answer.await.map_err(gone).flatten().map_err(|error| explained(&error))?;
        let end = OffsetDateTime::from_unix_timestamp(token.expires_at)
            .map_err(|error| explained(&Error::new(Kind::Internal, "cannot say when the token ends").because(error)))?;
        Ok(AccessToken::new(token.secret.expose().to_owned(), end))
    }
}

impl fmt::Debug for SessionCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SessionCredential({})", self.record.identity)
    }
}

fn explained(error: &Error) -> azure_core::Error {
    azure_core::Error::with_message(ErrorKind::Credential, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::fake;

    fn refusal(variables: &[(&str, &str)]) -> String {
        SessionCredential::of(&fake::env(variables)).unwrap_err().to_string()
    }

    #[test]
    fn program_outside_of_a_session_learns_how_to_be_in_one() {
        let help = "help: run the program with `wrap auth exec -i NAME -- …`";
        let unset = format!("error: cannot find the session\n  caused by: WRAP_SESSION is not set\n{help}");
        assert_eq!(refusal(&[]), unset);
        let gone = "`/nowhere.json` is no record of this version of wrap";
        let gone = format!("error: cannot find the session\n  caused by: {gone}\n{help}");
        assert_eq!(refusal(&[("WRAP_SESSION", "/nowhere.json")]), gone);
    }
}
