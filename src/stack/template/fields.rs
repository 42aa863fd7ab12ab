//! Texts with fields: `{{ .vars.tenant }}-{{ .vars.stage }}` and `{tenant}-{stage}`.
//!
//! This is the part of Go's templates that nearly every project's `name_template` stays within; what
//! goes beyond it is refused by name.

use std::borrow::Cow;

use crate::config::yaml::{Node, Value, print, print_time};

/// A text whose fields are filled in from a component's sections.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Template {
    parts: Vec<Part>,
    /// Whether fields must be texts, as in name patterns; templates print numbers too.
    only_texts: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    Text(String),
    /// A path of keys that starts with the section's name.
    Field(Vec<String>),
}

impl Template {
    /// Reads a Go template; refuses with the first action that is more than a plain field.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let (action, after) = after.split_once("}}").ok_or_else(|| format!("{{{{{after}"))?;
            let (trims_before, action) = trim_marker(action, str::strip_prefix);
            let (trims_after, inner) = trim_marker(action, str::strip_suffix);
            parts.push(Part::Text(if trims_before { before.trim_end() } else { before }.to_owned()));
            parts.push(Part::Field(field(inner).ok_or_else(|| format!("{{{{{action}}}}}"))?));
            rest = if trims_after { after.trim_start() } else { after };
        }
        parts.push(Part::Text(rest.to_owned()));
        parts.retain(|part| *part != Part::Text(String::new()));
        Ok(Self { parts, only_texts: false })
    }

    /// Reads a name pattern. Like Atmos it takes the pattern apart at `-` and knows four fields;
    /// everything else is left out.
    pub(crate) fn of_pattern(pattern: &str) -> Self {
        let mut parts = Vec::new();
        for token in pattern.split('-') {
            let name = token.strip_prefix('{').and_then(|token| token.strip_suffix('}'));
            if let Some(name @ ("namespace" | "tenant" | "environment" | "stage")) = name {
                if !parts.is_empty() {
                    parts.push(Part::Text("-".to_owned()));
                }
                parts.push(Part::Field(vec!["vars".to_owned(), name.to_owned()]));
            }
        }
        Self { parts, only_texts: true }
    }

    pub(crate) fn fields(&self) -> impl Iterator<Item = &[String]> {
        self.parts.iter().filter_map(|part| match part {
            Part::Field(path) => Some(path.as_slice()),
            Part::Text(_) => None,
        })
    }

    /// The text, when every field has a value.
    pub(crate) fn render(&self, value: impl Fn(&[String]) -> Option<Node>) -> Option<String> {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Text(literal) => text.push_str(literal),
                Part::Field(path) => text.push_str(&self.print(&value(path)?)?),
            }
        }
        Some(text).filter(|text| !text.is_empty())
    }

    /// Whether this can become `text` when each field has one of its possible values.
    pub(crate) fn may_be<'v>(&self, text: &str, values: &impl Fn(&[String]) -> Vec<&'v Node>) -> bool {
        self.matches(&self.parts, text, values)
    }

    fn matches<'v>(&self, parts: &[Part], text: &str, values: &impl Fn(&[String]) -> Vec<&'v Node>) -> bool {
        let Some((part, rest)) = parts.split_first() else { return text.is_empty() };
        match part {
            Part::Text(literal) => {
                text.strip_prefix(literal.as_str()).is_some_and(|text| self.matches(rest, text, values))
            }
            Part::Field(path) => values(path).into_iter().any(|value| {
                let printed = self.print(value);
                let text = printed.as_deref().and_then(|printed| text.strip_prefix(printed));
                text.is_some_and(|text| self.matches(rest, text, values))
            }),
        }
    }

    fn print<'n>(&self, node: &'n Node) -> Option<Cow<'n, str>> {
        let is_text = matches!(node.value, Value::Str(_));
        if node.tag.is_some() || (self.only_texts && !is_text) {
            return None;
        }
        if let Value::Time(written) = &node.value {
            return Some(Cow::Owned(print_time(written)));
        }
        print(&node.value).filter(|text| !self.only_texts || !text.is_empty())
    }
}

type Strip = for<'t> fn(&'t str, char) -> Option<&'t str>;

/// `{{-` and `-}}` take the white space before or after away.
fn trim_marker(action: &str, strip: Strip) -> (bool, &str) {
    match strip(action, '-') {
        Some(inner) if strip(inner, ' ').is_some() => (true, inner),
        _ => (false, action),
    }
}

/// The path in ` .vars.stage `.
fn field(action: &str) -> Option<Vec<String>> {
    let path: Vec<String> = action.trim().strip_prefix('.')?.split('.').map(ToOwned::to_owned).collect();
    let is_name = |name: &String| {
        !name.is_empty() && name.chars().all(|c| c == '_' || c.is_alphanumeric()) && !name.starts_with(char::is_numeric)
    };
    path.iter().all(is_name).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::yaml::parse;

    fn rendered(template: &Template, sections: &str) -> Option<String> {
        let sections = parse(std::path::Path::new("a.yaml"), sections).unwrap();
        template.render(|path| path.iter().try_fold(&sections, |node, key| node.get(key)).cloned())
    }

    #[test]
    fn plain_fields_are_filled_in_however_they_are_spaced() {
        let template = Template::parse("{{.vars.tenant}}-{{ .vars.stage }}-x{{- .settings.a.b -}} y").unwrap();
        let sections = "vars: {tenant: t, stage: 1}\nsettings: {a: {b: true}}";
        assert_eq!(rendered(&template, sections).as_deref(), Some("t-1-xtruey"));
    }

    #[test]
    fn a_missing_field_leaves_no_name() {
        let template = Template::parse("{{ .vars.tenant }}-{{ .vars.stage }}").unwrap();
        assert_eq!(rendered(&template, "vars: {tenant: t}"), None);
        assert_eq!(rendered(&template, "vars: {tenant: t, stage: null}"), None);
        assert_eq!(rendered(&template, "vars: {tenant: t, stage: {a: b}}"), None);
    }

    #[test]
    fn more_than_a_plain_field_is_refused_with_the_action() {
        for action in ["{{ if .vars.x }}", "{{ .vars.x | upper }}", "{{ printf \"%s\" .vars.x }}", "{{ . }}"] {
            assert_eq!(Template::parse(&format!("a{action}b")).unwrap_err(), action);
        }
        assert_eq!(Template::parse("{{ .vars.x").unwrap_err(), "{{ .vars.x");
    }

    #[test]
    fn a_pattern_knows_its_fields_and_needs_texts() {
        let template = Template::of_pattern("{namespace}-{tenant}-{other}-{stage}");
        assert_eq!(rendered(&template, "vars: {namespace: n, tenant: t, stage: s}").as_deref(), Some("n-t-s"));
        assert_eq!(rendered(&template, "vars: {namespace: n, tenant: t, stage: 5}"), None);
        assert_eq!(rendered(&template, "vars: {namespace: n, tenant: '', stage: s}"), None);
    }

    #[test]
    fn possible_values_decide_whether_a_text_may_be_meant() {
        let template = Template::parse("{{ .vars.a }}-{{ .vars.b }}").unwrap();
        let nodes = parse(std::path::Path::new("a.yaml"), "a: [x, x-y]\nb: [z, 1]").unwrap();
        let values = |path: &[String]| nodes.get(&path[1]).and_then(Node::as_list).unwrap().iter().collect();
        for (text, expected) in [("x-z", true), ("x-y-1", true), ("x-y", false), ("x-z-1", false), ("", false)] {
            assert_eq!(template.may_be(text, &values), expected, "{text}");
        }
    }
}
