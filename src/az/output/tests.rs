//! Each output as `az` 2.91.0 printed it.

use serde_json::json;

use super::*;

fn account() -> Value {
    json!({"user": {"type": "user", "name": "dev@contoso.example"}, "isDefault": true, "id": "0001",
           "managedByTenants": [], "environmentName": "AzureCloud"})
}

fn rendered(output: Output, value: Value) -> Option<String> {
    output.render(&value.into(), false).expect("it is printed here")
}

#[test]
fn json_is_indented_by_two_and_sorted() {
    let want = r#"{
  "environmentName": "AzureCloud",
  "id": "0001",
  "isDefault": true,
  "managedByTenants": [],
  "user": {
    "name": "dev@contoso.example",
    "type": "user"
  }
}"#;
    assert_eq!(rendered(Output::Json, account()).as_deref(), Some(want));
    assert_eq!(rendered(Output::Json, json!("tökən")).as_deref(), Some("\"tökən\""));
}

#[test]
fn tsv_is_what_az_prints() {
    let tsv = |value: Value| rendered(Output::Tsv, value);
    let line = "AzureCloud\t0001\tTrue\t0\t";
    assert_eq!(tsv(account()).as_deref(), Some(line));
    assert_eq!(tsv(json!([account(), account()])), Some(format!("{line}\n{line}")));
    assert_eq!(tsv(json!(["a", "b"])).as_deref(), Some("a\nb"));
    assert_eq!(tsv(json!(true)).as_deref(), Some("true"));
    assert_eq!(tsv(json!(1_795_223_542)).as_deref(), Some("1795223542"));
    assert_eq!(tsv(json!([])), None);
    assert_eq!(tsv(json!([[], ["x", null]])).as_deref(), Some("\nx\tNone"));
}

#[test]
fn nothing_is_printed_for_null_and_none() {
    assert_eq!(rendered(Output::Json, Value::Null), None);
    assert_eq!(rendered(Output::None, account()), None);
}

#[test]
fn table_leaves_out_ids_and_what_is_inside_of_values() {
    let table = |value: Value| rendered(Output::Table, value).unwrap();
    assert_eq!(
        table(account()),
        "EnvironmentName    IsDefault\n-----------------  -----------\nAzureCloud         True"
    );
    assert_eq!(table(json!(["a", "bbbbbbbbb"])), "Result\n---------\na\nbbbbbbbbb");
    assert_eq!(table(json!([["a", null], ["b", " c "]])), "Column1    Column2\n---------  ---------\na\nb          c");
    assert_eq!(table(json!([])), "");
    assert_eq!(table(json!([{"id": "x"}])), "");
    assert!(Output::Table.render(&json!([[["a"]]]).into(), false).is_err());
}

#[test]
fn yaml_is_what_pyyaml_writes() {
    let yaml = |value: Value| rendered(Output::Yaml, value).unwrap();
    let want = "environmentName: AzureCloud\nid: '0001'\nisDefault: true\nmanagedByTenants: []\nuser:\n  name: dev@contoso.example\n  type: user";
    assert_eq!(yaml(account()), want);
    assert_eq!(yaml(json!([1, [2, 3], {"b": [{}], "a": null}])), "- 1\n- - 2\n  - 3\n- a: null\n  b:\n  - {}");
    for (text, want) in [
        ("abc", "abc\n..."),
        ("2026-11-21 01:12:22.000000", "'2026-11-21 01:12:22.000000'"),
        ("2.91.0", "2.91.0\n..."),
        ("1e3", "1e3\n..."),
        ("0o7", "0o7\n..."),
        ("1_000", "'1_000'"),
        ("1:30", "'1:30'"),
        ("No", "'No'"),
        ("", "''"),
        ("it's: so", "'it''s: so'"),
        ("- a", "'- a'"),
        ("-a", "-a\n..."),
        ("tökən", "tökən\n..."),
    ] {
        assert_eq!(yaml(json!(text)), want);
    }
    for text in ["a\nb", "\u{7}", &"word ".repeat(20)] {
        assert!(Output::Yaml.render(&json!(text).into(), false).is_err(), "{text}");
    }
}
