//! What to do when a directory does not recognise an assertion: the federated credential to create.

use std::{future::Future, time::Duration};

use serde_json::json;

use super::{
    entra::{Failure, Outcome},
    refusal::{Asker, Refusal},
};
use crate::{
    auth::assertion::{self, Claims},
    error::Error,
    secret::Secret,
    system::System,
};

/// No federated credential has the issuer, the audience, or the subject of the assertion.
const CODES: [u32; 4] = [70021, 700_211, 700_212, 700_213];

/// A federated credential may be so new that not every server knows it.
const ON_ITS_WAY: Option<u32> = Some(70021);

/// What `ask` yields. While the federated credential may be on its way, it is asked again after each
/// of these waits (in seconds): Entra ID's servers learn of it one by one, so that even after a
/// token was granted the next request may be refused.
pub(crate) async fn patiently<T, Try: Future<Output = Outcome<T>>>(
    system: &System,
    waits: &[u64],
    ask: impl Fn() -> Try,
) -> Outcome<T> {
    for seconds in waits {
        match ask().await {
            Err(Failure::Refused(refusal)) if refusal.code() == ON_ITS_WAY => {
                system.terminal.say(&format!(
                    "Entra ID knows no federated credential for the assertion yet; trying again in {seconds} seconds"
                ));
                system.clock.sleep(Duration::from_secs(*seconds)).await;
            }
            outcome => return outcome,
        }
    }
    ask().await
}

/// Whether a refusal is about a federated credential.
pub(crate) fn concerns(refusal: &Refusal) -> bool {
    refusal.code().is_some_and(is_code)
}

/// Whether a code is about a federated credential.
pub(crate) fn is_code(code: u32) -> bool {
    CODES.contains(&code)
}

/// The refusal with what the assertion says, and two ways to let the directory trust it.
pub(crate) fn error(refusal: &Refusal, asker: &Asker<'_>, token: &Secret, issuer: &str) -> Error {
    let Some(claims) = Claims::of(token.expose()) else { return refusal.error(asker) };
    let Claims { issuer: iss, subject, audiences, .. } = &claims;
    let error = refusal.plain_error(asker).because(format!(
        "the assertion says issuer `{iss}`, subject `{subject}`, audience `{}`",
        audiences.join("`, `")
    ));
    let error = help(asker.client_id, &claims).into_iter().fold(error, Error::help);
    match assertion::note(issuer) {
        Some(note) => error.help(note),
        None => error,
    }
}

/// The credential to create, as a command and as Terraform.
pub(crate) fn help(client_id: &str, claims: &Claims) -> [String; 2] {
    let command = indented(&command(client_id, claims));
    let resource = indented(&resource(client_id, claims));
    [
        format!(
            "give the application a federated credential that says exactly the same (a new one takes some minutes):\n{command}"
        ),
        format!("or, in Terraform:\n{resource}"),
    ]
}

/// The application and the claims that the text of a refusal tells of; what it does not say is
/// named by a word in capitals.
pub(crate) fn told(text: &str) -> (String, Claims) {
    // Terraform draws frames around its errors, and wraps them.
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || "│╷╵".contains(c)).collect();
    let text = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let value = |word: &str, placeholder: &str| quoted_after(&text, word).unwrap_or(placeholder).to_owned();
    let claims = Claims::told(value("issuer", "ISSUER"), value("subject", "SUBJECT"), value("audience", "AUDIENCE"));
    (value("client", "CLIENT_ID"), claims)
}

/// What stands in quotes behind `word`: `issuer 'x'`, ``subject `x` ``, `Assertion Audience: 'x'`.
fn quoted_after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let lower = text.to_ascii_lowercase();
    let mut found = lower.match_indices(word).filter_map(|(at, _)| {
        // Not `invalid_client","…`.
        let rest = text[at + word.len()..].strip_prefix([':', ' '])?.trim_start();
        let quote = rest.chars().next().filter(|quote| "'`\"".contains(*quote))?;
        rest[1..].split(quote).next().filter(|value| !value.is_empty())
    });
    found.next()
}

