//! A tree as the text of Terraform's language, formatted as `terraform fmt` does.

use crate::{
    config::yaml::{Map, Node, Value},
    error::{Error, Result},
};

/// Blocks of the top level with the number of their labels. Maps in other blocks are blocks without one.
const LABELLED: [(&str, usize); 8] = [
    ("check", 1),
    ("data", 2),
    ("ephemeral", 2),
    ("module", 1),
    ("output", 1),
    ("provider", 1),
    ("resource", 2),
    ("variable", 1),
];

/// Blocks whose maps are values.
const OF_VALUES: [&str; 5] = ["backend", "locals", "module", "required_providers", "variable"];

/// The only blocks that backends have, those of `remote` and `kubernetes`.
const OF_BACKENDS: [&str; 2] = ["exec", "workspaces"];

/// The text of a file that holds `entries`.
pub(super) fn text(entries: &Map) -> Result<String> {
    let mut out = String::new();
    body(entries, None, 0, &mut out)?;
    Ok(out)
}

/// `name = value` lines, those of a variables' file.
pub(super) fn attributes(entries: &Map) -> Result<String> {
    let mut out = String::new();
    assignments(&sorted(entries), 0, &mut out)?;
    Ok(out)
}

/// Values first, then blocks, each in the order of their names; `within` is the block that they are in.
fn body(entries: &Map, within: Option<&str>, depth: usize, out: &mut String) -> Result<()> {
    let has_values = within.is_some_and(|block| OF_VALUES.contains(&block));
    let is_block = |name: &str| !has_values || within == Some("backend") && OF_BACKENDS.contains(&name);
    let is_value = |(name, node): &(&str, &Node)| node.as_map().is_none() || !is_block(name);
    let (values, blocks): (Vec<_>, Vec<_>) = sorted(entries).into_iter().partition(is_value);
    assignments(&values, depth, out)?;
    for (index, (name, node)) in blocks.iter().enumerate() {
        if index > 0 || !values.is_empty() {
            out.push('\n');
        }
        block(name, node, within.is_none(), depth, out)?;
    }
    Ok(())
}

fn sorted(entries: &Map) -> Vec<(&str, &Node)> {
    let mut sorted: Vec<_> = entries.iter().map(|(key, entry)| (key.as_ref(), &entry.node)).collect();
    sorted.sort_unstable_by_key(|(key, _)| *key);
    sorted
}

fn block(name: &str, node: &Node, is_outermost: bool, depth: usize, out: &mut String) -> Result<()> {
    let labels = match (is_outermost, name) {
        (true, _) => LABELLED.into_iter().find(|(known, _)| *known == name).map_or(0, |(_, labels)| labels),
        (false, "backend") => 1,
        (false, _) => 0,
    };
    labelled(name, &mut Vec::new(), node, labels, depth, out)
}

/// One block for each way through `missing` levels of labels.
fn labelled<'n>(
    name: &str,
    labels: &mut Vec<&'n str>,
    node: &'n Node,
    missing: usize,
    depth: usize,
    out: &mut String,
) -> Result<()> {
    let Some(entries) = node.as_map() else {
        return Err(Error::configuration(format!("`{name}` needs a map below its name")).at(node.at));
    };
    if missing == 0 {
        return with_body(name, labels, entries, depth, out);
    }
    for (index, (label, entry)) in entries.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        labels.push(label);
        labelled(name, labels, &entry.node, missing - 1, depth, out)?;
        labels.pop();
    }
    Ok(())
}

fn with_body(name: &str, labels: &[&str], entries: &Map, depth: usize, out: &mut String) -> Result<()> {
    margin(depth, out);
    out.push_str(name);
    for label in labels {
        out.extend([" ", &quoted(label)]);
    }
    if entries.is_empty() {
        out.push_str(" {}\n");
        return Ok(());
    }
    out.push_str(" {\n");
    body(entries, Some(name), depth + 1, out)?;
    margin(depth, out);
    out.push_str("}\n");
    Ok(())
}

/// `name = value` lines. Names of one line each are as wide as the widest beside them.
fn assignments(values: &[(&str, &Node)], depth: usize, out: &mut String) -> Result<()> {
    let written = values.iter().map(|(name, node)| Ok((key(name), value(node, depth)?)));
    let written = written.collect::<Result<Vec<(String, String)>>>()?;
    for group in written.chunk_by(|(_, left), _| !left.contains('\n')) {
        let aligned = group.iter().filter(|(_, text)| !text.contains('\n'));
        let width = aligned.map(|(name, _)| name.chars().count()).max().unwrap_or_default();
        for (name, text) in group {
            margin(depth, out);
            let width = if text.contains('\n') { 0 } else { width };
            out.extend([format!("{name:width$} = "), text.clone(), "\n".to_owned()]);
        }
    }
    Ok(())
}

