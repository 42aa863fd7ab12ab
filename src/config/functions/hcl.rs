//! Files in Terraform's language, as values: `!include dev.tfvars`.

use hcl::{
    Body, Structure, Value as Hcl,
    eval::{Context, Evaluate as _},
};

use crate::{
    config::yaml::{Map, Node, Place, Value},
    error::{Error, Result},
};

/// The parser recurses, so deeper texts are not given to it.
const DEPTH_LIMIT: usize = 128;

/// The attributes and blocks of `text`, all written at `at`. `shown` is the file's path.
pub(super) fn read(at: Place, shown: &str, text: &str) -> Result<Node> {
    if depth(text) > DEPTH_LIMIT {
        return Err(Error::configuration(format!("`{shown}` is nested too deeply")));
    }
    let body = hcl::parse(text).map_err(|error| unreadable(shown, &error))?;
    map(at, shown, body)
}

fn map(at: Place, shown: &str, body: Body) -> Result<Node> {
    let mut map = Map::default();
    for structure in body {
        match structure {
            Structure::Attribute(attribute) => {
                let value = attribute.expr.evaluate(&Context::new()).map_err(|error| {
                    let message = format!("{shown}: `{}` is no plain value", attribute.key.as_str());
                    Error::configuration(message).because(first_line(&error.to_string()))
                })?;
                map.insert(attribute.key.as_str(), at, from_hcl(at, &value));
            }
            Structure::Block(block) => {
                let inner = map_of_labels(at, &block.labels, self::map(at, shown, block.body)?);
                map.insert(block.identifier.as_str(), at, inner);
            }
        }
    }
    Ok(Node::map(at, map))
}

fn map_of_labels(at: Place, labels: &[hcl::BlockLabel], inner: Node) -> Node {
    labels.iter().rev().fold(inner, |inner, label| {
        let mut map = Map::default();
        map.insert(label.as_str(), at, inner);
        Node::map(at, map)
    })
}

fn from_hcl(at: Place, value: &Hcl) -> Node {
    let value = match value {
        Hcl::Null => Value::Null,
        Hcl::Bool(value) => Value::Bool(*value),
        Hcl::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(number), _) => Value::Int(number.into()),
            (_, Some(number)) => Value::Int(number.into()),
            _ => Value::Float(number.as_f64().unwrap_or_default()),
        },
        Hcl::Array(items) => Value::list(items.iter().map(|item| from_hcl(at, item)).collect()),
        Hcl::Object(entries) => {
            let mut map = Map::default();
            for (key, entry) in entries {
                map.insert(key.as_str(), at, from_hcl(at, entry));
            }
            Value::map(map)
        }
        Hcl::String(text) => Value::text(text.as_str()),
    };
    Node::new(at, value)
}

fn depth(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => open += 1,
            b')' | b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

fn unreadable(shown: &str, error: &hcl::Error) -> Error {
    match error {
        hcl::Error::Parse(error) => {
            let (line, column) = (error.location().line(), error.location().column());
            Error::configuration(format!("{shown}:{line}:{column}: {}", first_line(error.message())))
        }
        other => Error::configuration(format!("cannot read `{shown}`")).because(first_line(&other.to_string())),
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
