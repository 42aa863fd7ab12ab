//! The sign-in in a browser on this machine: authorization code with PKCE (RFC 7636, RFC 8252).

use std::time::Duration;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::digest::{SHA256, digest};

use super::{
    super::{
        entra::{Entra, Grant, Granted},
        environment::Audience,
        refusal::{Asker, Refusal},
    },
    device_code::decided,
};
use crate::{
    error::{Error, Kind, Result},
    secret::Secret,
    system::{
        browser,
        callback::{self, Fields, Listener, Page},
        random,
    },
};

const PATIENCE: Duration = Duration::from_secs(5 * 60);

/// What ties the answer to the question: nobody else can use the code, and nobody can slip us theirs.
struct Question {
    state: Secret,
    nonce: Secret,
    verifier: Secret,
}

/// Lets a person sign in and returns the token for the management audience.
pub(super) async fn sign_in(entra: &Entra<'_>, asker: &Asker<'_>) -> Result<Granted> {
    let question = Question { state: unguessable()?, nonce: unguessable()?, verifier: unguessable()? };
    let listener = Listener::bind().await?;
    let redirect_uri = listener.address();
    let scope = entra.environment.scope(Audience::Management);
    let url = entra.authorization_url(&question.fields(&redirect_uri), &scope);
    let fields = ask(entra, asker, &question, &listener, &url).await?;
    if let Some(error) = fields.get("error") {
        let description = fields.get("error_description").map(Secret::expose).unwrap_or_default();
        return Err(decided(&Refusal::new(error.expose(), description), asker));
    }
    let code = fields.get("code").expect("an answer without an error has a code");
    let grant = Grant::AuthorizationCode { code, redirect_uri: &redirect_uri, verifier: &question.verifier };
    let granted = entra.token(grant, &scope).await.map_err(|failure| failure.into_error(asker))?;
    if granted.claims().nonce.as_deref() != Some(question.nonce.expose()) {
        return Err(strange(asker, "its id token was made for another sign-in"));
    }
    Ok(granted)
}

impl Question {
    fn fields<'a>(&'a self, redirect_uri: &'a str) -> Vec<(&'static str, String)> {
        vec![
            ("response_type", "code".to_owned()),
            ("redirect_uri", redirect_uri.to_owned()),
            ("state", self.state.expose().to_owned()),
            ("nonce", self.nonce.expose().to_owned()),
            ("code_challenge", URL_SAFE_NO_PAD.encode(digest(&SHA256, self.verifier.expose().as_bytes()))),
            ("code_challenge_method", "S256".to_owned()),
            ("prompt", "select_account".to_owned()),
        ]
    }

    fn is_answered_by(&self, fields: &Fields) -> bool {
        fields.get("state") == Some(&self.state) && (fields.contains_key("code") || fields.contains_key("error"))
    }

    /// The page for a request of the browser; `Err` when it does not count.
    fn judge(&self, fields: &Fields) -> std::result::Result<Page, Page> {
        let page = |status, title: &str, text: &str| Page { status, title: title.to_owned(), text: text.to_owned() };
        if !self.is_answered_by(fields) {
            return Err(page(400, "Not this sign-in", "This address belongs to another sign-in. Please start again."));
        }
        Ok(match fields.get("error_description").or(fields.get("error")) {
            None => page(200, "You are signed in", "You can close this window and go back to the terminal."),
            Some(text) => page(200, "The sign-in failed", text.expose()),
        })
    }
}

/// Shows the address and waits for the browser, or for what the person pastes.
async fn ask(
    entra: &Entra<'_>,
    asker: &Asker<'_>,
    question: &Question,
    listener: &Listener,
    url: &str,
) -> Result<Fields> {
    let terminal = &entra.system.terminal;
    let is_open = browser::open(&entra.system.env, url);
    if is_open {
        terminal.say(&format!("To sign in to tenant `{}`, use the browser window that opens now", asker.tenant));
        terminal.say(&format!("(if none does, open {url})"));
    } else {
        terminal.say(&format!("To sign in to tenant `{}`, open this address in a browser:\n{url}", asker.tenant));
    }
    let pasted = async {
        if is_open || !terminal.is_interactive() {
            return std::future::pending().await;
        }
        terminal
            .ask("If the browser then cannot reach `localhost`, copy the address that it shows, and paste it here:")
            .await
    };
    tokio::select! {
        biased;
        fields = listener.wait(|fields| question.judge(fields)) => Ok(fields),
        pasted = pasted => read(question, asker, &pasted?),
        () = entra.system.clock.sleep(PATIENCE) => Err(late(asker)),
    }
}

/// What was pasted: the address of the browser, or the part behind its question mark.
fn read(question: &Question, asker: &Asker<'_>, pasted: &Secret) -> Result<Fields> {
    let text = pasted.expose().trim();
    let fields = callback::fields(text.split_once('?').map_or(text, |(_, query)| query));
    if question.is_answered_by(&fields) { Ok(fields) } else { Err(strange(asker, "it is not the end of this sign-in")) }
}

fn strange(asker: &Asker<'_>, cause: &str) -> Error {
    Error::new(Kind::Denied, format!("{} failed: what the browser brought cannot be used", asker.who))
        .because(cause)
        .help(format!("run `{}` and use the address that it shows", asker.login))
}

fn late(asker: &Asker<'_>) -> Error {
    Error::new(Kind::Denied, format!("{} failed: nobody signed in within five minutes", asker.who))
        .help(format!("run `{}` and sign in with the browser", asker.login))
}

/// 256 bits that nobody can guess, as text for a URL.
fn unguessable() -> Result<Secret> {
    Ok(URL_SAFE_NO_PAD.encode(random::bytes::<32>()?).into())
}

#[cfg(test)]
mod tests;
