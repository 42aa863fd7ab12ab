//! Texts, the trees they become, and what is said of those that are wrong.

use std::fmt::Write as _;

use super::*;
use crate::config::yaml::to_json;

fn read(text: &str) -> Node {
    parse(Path::new("a.yaml"), text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn json(text: &str) -> String {
    to_json(&read(text)).to_string()
}

fn refusal(text: &str) -> String {
    parse(Path::new("a.yaml"), text).expect_err(text).to_string()
}

#[test]
fn empty_texts_are_null_at_the_start() {
    for text in ["", "# only a comment\n", "---\n", "\u{feff}"] {
        let node = read(text);
        assert_eq!((node.value, node.at.column), (Value::Null, 1), "{text:?}");
    }
}

#[test]
fn only_the_first_document_is_read() {
    assert_eq!(json("a: 1\n---\nb: [\n"), r#"{"a":1}"#);
    assert_eq!(json("--- # one\na: 1\n...\nrest\n"), r#"{"a":1}"#);
}

#[test]
fn byte_order_marks_and_carriage_returns_do_not_matter() {
    assert_eq!(json("\u{feff}a: 1\r\nb: |\r\n  x\r\n  y\r\nc: 'd'\r\n"), r#"{"a":1,"b":"x\ny\n","c":"d"}"#);
}

#[test]
fn values_and_keys_know_their_places() {
    let root = read("# comment\nvars:\n  é: [x, yy]\n  empty:\n");
    let vars = root.get("vars").unwrap();
    assert_eq!(format!("{}", root.as_map().unwrap().entry("vars").unwrap().key_at), "a.yaml:2:1");
    assert_eq!(format!("{}", vars.at), "a.yaml:3:3");
    assert_eq!(format!("{}", vars.get("é").unwrap().as_list().unwrap()[1].at), "a.yaml:3:10");
}

#[test]
fn keys_are_texts() {
    assert_eq!(
        json("1: a\n0x10: b\ntrue: c\n1.0e3: d\n~: e\nyes: f\n"),
        r#"{"1":"a","16":"b","true":"c","1000":"d","null":"e","yes":"f"}"#
    );
    assert_eq!(
        refusal("1: a\nb: c\n'1': d\n"),
        "error: a.yaml:3:1: key `1` is written twice\n  caused by: it is written first at a.yaml:1:1\n\
         help: remove one of the two"
    );
}

#[test]
fn keys_that_are_no_texts_are_refused() {
    assert!(refusal("? [a, b]\n: c\n").starts_with("error: a.yaml:1:3: a list cannot be a key"));
    assert_eq!(
        refusal("a: 1\nname: {{ .vars.x }}\n"),
        "error: a.yaml:2:8: a map cannot be a key\nhelp: put quotes around the template"
    );
}

#[test]
fn merge_keys_yield_to_explicit_keys_and_to_earlier_maps() {
    let text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\n";
    let merged = |rest: &str| to_json(read(&format!("{text}{rest}")).get("c").unwrap()).to_string();
    assert_eq!(merged("c:\n  <<: *a\n  x: 0\n"), r#"{"x":0,"y":1}"#);
    assert_eq!(merged("c:\n  x: 0\n  <<: [*a, *b]\n"), r#"{"x":0,"y":1,"z":2}"#);
    assert_eq!(merged("c:\n  <<: {k: v}\n"), r#"{"k":"v"}"#);
    assert_eq!(merged("c:\n  \"<<\": *a\n"), r#"{"<<":{"x":1,"y":1}}"#);
    assert!(refusal("<<: 1\n").starts_with("error: a.yaml:1:5: `<<` takes a map or a list of maps, not a number"));
    assert!(refusal("<<: {a: 1}\n<<: {b: 1}\n").starts_with("error: a.yaml:2:1: key `<<` is written twice"));
}

#[test]
fn aliases_repeat_what_they_name() {
    assert_eq!(json("a: &x [1]\nb: *x\n&k c: *k\n"), r#"{"a":[1],"b":[1],"c":"c"}"#);
    assert_eq!(json("a: &k name\n*k : 1\n"), r#"{"a":"name","name":1}"#);
    assert_eq!(json("a: &x 1\nb: &x 2\nc: *x\n"), r#"{"a":1,"b":2,"c":2}"#);
    assert!(refusal("a: &x [*x]\n").starts_with("error: a.yaml:1:8: the anchor of this alias contains it"));
    assert!(refusal("a: *x\n").contains("cannot parse the YAML"));
}

#[test]
fn alias_bombs_are_refused() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..9 {
        let _ = writeln!(text, "a{level}: &a{level} [{}]", vec![format!("*a{}", level - 1); 10].join(", "));
    }
    assert!(refusal(&text).contains("aliases repeat more than 1000000 values"), "{}", refusal(&text));
}

#[test]
fn deep_texts_are_refused_and_dropped_safely() {
    assert!(refusal(&"[".repeat(100_000)).contains("recursion limit exceeded"));
    assert!(refusal(&"- ".repeat(100_000)).contains("nested more than"));
    let mut text = "a0: &a0 x\n".to_owned();
    for level in 1..5_000 {
        let _ = writeln!(text, "a{level}: &a{level} {{x: *a{}}}", level - 1);
    }
    assert!(refusal(&text).contains("nested more than"));
    let deepest = 1_000;
    drop(read(&"- ".repeat(deepest)));
}

#[test]
fn local_tags_are_kept_and_their_values_are_not_resolved() {
    let root = read("a: !env 123\nb: !append [1]\nc: !include.raw {d: 1}\ne: !env\nf: ! 12\n");
    let tag = |key: &str| root.get(key).unwrap().tag.as_deref();
    assert_eq!((tag("a"), tag("b"), tag("c"), tag("f")), (Some("env"), Some("append"), Some("include.raw"), None));
    assert_eq!(to_json(&root).to_string(), r#"{"a":"123","b":[1],"c":{"d":1},"e":"","f":12}"#);
}

#[test]
fn core_tags_are_applied() {
    assert_eq!(json("a: !!str 123\nb: !!int \"3\"\nc: !!map {}\nd: !!seq []\n"), r#"{"a":"123","b":3,"c":{},"d":[]}"#);
    assert_eq!(json("a: !<tag:yaml.org,2002:str> 1\n"), r#"{"a":"1"}"#);
    assert_eq!(refusal("a: !!int x\n"), "error: a.yaml:1:4: this value is no `!!int`");
    assert_eq!(refusal("a: !!set {x}\n"), "error: a.yaml:1:4: tag `!!set` is not supported");
    assert_eq!(refusal("a: !!seq {x: 1}\n"), "error: a.yaml:1:4: a map is no `!!seq`");
}

#[test]
fn quoted_and_block_scalars_are_texts() {
    assert_eq!(
        json("a: '1'\nb: \"true\"\nc: |\n  1\nd: >-\n  x\n  y\ne: null\n"),
        r#"{"a":"1","b":"true","c":"1\n","d":"x y","e":null}"#
    );
}

#[test]
fn mistakes_name_their_place_and_a_remedy() {
    let text = refusal("a:\n\tb: 1\n");
    assert!(text.starts_with("error: a.yaml:2:"), "{text}");
    assert!(text.contains(": cannot parse the YAML\n  caused by: "), "{text}");
    assert!(text.ends_with("\nhelp: indent with spaces, not with tabs"), "{text}");
    assert_eq!(
        refusal("a:\n  b: [1\n  c: 'd'\n"),
        "error: a.yaml:3:4: cannot parse the YAML\n  caused by: illegal placement of ':' indicator\n\
         help: close the bracket or quote that opens on line 2"
    );
    assert!(refusal("a:\n  b: ['x'\n  c: 'd'\n").ends_with("\nhelp: close the bracket or quote that opens on line 2"));
    assert!(refusal("a: b: c\n").ends_with("\nhelp: put quotes around a value that contains `: `"));
    assert!(refusal("a: 1\n{{ .x }}\nb: 2\n").ends_with("\nhelp: put quotes around the template"));
}
