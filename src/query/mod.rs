//! The part of yq's language that scripts use to take a value out of a tree.

mod evaluate;
mod function;
mod operation;
mod order;
mod parse;

pub(crate) use order::{compare, in_order};

use crate::{
    config::yaml::{Node, Value},
    error::{Error, Result},
};

/// A step from values to values.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// `.`
    Itself,
    /// `.name`, `["name"]`
    Key(String),
    /// `[0]`, `[-1]`
    Index(i64),
    /// `[]`
    Each,
    /// `..`
    Deep,
    /// A text, number, boolean or null.
    Literal(Value),
    /// `[a, b]`
    Collect(Option<Box<Step>>),
    /// `{"a": b}`
    Build(Vec<(Step, Step)>),
    /// `keys`, `length`, `select(…)`, …
    Call(String, Vec<Step>),
    /// One step behind the other, with or without a `|`.
    Pipe(Box<Step>, Box<Step>),
    /// `a == b`, `a // b`, `a, b`, …
    Binary(Box<Step>, Operator, Box<Step>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Alternative,
    And,
    Or,
    Comma,
    Add,
}

/// What `query` selects of `tree`: one value, a list of several, or null.
pub(crate) fn select(tree: &Node, query: &str) -> Result<Node> {
    let wrong = |problem: String| {
        Error::usage(format!("cannot read the query `{query}`"))
            .because(problem)
            .help("write paths such as `.vars.tags[0]`, `keys`, `length`, `select(.enabled == true)`, `//` and `|`")
    };
    let step = parse::parse(query).map_err(wrong)?;
    let mut found = evaluate::evaluate(&step, tree)
        .map_err(|problem| Error::configuration(format!("cannot evaluate the query `{query}`")).because(problem))?;
    Ok(match found.len() {
        0 => Node::new(tree.at, Value::Null),
        1 => found.swap_remove(0),
        _ => Node::list(tree.at, found),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::yaml::{parse, to_json};

    fn selected(query: &str) -> String {
        let text =
            "a: {b: [1, 2, {c: x}], n: null, 'd-e': f}\nl: [{name: x, on: true, n: 1}, {name: y, on: false, n: 2}]\n";
        let tree = parse(std::path::Path::new("a.yaml"), text).unwrap();
        select(&tree, query).map_or_else(|error| error.to_string(), |node| to_json(&node).to_string())
    }

    #[test]
    fn values_are_selected_as_yq_selects_them() {
        for (query, want) in [
            (".a.b[0]", "1"),
            (".a.b[-1].c", "\"x\""),
            (".a[\"d-e\"]", "\"f\""),
            (".a.\"d-e\"", "\"f\""),
            (".a.d-e", "\"f\""),
            (".a.b[]", "[1,2,{\"c\":\"x\"}]"),
            (".a | keys", "[\"b\",\"d-e\",\"n\"]"),
            (".a.b | length", "3"),
            (".none.x", "null"),
            (".a.n // \"default\"", "\"default\""),
            (".l[] | select(.on == true) | .name", "\"x\""),
            (".l[] | select(.n >= 2).name", "\"y\""),
            ("[.l[] | select(.on == true or .n > 1) | .name]", "[\"x\",\"y\"]"),
            (".l | map(.name)", "[\"x\",\"y\"]"),
            (".l[0] | has(\"name\")", "true"),
            (".l[0] | to_entries | .[0]", "{\"key\":\"n\",\"value\":1}"),
            ("{\"n\": .l[0].name}", "{\"n\":\"x\"}"),
            (".l[0].name + \"-\" + .l[1].name", "\"x-y\""),
            (".l[].name | select(test(\"^y\"))", "\"y\""),
            (".a.b[0] != 1 | not", "true"),
            (".l | map(.n) | join(\"-\")", "\"1-2\""),
            ("[.. | select(. == \"x\")] | length", "2"),
            (".l.1.name", "\"y\""),
            (".l | sort_by(.name) | reverse | .[0].name", "\"y\""),
            (".l | group_by(.on) | length", "2"),
            (".l | unique_by(.on) | length", "2"),
            (".l | filter(.n > 1) | map(.name)", "[\"y\"]"),
            ("[.l[].on] | any", "true"),
            ("[.l[].on] | all", "false"),
            ("[[1, [2]], 3] | flatten", "[1,2,3]"),
            (".l[0].name + \"-z\" | split(\"-\") | .[1] | upcase", "\"Z\""),
        ] {
            assert_eq!(selected(query), want, "{query}");
        }
    }

    #[test]
    fn what_is_not_known_is_named() {
        assert!(selected(".a | frobnicate").contains("`frobnicate` is not known"));
        assert!(selected(".a[").starts_with("error: cannot read the query `.a[`\n  caused by: "));
        assert!(selected(".a.b + .a").starts_with("error: cannot evaluate the query"));
    }
}
