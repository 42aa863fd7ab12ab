//! What tells one chain's configuration from another's: a hash that changes with every setting.

use std::fmt::Write as _;

use ring::digest::{SHA256, digest};

use crate::config::{
    auth::{IdentityConfig, ProviderConfig},
    yaml::{Map, Node, Value},
};

/// A hash over kind and fields of every step. Functions such as `!env` are hashed as they are
/// written: a changed secret does not make another chain.
pub(super) fn fingerprint(provider: &ProviderConfig, identities: &[IdentityConfig]) -> String {
    let mut text = String::new();
    let steps = identities.iter().map(|identity| (&identity.kind, &identity.principal));
    for (kind, fields) in std::iter::once((&provider.kind, &provider.fields)).chain(steps) {
        let _ = write!(text, "{kind:?}");
        write_node(&mut text, fields, &UNIMPORTANT);
        text.push('\n');
    }
    sha256(&text)
}

/// SHA-256 of `text`, in hexadecimal digits.
pub(super) fn sha256(text: &str) -> String {
    digest(&SHA256, text.as_bytes()).as_ref().iter().fold(String::new(), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    })
}

/// Fields of every provider that say how it is shown, chosen and handed over, not what it issues.
const UNIMPORTANT: [&str; 5] = ["console", "default", "isolated", "tags", "terraform_auth"];

/// The same text for the same value, whatever the order of its keys and wherever it stands.
fn write_node(text: &mut String, node: &Node, without: &[&str]) {
    if let Some(tag) = &node.tag {
        let _ = write!(text, "!{tag} ");
    }
    // Writing to a string cannot fail.
    let _ = match &node.value {
        Value::Null => write!(text, "~"),
        Value::Bool(value) => write!(text, "{value}"),
        Value::Int(number) => write!(text, "{number}"),
        Value::Float(number) => write!(text, "{number:?}"),
        Value::Str(value) | Value::Time(value) => write!(text, "{value:?}"),
        Value::List(list) => {
            text.push('[');
            list.iter().for_each(|item| {
                write_node(text, item, &[]);
                text.push(',');
            });
            write!(text, "]")
        }
        Value::Map(map) => {
            write_map(text, map, without);
            Ok(())
        }
    };
}

fn write_map(text: &mut String, map: &Map, without: &[&str]) {
    let mut entries: Vec<_> = map.iter().filter(|(key, _)| !without.contains(&key.as_ref())).collect();
    entries.sort_unstable_by_key(|(key, _)| *key);
    text.push('{');
    for (key, entry) in entries {
        let _ = write!(text, "{key:?}:");
        write_node(text, &entry.node, &[]);
        text.push(',');
    }
    text.push('}');
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::{
        chain::resolve,
        config::{auth, yaml::parse},
    };

    fn of(provider: &str, principal: &str) -> String {
        let text =
            format!("providers: {{p: {provider}}}\nidentities: {{i: {{kind: x, via: {{provider: p}}, {principal}}}}}");
        let auth = auth::read(&parse(Path::new("a.yaml"), &text).unwrap()).unwrap();
        resolve(&auth, "i", "realm").unwrap().key.fingerprint
    }

    #[test]
    fn order_form_and_display_do_not_change_the_fingerprint() {
        let plain = of("{kind: k, a: 1, b: x}", "principal: {s: 1}");
        assert_eq!(plain.len(), 64);
        assert_eq!(plain, of("{kind: k, spec: {b: x, a: 1}, default: true, tags: [t]}", "principal: {s: 1}"));
    }

    #[test]
    fn every_setting_changes_the_fingerprint() {
        let all = [
            of("{kind: k, a: 1}", "principal: {s: 1}"),
            of("{kind: k2, a: 1}", "principal: {s: 1}"),
            of("{kind: k, a: '1'}", "principal: {s: 1}"),
            of("{kind: k, a: 1}", "principal: {s: 2}"),
            of("{kind: k, a: A}", "principal: {s: 1}"),
            of("{kind: k, a: !env A}", "principal: {s: 1}"),
        ];
        for (index, one) in all.iter().enumerate() {
            assert!(!all[index + 1..].contains(one), "{index}");
        }
    }
}