fn value(node: &Node, depth: usize) -> Result<String> {
    if let Some(tag) = node.tag.as_deref().filter(|tag| !matches!(*tag, "append" | "literal")) {
        return Err(Error::configuration(format!("`!{tag}` cannot be evaluated here")).at(node.at));
    }
    Ok(match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Int(value) => value.to_string(),
        Value::Float(value) if value.is_finite() => value.to_string(),
        Value::Float(value) => {
            return Err(Error::configuration(format!("Terraform has no number `{value}`")).at(node.at));
        }
        Value::Str(text) | Value::Time(text) => quoted(text),
        Value::List(items) => {
            let items = items.iter().map(|item| value(item, depth)).collect::<Result<Vec<_>>>()?;
            format!("[{}]", items.join(", "))
        }
        Value::Map(map) if map.is_empty() => "{}".to_owned(),
        Value::Map(map) => object(map, depth)?,
    })
}

fn object(map: &Map, depth: usize) -> Result<String> {
    let mut out = "{\n".to_owned();
    assignments(&sorted(map), depth + 1, &mut out)?;
    margin(depth, &mut out);
    out.push('}');
    Ok(out)
}

/// A name as it is, or in quotes where Terraform would read something else.
fn key(name: &str) -> String {
    let is_letter = |character: char| character.is_ascii_alphabetic() || character == '_';
    let is_plain = name.starts_with(is_letter)
        && name.chars().all(|character| is_letter(character) || character.is_ascii_digit() || character == '-');
    if is_plain { name.to_owned() } else { quoted(name) }
}

/// A text that is no template.
fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '$' | '%' if rest.peek() == Some(&'{') => out.extend([character, character]),
            control if control.is_control() => out.extend([format!("\\u{:04x}", u32::from(control))]),
            character => out.push(character),
        }
    }
    out.push('"');
    out
}

fn margin(depth: usize, out: &mut String) {
    out.push_str(&"  ".repeat(depth));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terraform::fixture::node;

    fn written(json: &str) -> String {
        text(node(json).as_map().unwrap()).unwrap()
    }

    #[test]
    fn maps_are_blocks_and_in_locals_they_are_values() {
        let json = r#"{"locals": {"tags": {"ManagedBy": "Atmos", "Component": "vpc"}, "environment": "prod", "n": 3, "azs": ["a", 1, null], "on": true}}"#;
        let want = "locals {\n  azs         = [\"a\", 1, null]\n  environment = \"prod\"\n  n           = 3\n  on          = true\n  tags = {\n    Component = \"vpc\"\n    ManagedBy = \"Atmos\"\n  }\n}\n";
        assert_eq!(written(json), want);
    }

    #[test]
    fn blocks_have_their_labels() {
        let json = r#"{"provider": {"azurerm": {"features": {}, "use_cli": true}}, "resource": {"null_resource": {"a": {}, "b": {"lifecycle": {"prevent_destroy": true}}}},
            "terraform": {"backend": {"local": {"path": "x"}}, "required_providers": {"azurerm": {"source": "hashicorp/azurerm"}}}, "variable": {"x": {"default": {"a": 1}}}}"#;
        let want = "provider \"azurerm\" {\n  use_cli = true\n\n  features {}\n}\n\nresource \"null_resource\" \"a\" {}\n\nresource \"null_resource\" \"b\" {\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n\n\
                    terraform {\n  backend \"local\" {\n    path = \"x\"\n  }\n\n  required_providers {\n    azurerm = {\n      source = \"hashicorp/azurerm\"\n    }\n  }\n}\n\nvariable \"x\" {\n  default = {\n    a = 1\n  }\n}\n";
        assert_eq!(written(json), want);
    }

    #[test]
    fn maps_of_a_backend_are_values_except_its_blocks() {
        let json = r#"{"terraform": {"backend": {"remote": {"workspaces": {"name": "x"}}}}}"#;
        let want = "terraform {\n  backend \"remote\" {\n    workspaces {\n      name = \"x\"\n    }\n  }\n}\n";
        assert_eq!(written(json), want);
        let json = r#"{"terraform": {"backend": {"s3": {"assume_role": {"role_arn": "x"}}}}}"#;
        let want = "terraform {\n  backend \"s3\" {\n    assume_role = {\n      role_arn = \"x\"\n    }\n  }\n}\n";
        assert_eq!(written(json), want);
    }

    #[test]
    fn texts_are_no_templates_of_terraform() {
        let json = r#"{"a": "${x} %{y} $5 \"q\" \\ \n", "1b": "é"}"#;
        assert_eq!(written(json), "\"1b\" = \"é\"\na    = \"$${x} %%{y} $5 \\\"q\\\" \\\\ \\n\"\n");
    }

    #[test]
    fn what_is_written_can_be_read() {
        let text = written(r#"{"locals": {"a": {"b c": [1.5, {"d": false}]}, "e": "x\ty"}}"#);
        assert!(hcl::parse(&text).is_ok(), "{text}");
    }
}
