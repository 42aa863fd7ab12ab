//! `--query`: the plain paths of `JMESPath` (`accessToken`, `[0].id`, `[].user.name`).

use serde_json::Value;

/// Where to go from a value; empty stays where it is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Path(Vec<Step>);

#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// `name` or `"azure-cli"`
    Field(String),
    /// `[0]`, `[-1]`
    Index(isize),
    /// `[*]`: the rest is done with each item.
    Each,
    /// `[]`: the same, after lists in the list were opened.
    Flat,
}

impl Path {
    /// Reads a path; `None` when the text is more than that.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut rest = text.trim();
        let mut steps = Vec::new();
        if rest == "@" {
            return Some(Self(steps));
        }
        while !rest.is_empty() {
            let (step, after) = if rest.starts_with('[') {
                bracket(rest)?
            } else if steps.is_empty() {
                field(rest)?
            } else {
                field(rest.strip_prefix('.')?)?
            };
            steps.push(step);
            rest = after;
        }
        (!steps.is_empty()).then_some(Self(steps))
    }

    /// What lies at the path in `value`; null when nothing does.
    pub(super) fn search(&self, value: Value) -> Value {
        search(&self.0, value)
    }
}

fn bracket(text: &str) -> Option<(Step, &str)> {
    let (inside, after) = text.strip_prefix('[')?.split_once(']')?;
    let step = match inside {
        "" => Step::Flat,
        "*" => Step::Each,
        _ => Step::Index(inside.parse().ok()?),
    };
    Some((step, after))
}

fn field(text: &str) -> Option<(Step, &str)> {
    if let Some(quoted) = text.strip_prefix('"') {
        let (name, after) = quoted.split_once('"')?;
        return (!name.is_empty() && !name.contains('\\')).then(|| (Step::Field(name.to_owned()), after));
    }
    let end = text.find(|character: char| !(character.is_ascii_alphanumeric() || character == '_'));
    let (name, after) = text.split_at(end.unwrap_or(text.len()));
    let starts_well = name.starts_with(|first: char| !first.is_ascii_digit());
    starts_well.then(|| (Step::Field(name.to_owned()), after))
}

fn search(steps: &[Step], value: Value) -> Value {
    // `[]` works on the whole list that the steps before it made, so the last one comes first here.
    if let Some(flat) = steps.iter().rposition(|step| *step == Step::Flat) {
        return match search(&steps[..flat], value) {
            Value::Array(items) => each(items.into_iter().flat_map(opened), &steps[flat + 1..]),
            _ => Value::Null,
        };
    }
    match (steps.split_first(), value) {
        (None, value) => value,
        (Some((Step::Field(name), rest)), Value::Object(mut fields)) => {
            search(rest, fields.remove(name).unwrap_or(Value::Null))
        }
        (Some((Step::Index(index), rest)), Value::Array(mut items)) => match position(*index, items.len()) {
            Some(position) => search(rest, items.swap_remove(position)),
            None => Value::Null,
        },
        (Some((Step::Each, rest)), Value::Array(items)) => each(items.into_iter(), rest),
        _ => Value::Null,
    }
}

/// A list leaves out what is not there.
fn each(items: impl Iterator<Item = Value>, steps: &[Step]) -> Value {
    items.map(|item| search(steps, item)).filter(|found| !found.is_null()).collect()
}

fn opened(item: Value) -> Vec<Value> {
    match item {
        Value::Array(items) => items,
        other => vec![other],
    }
}

/// A negative index counts from the end.
fn position(index: isize, length: usize) -> Option<usize> {
    let position = if index < 0 { length.checked_sub(index.unsigned_abs())? } else { index.unsigned_abs() };
    (position < length).then_some(position)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn find(path: &str, value: &Value) -> Value {
        Path::parse(path).expect("it is a path").search(value.clone())
    }

    #[test]
    fn paths_find_what_jmespath_finds() {
        let list = json!([
            {"id": "1", "user": {"name": "a"}, "by": [{"t": "x"}], "azure-cli": "2"},
            {"id": "2", "user": {"name": "b"}, "by": []},
        ]);
        for (path, want) in [
            ("[0].id", json!("1")),
            ("[-1].id", json!("2")),
            ("[2].id", Value::Null),
            ("[-3]", Value::Null),
            ("[].id", json!(["1", "2"])),
            ("[*].user.name", json!(["a", "b"])),
            ("[].missing", json!([])),
            ("[].by[]", json!([{"t": "x"}])),
            ("[].by", json!([[{"t": "x"}], []])),
            ("[*].by[*].t", json!([["x"], []])),
            ("[0].\"azure-cli\"", json!("2")),
            ("id", Value::Null),
            ("[0].id.deeper", Value::Null),
            ("@", list.clone()),
        ] {
            assert_eq!(find(path, &list), want, "{path}");
        }
    }

    #[test]
    fn more_than_a_path_is_not_read() {
        for text in
            ["", "[?isDefault].id", "{a:b}", "[id,name]", "a | b", "length(@)", "[0:2]", "a..b", ".a", "a.", "0a"]
        {
            assert_eq!(Path::parse(text), None, "{text}");
        }
    }
}
