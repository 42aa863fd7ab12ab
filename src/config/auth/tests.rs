//! The rules of reading `auth:`.

use std::path::Path;

use super::{AuthConfig, Via, read};
use crate::{
    config::yaml::{parse, to_json},
    error::Result,
};

fn read_text(text: &str) -> Result<AuthConfig> {
    read(&parse(Path::new("atmos.yaml"), text).unwrap())
}

fn refusal(text: &str) -> String {
    read_text(text).expect_err(text).to_string()
}

#[test]
fn flat_fields_and_spec_are_one_map_and_spec_wins() {
    let text = "providers:\n  Azure-Dev:\n    kind: azure/device-code\n    tenant_id: flat\n    region: r\n    \
                spec: {tenant_id: spec, location: l}\n";
    let auth = read_text(text).unwrap();
    let provider = auth.provider("azure-dev").unwrap();
    assert_eq!(to_json(&provider.fields).to_string(), r#"{"tenant_id":"spec","region":"r","location":"l"}"#);
    assert_eq!((provider.name.as_str(), provider.kind.as_str()), ("Azure-Dev", "azure/device-code"));
    assert_eq!(provider.fields.at.to_string(), "atmos.yaml:2:3");
    assert_eq!(provider.kind_at.to_string(), "atmos.yaml:3:11");
}

#[test]
fn identities_have_a_via_and_a_principal() {
    let text = "realm: team\nidentities:\n  a/b.c:\n    kind: azure/subscription\n    default: true\n    alias: x\n    \
                via: {provider: p}\n    principal:\n      subscription_id: s\n  d: {kind: x, via: {identity: a/b.c}}\n  \
                e: {kind: ambient}\n  f: {kind: x, provider: found}\n";
    let auth = read_text(text).unwrap();
    assert_eq!(auth.realm.as_deref(), Some("team"));
    let identity = auth.identity("A/B.C").unwrap();
    assert!(identity.is_default && matches!(&identity.via, Some(Via::Provider(name, _)) if name == "p"));
    assert_eq!(to_json(&identity.principal).to_string(), r#"{"subscription_id":"s"}"#);
    assert_eq!(identity.principal.at.to_string(), "atmos.yaml:8:5");
    assert!(matches!(&auth.identity("d").unwrap().via, Some(Via::Identity(name, _)) if name == "a/b.c"));
    assert!(auth.identity("e").unwrap().via.is_none() && auth.identity("e").unwrap().principal.is_empty());
    assert!(matches!(&auth.identity("f").unwrap().via, Some(Via::Provider(name, _)) if name == "found"));
}

#[test]
fn nothing_and_other_sections_are_accepted() {
    let text = "logs: {level: Info}\nkeyring: {type: file}\nconsole: {isolated: true}\nintegrations: {e: {kind: aws/ecr}}\n\
                providers:\nidentities: {}\nsomething: else\n";
    for text in ["", text] {
        let auth = read_text(text).unwrap();
        assert!(auth.providers.is_empty() && auth.identities.is_empty(), "{text}");
    }
}

#[test]
fn mistakes_name_their_place_and_a_remedy() {
    let cases = [
        ("identites: {}\n", "1:1: `auth` has no section `identites`\nhelp: did you mean `identities`?"),
        (
            "providers: {p: {tenant_id: x}}\n",
            "1:13: provider `p` is missing `kind`\nhelp: add `kind: azure/device-code`",
        ),
        ("providers: {p: {kind: 1}}\n", "1:23: `kind` of provider `p` must be a text, not a number"),
        ("providers: [p]\n", "1:12: `providers` must be a map, not a list"),
        ("providers: {p: text}\n", "1:16: `p` of `providers` must be a map, not a text"),
        ("providers: {p: {kind: x, spec: [a]}}\n", "1:32: `spec` of provider `p` must be a map, not a list"),
        ("identities: {i: {kind: x, principal: s}}\n", "1:38: `principal` of identity `i` must be a map, not a text"),
        (
            "identities: {i: {kind: x, default: yes}}\n",
            "1:36: `default` of identity `i` must be `true` or `false`, not a text",
        ),
        (
            "identities: {i: {kind: x, principle: {}}}\n",
            "1:27: identity `i` has no field `principle`\nhelp: did you mean `principal`?",
        ),
        (
            "identities: {i: {kind: x, via: {}}}\n",
            "1:32: `via` of identity `i` names nothing\n\
             help: write `via: { provider: NAME }` or `via: { identity: NAME }`",
        ),
        (
            "identities: {i: {kind: x, via: {provider: p, identity: j}}}\n",
            "1:56: `via` of identity `i` names a provider and an identity\nhelp: remove `provider` or `identity`",
        ),
        (
            "identities: {i: {kind: x, via: {providr: p}}}\n",
            "1:33: `via` of identity `i` has no field `providr`\nhelp: did you mean `provider`?",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(refusal(text), format!("error: atmos.yaml:{expected}"), "{text}");
    }
}
