//! `!tags` and `!labels`: what the component's own `metadata` says of it.

use std::collections::BTreeMap;

use crate::{
    config::{
        functions::argument,
        nearest::nearest,
        yaml::{Map, Node, Value, print},
    },
    error::{Error, Result},
};

/// The value of function `name`. Texts only, sorted by label; empty when the metadata has none.
pub(super) fn value(metadata: &Node, node: &Node, name: &str) -> Result<Node> {
    match argument::split(node.as_str().unwrap_or_default()).as_slice() {
        words @ [_, ..] if name == "labels" => label(metadata, node, words),
        _ => Ok(all(metadata, node, name)),
    }
}

/// The label of this name, else the default. The empty text is a label, and a default.
fn label(metadata: &Node, node: &Node, words: &[String]) -> Result<Node> {
    let ([name] | [name, _]) = words else {
        return Err(Error::configuration("`!labels` takes the name of a label and a default")
            .at(node.at)
            .help("put quotes around a default with spaces: `!labels name \"a b\"`"));
    };
    let labels = labels(metadata);
    match labels.get(name.as_str()).or_else(|| words.get(1)) {
        Some(text) => Ok(Node::text(node.at, text.as_str())),
        None => Err(missing(node, name, labels.into_keys())),
    }
}

fn missing<'l>(node: &Node, name: &str, labels: impl Iterator<Item = &'l str>) -> Error {
    let error = Error::configuration(format!("the component has no label `{name}`")).at(node.at);
    match nearest(name, labels) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help(format!("add it to `metadata.labels`, or a default: `!labels {name} …`")),
    }
}

fn all(metadata: &Node, node: &Node, name: &str) -> Node {
    let text = |text: &str| Node::text(node.at, text);
    let value = match name {
        "tags" => {
            let tags = metadata.get("tags").and_then(Node::as_list).unwrap_or_default();
            Value::list(tags.iter().filter_map(|tag| print(&tag.value)).map(|tag| text(&tag)).collect())
        }
        "labels.keys" => Value::list(labels(metadata).into_keys().map(text).collect()),
        "labels.values" => Value::list(labels(metadata).into_values().map(|label| text(&label)).collect()),
        _ => {
            let mut map = Map::default();
            for (key, label) in labels(metadata) {
                map.insert(key, node.at, text(&label));
            }
            Value::map(map)
        }
    };
    Node::new(node.at, value)
}

fn labels(metadata: &Node) -> BTreeMap<&str, String> {
    let labels = metadata.get("labels").and_then(Node::as_map).into_iter().flat_map(Map::iter);
    labels.filter_map(|(key, entry)| Some((&**key, print(&entry.node.value)?.into_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use crate::{config::yaml::to_json, stack::fixture::Project};

    fn vars(component: &str) -> String {
        let text = format!("metadata: {{labels: {{z: 1, a: all}}}}\ncomponents: {{terraform: {{c: {component}}}}}");
        to_json(&Project::new(&[("dev.yaml", &text)]).resolve("dev", "c").unwrap().vars).to_string()
    }

    #[test]
    fn they_are_those_of_the_merged_metadata() {
        let functions = "vars: {t: !tags , l: !labels , k: !labels.keys , v: !labels.values }";
        let expected = r#"{"t":["x","2"],"l":{"a":"own","z":"1"},"k":["a","z"],"v":["own","1"]}"#;
        assert_eq!(vars(&format!("{{metadata: {{tags: [x, 2], labels: {{a: own}}}}, {functions}}}")), expected);
        let none = "{metadata: {labels: null}, vars: {t: !tags , l: !labels , k: !labels.keys }}";
        assert_eq!(vars(none), r#"{"t":[],"l":{},"k":[]}"#);
    }

    #[test]
    fn one_label_is_taken_by_its_name_with_a_default() {
        let functions = r#"{a: !labels a, d: !labels none "a b", e: !labels none "", o: !labels empty x}"#;
        let expected = r#"{"a":"all","d":"a b","e":"","o":""}"#;
        assert_eq!(vars(&format!("{{metadata: {{labels: {{empty: ''}}}}, vars: {functions}}}")), expected);
    }

    #[test]
    fn lists_are_merged_by_the_strategy_of_the_component() {
        let text = "components:\n  terraform:\n    base: {metadata: {tags: [t]}, vars: {t: !tags }}\n    \
                    c: {metadata: {inherits: [base]}, settings: {list_merge_strategy: append}, vars: {t: [u]}}\n";
        let vars = Project::new(&[("dev.yaml", text)]).resolve("dev", "c").unwrap().vars;
        assert_eq!(to_json(&vars).to_string(), r#"{"t":["t","u"]}"#);
    }

    #[test]
    fn they_are_merged_with_what_other_layers_say() {
        let text = "components:\n  terraform:\n    base: {metadata: {labels: {a: x}, tags: [t]}, vars: {l: !labels , t: !tags }}\n    \
                    c: {metadata: {inherits: [base]}, vars: {l: {b: y}, t: [u]}}\n";
        let vars = Project::new(&[("dev.yaml", text)]).resolve("dev", "c").unwrap().vars;
        assert_eq!(to_json(&vars).to_string(), r#"{"l":{"a":"x","b":"y"},"t":["u"]}"#);
    }
}
