//! Refusals explained without a network: from a code, or from any text that holds one.

use super::{Refusal, advice, code_in, meaning};
use crate::{
    cloud::azure::federation,
    config::nearest::nearest,
    error::{Error, Result},
};

/// What a refusal means and what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Explanation {
    /// `AADSTS7000215`, or the OAuth error where there is no code.
    pub(crate) name: String,
    pub(crate) meaning: String,
    /// One line each, or a line and what is to be copied below it.
    pub(crate) advice: Vec<String>,
}

/// OAuth's own errors that say something without a code.
const ERRORS: [(&str, &str); 8] = [
    ("access_denied", "the person declined to sign in"),
    ("authorization_declined", "the person declined to sign in"),
    ("authorization_pending", "nobody has entered the device code yet"),
    ("consent_required", "nobody has consented to the application yet"),
    ("expired_token", "the device code has expired"),
    ("interaction_required", "a person has to sign in again: something is asked that a renewal cannot give"),
    ("login_required", "nobody is signed in any more"),
    ("temporarily_unavailable", "Entra ID is overloaded"),
];

/// Explains every code in `text`: a bare number, `AADSTS50076`, or a pasted error or reply.
pub(crate) fn explain(text: &str) -> Result<Vec<Explanation>> {
    let codes = codes(text);
    if let Some(unknown) = codes.iter().find(|code| meaning::of(**code).is_none()) {
        return Err(not_known(*unknown));
    }
    if !codes.is_empty() {
        return Ok(codes.into_iter().map(|code| explanation(code, text)).collect());
    }
    let word = ERRORS.iter().find(|(error, _)| words(text).any(|word| word == *error));
    word.map(|(error, meaning)| vec![of_error(error, meaning)]).ok_or_else(|| {
        Error::usage("there is no error code in what was given")
            .help("give a code such as `AADSTS50076`, or pipe the whole error into `wrap auth explain -`")
    })
}

/// The codes in `text`, each once, in order.
fn codes(text: &str) -> Vec<u32> {
    if let Ok(code) = text.trim().parse() {
        return vec![code];
    }
    let text = text.to_ascii_uppercase();
    let mut found: Vec<u32> = text.match_indices("AADSTS").filter_map(|(at, _)| code_in(&text[at..])).collect();
    found.extend(listed(&text));
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|code| seen.insert(*code));
    found
}

/// The numbers of `"error_codes": […]`, which a reply has besides its description, or alone.
fn listed(text: &str) -> Vec<u32> {
    let list = text.split_once("ERROR_CODES").and_then(|(_, rest)| rest.split_once('[')?.1.split_once(']'));
    list.into_iter().flat_map(|(list, _)| list.split(',')).filter_map(|code| code.trim().parse().ok()).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
}

/// What `code` means; what its text tells besides goes into the advice.
fn explanation(code: u32, text: &str) -> Explanation {
    let refusal = Refusal { code: Some(code), ..Refusal::new("", "") };
    Explanation {
        name: format!("AADSTS{code}"),
        meaning: meaning::of(code).unwrap_or_default().to_owned(),
        advice: if federation::is_code(code) {
            let (client, claims) = federation::told(text);
            federation::help(&client, &claims).into()
        } else {
            vec![with_names(&refusal)]
        },
    }
}

fn of_error(error: &str, meaning: &str) -> Explanation {
    let refusal = Refusal::new(error, "");
    let advice = vec![with_names(&refusal)];
    Explanation { name: error.to_owned(), meaning: meaning.to_owned(), advice }
}

/// Who it was is not known here, so the reader puts the names in.
fn with_names(refusal: &Refusal) -> String {
    let login = refusal.login("wrap auth login -i NAME");
    refusal.advice().replace("{login}", &login).replace("{tenant}", "TENANT").replace("{client}", "CLIENT_ID")
}

fn not_known(code: u32) -> Error {
    let known: Vec<String> = meaning::codes().map(|code| code.to_string()).collect();
    let error = Error::usage(format!("there is nothing about AADSTS{code} here"));
    let error = match nearest(&code.to_string(), known.iter().map(String::as_str)) {
        Some(near) => error.help(format!("did you mean `AADSTS{near}`?")),
        None => error,
    };
    error.help(advice::LOOK_UP)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        explain(text).unwrap().into_iter().map(|explanation| explanation.name).collect()
    }

    #[test]
    fn code_is_found_in_every_form() {
        let reply = r#"{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided. Trace ID: 1","error_codes":[7000215]}"#;
        for text in ["7000215", " 7000215\n", "AADSTS7000215", "Error: AADSTS7000215: Invalid", reply] {
            assert_eq!(names(text), ["AADSTS7000215"], "{text}");
        }
        assert_eq!(names("AADSTS50076 … AADSTS53003 … AADSTS50076"), ["AADSTS50076", "AADSTS53003"]);
        assert_eq!(names(r#"{"error":"interaction_required"}"#), ["interaction_required"]);
        assert_eq!(names(r#"{"error":"invalid_grant","error_codes": [50076, 53003]}"#), ["AADSTS50076", "AADSTS53003"]);
    }

    #[test]
    fn every_code_with_advice_has_a_meaning_and_the_other_way_round() {
        for code in advice::codes() {
            assert!(meaning::of(code).is_some(), "AADSTS{code} has no meaning");
        }
        for code in meaning::codes() {
            let explanation = explanation(code, "");
            let is_filled_in = |advice: &String| federation::is_code(code) || !advice.contains(['{', '}']);
            assert!(explanation.advice.iter().all(is_filled_in), "{explanation:?}");
        }
    }

    #[test]
    fn nearest_code_is_offered_for_an_unknown_one() {
        let error = explain("AADSTS7000821").unwrap_err().to_string();
        assert!(
            error.contains("nothing about AADSTS7000821") && error.contains("did you mean `AADSTS700082`?"),
            "{error}"
        );
        assert!(explain("AADSTS1").unwrap_err().to_string().contains("look the code up"));
    }

    #[test]
    fn text_without_a_code_is_an_error_that_says_how_to_ask() {
        let error = explain("it does not work").unwrap_err();
        assert_eq!(error.kind().exit_code(), 64);
        assert!(error.to_string().contains("wrap auth explain -"), "{error}");
    }
}
