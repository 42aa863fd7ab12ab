//! Fields of maps, read and refused.

use std::path::Path;

use super::*;
use crate::{config::yaml::parse, system::fake::env};

fn read(text: &str) -> Node {
    parse(Path::new("atmos.yaml"), text).unwrap()
}

fn shown<T: std::fmt::Debug>(result: Result<T>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn scalars_are_texts_and_nothing_is_not_given() {
    let (node, env) = (read("a: x\nb: 12\nc: true\nd:\ne: ''\nf: [1]\n"), env(&[]));
    let mut fields = Fields::new(&node, "provider `p`", &env);
    assert_eq!(fields.text("a").unwrap().as_deref(), Some("x"));
    assert_eq!(fields.text("b").unwrap().as_deref(), Some("12"));
    assert_eq!(fields.text("c").unwrap().as_deref(), Some("true"));
    assert_eq!((fields.text("d").unwrap(), fields.text("e").unwrap(), fields.text("z").unwrap()), (None, None, None));
    assert_eq!(shown(fields.text("f")), "error: atmos.yaml:6:4: `f` of provider `p` must be a text, not a list");
}

#[test]
fn missing_fields_say_what_to_add() {
    let (node, env) = (read("kind: x\n"), env(&[]));
    assert_eq!(
        shown(Fields::new(&node, "provider `azure-dev`", &env).required_text("tenant_id")),
        "error: atmos.yaml:1:1: provider `azure-dev` is missing `tenant_id`\nhelp: add `tenant_id: …`"
    );
}

#[test]
fn mistyped_field_that_must_be_given_is_named() {
    let (node, env) = (read("client_id: x\ntenant_idd: y\n"), env(&[]));
    assert_eq!(
        shown(Fields::new(&node, "provider `azure-dev`", &env).required_text("tenant_id")),
        "error: atmos.yaml:2:1: provider `azure-dev` has no field `tenant_idd`\nhelp: did you mean `tenant_id`?"
    );
}

#[test]
fn what_every_provider_may_carry_is_known_there_and_nowhere_else() {
    let (node, env) = (read("default: true\ntags: [a]\n"), env(&[]));
    let (name, kind, keyring) = ("azure-dev".to_owned(), "k".to_owned(), read("{}"));
    let provider = ProviderConfig { name, at: node.at, kind, kind_at: node.at, fields: node.clone(), keyring };
    assert!(Fields::of_provider(&provider, &env).finish().is_ok());
    assert!(
        shown(Fields::new(&node, "`token_source`", &env).finish()).contains("`token_source` has no field `default`")
    );
}

#[test]
fn unknown_fields_are_refused_with_the_nearest_name() {
    let env = env(&[]);
    let finish = |text: &str| {
        let node = read(text);
        let mut fields = Fields::new(&node, "provider `azure-dev`", &env);
        fields.text("tenant_id").unwrap();
        fields.text("client_id").unwrap();
        fields.finish()
    };
    assert!(finish("tenant_id: x\n").is_ok());
    assert_eq!(
        shown(finish("tenant_id: x\ntenant_idd: y\n")),
        "error: atmos.yaml:2:1: provider `azure-dev` has no field `tenant_idd`\nhelp: did you mean `tenant_id`?"
    );
    assert_eq!(
        shown(finish("colour: y\n")),
        "error: atmos.yaml:1:1: provider `azure-dev` has no field `colour`\n\
         help: remove `colour`, or write one of `tenant_id`, `client_id`"
    );
}

#[test]
fn variables_are_read_from_the_environment() {
    let node = read("a: !env SET\nb: !env UNSET 'the default'\nc: !env UNSET\nd: !exec echo\ne: !store x\n");
    let env = env(&[("SET", "canary-secret")]);
    let mut fields = Fields::new(&node, "provider `p`", &env);
    assert_eq!(fields.secret("a").unwrap().unwrap().expose(), "canary-secret");
    assert_eq!(fields.text("b").unwrap().as_deref(), Some("the default"));
    assert_eq!(fields.secret_variables(), ["SET"], "`b` is no secret");
    assert_eq!(
        shown(fields.secret("c")),
        "error: atmos.yaml:3:4: variable `UNSET` of `c` is not set\n\
         help: export UNSET=…, or write `c: !env UNSET default`"
    );
    assert!(shown(fields.text("d")).starts_with("error: atmos.yaml:4:4: `!exec` may not run programs"));
    assert!(shown(fields.text("e")).starts_with("error: atmos.yaml:5:4: cannot read `!store` of `e`"));
}

#[test]
fn paths_start_at_the_file_that_names_them() {
    let node = parse(Path::new("../atmos.yaml"), "a: c.pem\nb: ~/c.pem\nc: /c.pem\n").unwrap();
    let mut env = env(&[("HOME", "/home/dev")]);
    env.directory = "/project/stack".into();
    let mut fields = Fields::new(&node, "provider `p`", &env);
    for (name, want) in [("a", "/project/stack/../c.pem"), ("b", "/home/dev/c.pem"), ("c", "/c.pem")] {
        assert_eq!(fields.path(name).unwrap().unwrap(), Path::new(want));
    }
    assert_eq!(fields.path("d").unwrap(), None);
}

#[test]
fn booleans_lists_and_guids_are_read() {
    let text = "yes: true\nno: 'false'\nodd: 3\nlist: [a, 1]\ncommas: a, b\n\
                good: AAAAAAAA-1111-4111-8111-aaaaaaaaaaaa\nbad: contoso\nmap: {a: 1}\n";
    let (node, env) = (read(text), env(&[]));
    let mut fields = Fields::new(&node, "`stacks`", &env);
    assert_eq!((fields.boolean("yes").unwrap(), fields.boolean("no").unwrap()), (Some(true), Some(false)));
    assert_eq!(fields.boolean("none").unwrap(), None);
    assert_eq!(
        shown(fields.boolean("odd")),
        "error: atmos.yaml:3:6: `odd` of `stacks` must be `true` or `false`, not a number"
    );
    assert_eq!(fields.texts("list").unwrap().unwrap(), ["a", "1"]);
    assert_eq!(fields.texts("commas").unwrap().unwrap(), ["a", "b"]);
    assert_eq!(fields.guid("good").unwrap().as_deref(), Some("aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa"));
    assert!(shown(fields.guid("bad")).starts_with("error: atmos.yaml:7:6: `bad` of `stacks` is not a GUID\n"));
    assert_eq!(fields.section("map").unwrap().text("a").unwrap().as_deref(), Some("1"));
    assert_eq!(fields.section("none").unwrap().text("a").unwrap(), None);
    assert!(fields.section("list").is_err());
}