fn command(client_id: &str, claims: &Claims) -> String {
    let parameters = json!({
        "name": name(&claims.subject), "issuer": claims.issuer, "subject": claims.subject,
        "audiences": claims.audiences,
    });
    // Quoted for a shell; a quote in a claim ends the quotes, and is put in as `'\''`.
    let quoted = parameters.to_string().replace('\'', r"'\''");
    format!("az ad app federated-credential create --id {client_id} --parameters '{quoted}'")
}

fn resource(client_id: &str, claims: &Claims) -> String {
    let text = |value: &str| json!(value).to_string().replace("${", "$${").replace("%{", "%%{");
    let audiences = claims.audiences.iter().map(|audience| text(audience)).collect::<Vec<_>>().join(", ");
    format!(
        "data \"azuread_application\" \"this\" {{\n  client_id = {}\n}}\n\n\
         resource \"azuread_application_federated_identity_credential\" \"this\" {{\n  \
         application_id = data.azuread_application.this.id\n  display_name   = {}\n  issuer         = {}\n  \
         subject        = {}\n  audiences      = [{audiences}]\n}}",
        text(client_id),
        text(&name(&claims.subject)),
        text(&claims.issuer),
        text(&claims.subject),
    )
}

/// A name for the credential: letters, digits and hyphens, at most 120 of them.
fn name(subject: &str) -> String {
    let name: String = subject.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(120).collect();
    name.trim_matches('-').to_owned()
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

    use super::*;

    #[test]
    fn claims_are_found_in_the_words_of_entra_id_of_terraform_and_of_ours() {
        let entra = "AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: 'https://i'. \
                     Assertion Subject: 'repo:o/r:environment:it'. Assertion Audience: 'api://X'. https://docs";
        let framed = "│ Error: building account\n│ AADSTS700213: No matching record found for presented assertion\n│ subject 's' …";
        let ours = "error: Entra ID refused client `1111` in tenant `t`\n  caused by: the assertion says issuer `i`, subject `s`, audience `a`";
        for (text, want) in [
            (entra, ["CLIENT_ID", "https://i", "repo:o/r:environment:it", "api://X"]),
            (framed, ["CLIENT_ID", "ISSUER", "s", "AUDIENCE"]),
            (ours, ["1111", "i", "s", "a"]),
        ] {
            let (client, claims) = told(text);
            assert_eq!([&*client, &*claims.issuer, &*claims.subject, &*claims.audiences[0]], want);
        }
    }

    #[test]
    fn credential_to_create_is_spelled_out() {
        let body = json!({"iss": "https://ci.example", "sub": "repo:o/r:ref:refs/heads/it's", "aud": "api://X"});
        let token = Secret::from(format!("h.{}.canary", URL_SAFE_NO_PAD.encode(body.to_string())));
        let reply = json!({"error": "invalid_client", "error_description": "AADSTS700213: No matching record."});
        let refusal = Refusal::read(&reply.to_string(), 401).unwrap();
        assert!(concerns(&refusal));
        let asker =
            Asker { who: "client `c`".into(), tenant: "t", client_id: "c", login: "wrap auth login -i dev".into() };
        assert_eq!(
            error(&refusal, &asker, &token, "spacelift").to_string().lines().take(16).collect::<Vec<_>>().join("\n"),
            r#"error: Entra ID refused client `c` in tenant `t`
  caused by: AADSTS700213: No matching record
  caused by: the assertion says issuer `https://ci.example`, subject `repo:o/r:ref:refs/heads/it's`, audience `api://X`
help: give the application a federated credential that says exactly the same (a new one takes some minutes):
  az ad app federated-credential create --id c --parameters '{"name":"repo-o-r-ref-refs-heads-it-s","issuer":"https://ci.example","subject":"repo:o/r:ref:refs/heads/it'\''s","audiences":["api://X"]}'
help: or, in Terraform:
  data "azuread_application" "this" {
    client_id = "c"
  }

  resource "azuread_application_federated_identity_credential" "this" {
    application_id = data.azuread_application.this.id
    display_name   = "repo-o-r-ref-refs-heads-it-s"
    issuer         = "https://ci.example"
    subject        = "repo:o/r:ref:refs/heads/it's"
    audiences      = ["api://X"]"#
        );
    }
}
