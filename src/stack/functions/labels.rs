//! `!tags` and `!labels`: what the component's own `metadata` says of it.

use std::{collections::BTreeMap, sync::Arc};

use crate::config::yaml::{Map, Node, Value, print};

/// The value of function `name`. Texts only, sorted by label; empty when the metadata has none.
pub(super) fn value(metadata: &Node, node: &Node, name: &str) -> Node {
    let text = |text: &str| Node::new(node.at, Value::Str(text.into()));
    let list = |items: Vec<Node>| Value::List(Arc::new(items));
    let value = match name {
        "tags" => {
            let tags = metadata.get("tags").and_then(Node::as_list).unwrap_or_default();
            list(tags.iter().filter_map(|tag| print(&tag.value)).map(|tag| text(&tag)).collect())
        }
        "labels.keys" => list(labels(metadata).into_keys().map(text).collect()),
        "labels.values" => list(labels(metadata).into_values().map(|label| text(&label)).collect()),
        _ => {
            let mut map = Map::default();
            for (key, label) in labels(metadata) {
                map.insert(key, node.at, text(&label));
            }
            Value::Map(Arc::new(map))
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
    fn they_are_merged_with_what_other_layers_say() {
        let text = "components:\n  terraform:\n    base: {metadata: {labels: {a: x}, tags: [t]}, vars: {l: !labels , t: !tags }}\n    \
                    c: {metadata: {inherits: [base]}, vars: {l: {b: y}, t: [u]}}\n";
        let vars = Project::new(&[("dev.yaml", text)]).resolve("dev", "c").unwrap().vars;
        assert_eq!(to_json(&vars).to_string(), r#"{"l":{"a":"x","b":"y"},"t":["u"]}"#);
    }
}
