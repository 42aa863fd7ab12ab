//! `msal_http_cache.bin`: what MSAL remembers of Entra ID's public answers, so that the Azure CLI asks for nothing.
//!
//! With every token cached, the Azure CLI still asks for the tenant's `openid-configuration` before it looks at the
//! tokens, and again each day. It is Python's pickle of a dictionary, which is text in pickle's first protocol.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::environment::Environment;
use crate::system::clock::Seconds;

/// As long as MSAL remembers an answer.
const DAY: Seconds = 24 * 3600;
/// An answer is remembered anew before tokens could outlive it.
const MARGIN: Seconds = 2 * 3600;
/// What MSAL's key says of a request without parameters: the SHA-256 of `repr("")`.
const NO_PARAMETERS: &str = "6f49cdbd80e1b95d5e6427e1501fc217790daee87055fa5b4e71064288bddede";
const DISCOVERY: &str = "/v2.0/.well-known/openid-configuration";

/// The file in the Azure CLI's folder.
pub(crate) fn path(config_folder: &Path) -> PathBuf {
    config_folder.join("msal_http_cache.bin")
}

/// The file with the answer for `tenant`; `None` when nothing need be written. The Azure CLI writes a
/// newer protocol as soon as it learns something itself: that file is its own, and stays as it is.
pub(crate) fn merge(old: Option<&str>, environment: &Environment, tenant: &str, now: Seconds) -> Option<String> {
    let mut answers = old.map_or_else(|| Some(Vec::new()), own_answers)?;
    let authority = authority_of(environment, tenant);
    if answers.iter().any(|answer| answer.authority == authority && answer.is_good(now)) {
        return None;
    }
    answers.retain(|answer| answer.authority != authority && answer.is_good(now));
    answers.push(Answer { authority, cached_at: now });
    Some(pickle(&answers))
}

/// The file without the answer for `tenant`; `None` when it has none, or is the Azure CLI's own.
pub(crate) fn forget(old: &str, environment: &Environment, tenant: &str) -> Option<String> {
    let mut answers = own_answers(old)?;
    let (count, authority) = (answers.len(), authority_of(environment, tenant));
    answers.retain(|answer| answer.authority != authority);
    (answers.len() < count).then(|| pickle(&answers))
}

fn authority_of(environment: &Environment, tenant: &str) -> String {
    format!("https://{}/{tenant}", environment.login_host)
}

/// The answers in a file that is ours.
fn own_answers(text: &str) -> Option<Vec<Answer>> {
    let answers = answers(text);
    (text == pickle(&answers)).then_some(answers)
}

/// The answer of an authority, which Entra ID never changes.
struct Answer {
    /// `https://HOST/TENANT`
    authority: String,
    cached_at: Seconds,
}

impl Answer {
    fn is_good(&self, now: Seconds) -> bool {
        self.cached_at <= now && now < self.cached_at + DAY - MARGIN
    }

    fn key(&self) -> String {
        format!("VGET {}{DISCOVERY} hash={NO_PARAMETERS} 2xx\n", self.authority)
    }

    /// A list that begins with `expires_at` and `created_at`, and has no end yet.
    fn times(&self) -> String {
        format!("](I{}\nI{}\n", self.cached_at + DAY, self.cached_at)
    }

    /// An object with the fields that MSAL reads.
    fn response(&self) -> String {
        let text = json!({
            "authorization_endpoint": format!("{}/oauth2/v2.0/authorize", self.authority),
            "token_endpoint": format!("{}/oauth2/v2.0/token", self.authority),
            "device_authorization_endpoint": format!("{}/oauth2/v2.0/devicecode", self.authority),
        });
        let fields = format!("Vstatus_code\nI200\nVtext\nV{text}\nVheaders\n}}");
        format!("ctypes\nSimpleNamespace\n)R}}({fields}ub")
    }
}

/// `{key: response, …, "_index_": ([[expires_at, created_at, key], …], {key: [expires_at, created_at], …})}`
fn pickle(answers: &[Answer]) -> String {
    let all = |shown: &dyn Fn(&Answer) -> String| answers.iter().map(shown).collect::<String>();
    let responses = all(&|answer| answer.key() + &answer.response());
    let queue = all(&|answer| answer.times() + &answer.key() + "e");
    let times = all(&|answer| answer.key() + &answer.times() + "e");
    format!("}}({responses}V_index_\n(]({queue}e}}({times}utu.")
}

/// The answers in a text of ours; whatever it finds in any other text makes another text.
fn answers(text: &str) -> Vec<Answer> {
    let lines: Vec<&str> = text.lines().collect();
    lines
        .windows(2)
        .filter_map(|pair| Some(Answer { cached_at: time(pair[0])?, authority: authority(pair[1])? }))
        .collect()
}

fn time(line: &str) -> Option<Seconds> {
    line.strip_prefix('I')?.parse().ok()
}

fn authority(line: &str) -> Option<String> {
    let (authority, _) = line.strip_prefix("VGET ")?.split_once(DISCOVERY)?;
    Some(authority.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TENANT: &str = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa";

    fn merged(old: Option<&str>, tenant: &str, now: Seconds) -> Option<String> {
        merge(old, &Environment::all()[0], tenant, now)
    }

    #[test]
    fn new_file_is_a_pickle_that_python_reads() {
        // python3 -c 'import pickle, sys; print(pickle.load(sys.stdin.buffer))'
        let want = "}(VGET https://login.microsoftonline.com/aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa/v2.0/.well-known/\
             openid-configuration hash=6f49cdbd80e1b95d5e6427e1501fc217790daee87055fa5b4e71064288bddede 2xx\n\
             ctypes\nSimpleNamespace\n)R}(Vstatus_code\nI200\nVtext\nV";
        let text = merged(None, TENANT, 1000).unwrap();
        assert!(text.starts_with(want), "{text}");
        let end = "2xx\n](I87400\nI1000\neutu.";
        assert!(text.ends_with(end), "{text}");
    }

    #[test]
    fn answers_of_other_tenants_stay_until_they_are_old() {
        let one = merged(None, "one", 1000).unwrap();
        assert_eq!(merged(Some(&one), "one", 1000 + DAY - MARGIN - 1), None);
        let both = merged(Some(&one), "two", 2000).unwrap();
        assert_eq!(answers(&both).iter().map(|answer| answer.cached_at).collect::<Vec<_>>(), [1000, 2000]);
        let renewed = merged(Some(&both), "two", 2000 + DAY).unwrap();
        assert_eq!(Some(renewed), merged(None, "two", 2000 + DAY));
    }

    #[test]
    fn answer_of_a_tenant_is_forgotten() {
        let one = merged(None, "one", 1000).unwrap();
        let both = merged(Some(&one), "two", 2000).unwrap();
        let forgotten = |old: &str, tenant| forget(old, &Environment::all()[0], tenant);
        assert_eq!(forgotten(&both, "two"), Some(one.clone()));
        // An empty dictionary and its index, for Python.
        assert_eq!(forgotten(&one, "one").as_deref(), Some("}(V_index_\n(](e}(utu."));
        assert_eq!(forgotten(&one, "two"), None);
        assert_eq!(forgotten("{}", "one"), None);
    }

    #[test]
    fn file_of_the_azure_cli_stays_as_it_is() {
        let own = merged(None, TENANT, 1000).unwrap();
        for text in ["", "{}", own.strip_suffix('.').unwrap(), &own.replace("I200", "I404")] {
            assert_eq!(merged(Some(text), "other", 1000), None, "{text}");
        }
    }
}
