//! YAML functions in the sections of the component that was asked for.
//!
//! What is not built yet is refused with its place, so that it never reaches Terraform as a text.

mod labels;
mod literal;

use std::{cell::RefCell, ffi::OsStr, sync::Arc};

use super::{include, library::Library};
use crate::{
    config::{
        fields::list,
        functions::{argument, exec, folder, git, json, random},
        nearest::nearest,
        yaml::{ListMerge, Map, Node, Value, merge_all, print},
    },
    error::{Error, Result},
};

/// Evaluates the functions of one component.
pub(crate) struct Functions<'a> {
    library: &'a Library<'a>,
    /// The component's `env` as written; `!env` looks there first.
    env: &'a Node,
    /// The component's `metadata`, for `!tags` and `!labels`.
    metadata: &'a Node,
    /// The component's `list_merge_strategy`.
    lists: ListMerge,
    /// The variables being evaluated, so that `A: !env A` means the one outside.
    open: RefCell<Vec<Arc<str>>>,
    /// Whether what needs a cloud stays as it is.
    is_offline: bool,
}

/// All functions but includes, which are read with their file. A text that starts with one is a
/// call of it, as in Atmos, where a template can make one.
pub(crate) const NAMES: [&str; 34] = [
    "env",
    "exec",
    "template",
    "repo-root",
    "git.root",
    "git.sha",
    "git.branch",
    "git.ref",
    "git.repository",
    "git.owner",
    "git.name",
    "git.host",
    "git.url",
    "cwd",
    "random",
    "terraform.output",
    "terraform.state",
    "store",
    "store.get",
    "secret",
    "emulator",
    "tags",
    "labels",
    "labels.keys",
    "labels.values",
    "version",
    "cel",
    "aws.account_id",
    "aws.caller_identity_arn",
    "aws.caller_identity_user_id",
    "aws.region",
    "aws.organization_id",
    "unset",
    "literal",
];

/// Tags that mean something where they are written, but make no call of a text.
const WRITTEN: [&str; 3] = ["append", "include", "include.raw"];

/// The error of a tag that is no function's.
pub(crate) fn unknown(node: &Node) -> Option<Error> {
    let tag = node.tag.as_deref()?;
    if NAMES.contains(&tag) || WRITTEN.contains(&tag) || tag == "deferred" {
        return None;
    }
    let error = Error::configuration(format!("there is no function `!{tag}`")).at(node.at);
    Some(match nearest(tag, NAMES.into_iter().chain(WRITTEN)) {
        Some(near) => error.help(format!("did you mean `!{near}`?")),
        None => error.help(format!("quote the text, or use one of {}", list(NAMES.into_iter().chain(WRITTEN)))),
    })
}

impl<'a> Functions<'a> {
    pub(crate) fn new(library: &'a Library<'a>, env: &'a Node, metadata: &'a Node, lists: ListMerge) -> Self {
        Self { library, env, metadata, lists, open: RefCell::default(), is_offline: false }
    }

    /// `node` with everything evaluated that needs no cloud; the rest stays as it is.
    pub(crate) fn evaluate_offline(library: &Library<'_>, node: &Node) -> Result<Node> {
        let nothing = Node::empty_map(node.at);
        let lists = library.config.list_merge;
        Functions { is_offline: true, ..Functions::new(library, &nothing, &nothing, lists) }.evaluate(node)
    }

    /// The component's `env` with everything evaluated.
    pub(crate) fn evaluate_env(&self) -> Result<Node> {
        if self.library.keeps_functions.get() {
            return Ok(self.env.clone());
        }
        let Some(map) = self.env.as_map() else { return Ok(self.env.clone()) };
        evaluate_map(self.env, map, |key, node| self.evaluate_variable(key, node))
    }

    /// `node` with everything evaluated.
    pub(crate) fn evaluate(&self, node: &Node) -> Result<Node> {
        if self.library.keeps_functions.get() || !holds_calls(node) {
            return Ok(node.clone());
        }
        match node.tag.as_deref() {
            Some(tag) => self.call(tag, node),
            None => self.evaluate_plain(node),
        }
    }

    fn evaluate_plain(&self, node: &Node) -> Result<Node> {
        match &node.value {
            Value::Str(text) => match written_call(node, text) {
                Some(call) => self.evaluate(&call),
                None => Ok(node.clone()),
            },
            Value::List(list) => {
                let kept = list.iter().filter(|item| !is_unset(item));
                let items = kept.map(|item| self.evaluate(item)).collect::<Result<Vec<_>>>()?;
                Ok(Node::new(node.at, Value::List(Arc::new(items))))
            }
            Value::Map(map) => evaluate_map(node, map, |_, child| self.evaluate(child)),
            _ => Ok(node.clone()),
        }
    }

    fn call(&self, tag: &str, node: &Node) -> Result<Node> {
        if self.library.config.skipped_functions.iter().any(|name| name == tag) {
            return Ok(node.clone());
        }
        let env = self.library.env;
        let text = |text: String| Ok(Node::new(node.at, Value::Str(text.into())));
        match tag {
            "env" => text(self.variable(node)?),
            "literal" => Ok(literal::value(node)),
            "append" => self.evaluate_plain(&Node { tag: None, ..node.clone() }),
            "deferred" => self.merge_deferred(node),
            // A list or map is the value already.
            "template" if node.as_str().is_none() => self.evaluate_plain(&Node { tag: None, ..node.clone() }),
            "template" => Ok(json::decoded(node, node.as_str().unwrap_or_default())),
            // A text that says what it is, and breaks nothing that it is rendered into.
            "exec" if self.library.looks_only.get() => text("!exec".to_owned()),
            "exec" if !self.library.config.exec_allowed => Err(exec::refusal(node)),
            "exec" => exec::output(env, node).map(|output| json::decoded(node, &output)),
            "random" => random::number(node),
            "cwd" => text(folder::working(env, node.as_str().unwrap_or_default().trim())),
            "git.sha" | "git.branch" | "git.ref" | "git.repository" | "git.owner" | "git.name" | "git.host"
            | "git.url" => text(git::value(&env.directory, node)?),
            "repo-root" | "git.root" => text(folder::repository(env, node)?),
            "tags" | "labels" | "labels.keys" | "labels.values" => labels::value(self.metadata, node, tag),
            _ if self.is_offline => Ok(node.clone()),
            _ => Err(include::explain(self.library, node)),
        }
    }

    /// A function and what stands above or below it: evaluated first, merged then.
    fn merge_deferred(&self, node: &Node) -> Result<Node> {
        let layers = node.as_list().unwrap_or_default().iter().map(|layer| self.evaluate(layer));
        let layers = layers.collect::<Result<Vec<_>>>()?;
        let merged = merge_all(&layers, self.lists);
        Ok(merged.unwrap_or_else(|| Node::new(node.at, Value::Null)))
    }

    /// The component's variable, else this process's, else the default, else nothing.
    fn variable(&self, node: &Node) -> Result<String> {
        let words = argument::split(node.as_str().unwrap_or_default());
        let ([name] | [name, _]) = words.as_slice() else {
            return Err(Error::configuration("`!env` takes the name of a variable and a default")
                .at(node.at)
                .help("put quotes around a default with spaces: `!env NAME \"a b\"`"));
        };
        let is_open = self.open.borrow().iter().any(|open| **open == **name);
        if !is_open
            && let Some((key, entry)) = self.env.as_map().and_then(|map| map.iter().find(|(key, _)| ***key == **name))
        {
            let value = self.evaluate_variable(key, &entry.node)?;
            if let Some(text) = print(&value.value) {
                return Ok(text.into_owned());
            }
        }
        let outside = self.library.env.variables.get(OsStr::new(name)).and_then(|value| value.to_str());
        Ok(outside.map_or_else(|| words.get(1).cloned().unwrap_or_default(), ToOwned::to_owned))
    }

    fn evaluate_variable(&self, name: &Arc<str>, node: &Node) -> Result<Node> {
        self.open.borrow_mut().push(Arc::clone(name));
        let evaluated = self.evaluate(node);
        self.open.borrow_mut().pop();
        evaluated
    }
}

/// Refuses a tag that names no function, wherever it stands in a manifest.
pub(crate) fn refuse_unknown(node: &Node) -> Result<()> {
    if let Some(error) = unknown(node) {
        return Err(error);
    }
    match &node.value {
        Value::List(list) => list.iter().try_for_each(refuse_unknown),
        Value::Map(map) => map.iter().try_for_each(|(_, entry)| refuse_unknown(&entry.node)),
        _ => Ok(()),
    }
}

/// The call that a plain text is, such as `!env HOME`.
fn written_call(node: &Node, text: &str) -> Option<Node> {
    let call = text.strip_prefix('!')?;
    let (name, argument) = call.split_once(' ').unwrap_or((call, ""));
    let tag = NAMES.contains(&name).then(|| Arc::from(name))?;
    Some(Node { tag: Some(tag), value: Value::Str(argument.into()), at: node.at })
}

/// Whether something is to be evaluated, so that most trees can be shared as they are.
fn holds_calls(node: &Node) -> bool {
    node.tag.is_some()
        || match &node.value {
            Value::Str(text) => text.starts_with('!'),
            Value::List(list) => list.iter().any(holds_calls),
            Value::Map(map) => map.iter().any(|(_, entry)| holds_calls(&entry.node)),
            _ => false,
        }
}

fn evaluate_map(node: &Node, map: &Map, evaluate: impl Fn(&Arc<str>, &Node) -> Result<Node>) -> Result<Node> {
    let mut evaluated = Map::default();
    for (key, entry) in map.iter().filter(|(_, entry)| !is_unset(&entry.node)) {
        evaluated.insert(Arc::clone(key), entry.key_at, evaluate(key, &entry.node)?);
    }
    Ok(Node::new(node.at, Value::Map(Arc::new(evaluated))))
}

fn is_unset(node: &Node) -> bool {
    node.tag.as_deref() == Some("unset")
}

#[cfg(test)]
mod tests {
    use crate::{
        config::yaml::to_json,
        stack::fixture::{Project, text_at},
    };

    fn project(component: &str) -> Project {
        let text = format!("components:\n  terraform:\n    good: {{}}\n    c:\n      {component}\n");
        Project::new(&[("dev.yaml", &text)])
    }

    #[test]
    fn env_looks_in_the_component_then_in_the_process_then_at_the_default() {
        let mut project = project(
            "{env: {A: a, N: null, S: !env S, B: !env A}, vars: {a: !env A x, b: !env B, s: !env S, n: !env N x, d: !env 'D \"d d\"', e: !env E}}",
        );
        project.variables = &[("A", "outside"), ("S", "outside")];
        let component = project.resolve("dev", "c").unwrap();
        let expected = r#"{"a":"a","b":"a","s":"outside","n":"x","d":"d d","e":""}"#;
        assert_eq!(to_json(&component.vars).to_string(), expected);
        assert_eq!(text_at(&component.env, &["S"]).as_deref(), Some("outside"));
    }

    #[test]
    fn variables_that_name_each_other_end() {
        let component = project("{env: {A: !env B, B: !env A}}").resolve("dev", "c").unwrap();
        assert_eq!(text_at(&component.env, &["A"]).as_deref(), Some(""));
    }

    #[test]
    fn literals_are_kept_and_unset_values_removed() {
        let mut project = project(
            "{vars: {a: !literal '{{ x }}', n: !literal 12, t: !literal '12', b: !unset , l: [1, !unset , 2]}}",
        );
        project.templates_enabled = true;
        let vars = project.resolve("dev", "c").unwrap().vars;
        assert_eq!(to_json(&vars).to_string(), r#"{"a":"{{ x }}","n":12,"t":"12","l":[1,2]}"#);
    }

    #[test]
    fn what_is_not_built_is_refused_with_its_place_and_only_for_its_component() {
        for section in ["vars", "env", "providers", "required_providers"] {
            let project = project(&format!("{section}: {{a: !terraform.state vpc id}}"));
            let error = project.resolve("dev", "c").unwrap_err().to_string();
            let column = section.len() + 13;
            assert_eq!(error, format!("error: stacks/dev.yaml:5:{column}: `!terraform.state` is not built yet"));
            assert!(project.resolve("dev", "good").is_ok());
        }
    }

    #[test]
    fn a_whole_section_that_is_not_built_is_refused() {
        let error = project("vars: !terraform.output x y").resolve("dev", "c").unwrap_err().to_string();
        assert_eq!(error, "error: stacks/dev.yaml:5:13: `!terraform.output` is not built yet");
    }

    #[test]
    fn templates_are_rendered_when_they_are_switched_on_and_kept_raw_otherwise() {
        let mut project = project(
            "vars: {a: 'x-{{ .vars.b }}-y', b: 1, c: '{{ .vars.b }}', d: '{{ .vars.none }}', e: '!env {{.vars.f}} z', f: NO}",
        );
        let vars = project.resolve("dev", "c").unwrap().vars;
        assert_eq!(text_at(&vars, &["a"]).as_deref(), Some("x-{{ .vars.b }}-y"));
        project.templates_enabled = true;
        let vars = project.resolve("dev", "c").unwrap().vars;
        let expected = r#"{"a":"x-1-y","b":1,"c":"1","d":"<no value>","e":"z","f":"NO"}"#;
        assert_eq!(to_json(&vars).to_string(), expected);
    }

    #[test]
    fn template_makes_values_out_of_json() {
        let mut project = project(
            "{settings: {m: {a: 1}}, vars: {f: !template {a: [1]}, m: !template '{{ toJson .settings.m }}', t: !template '{{ .stack }}'}}",
        );
        project.templates_enabled = true;
        let vars = project.resolve("dev", "c").unwrap().vars;
        assert_eq!(to_json(&vars).to_string(), r#"{"f":{"a":[1]},"m":{"a":1},"t":"dev"}"#);
    }

    #[test]
    fn metadata_may_have_functions_where_nobody_depends_on_them() {
        let component = project("metadata: {custom: {a: !env X none}, enabled: !template 'false'}").resolve("dev", "c");
        let component = component.unwrap();
        assert_eq!(text_at(&component.metadata, &["custom", "a"]).as_deref(), Some("none"));
        assert!(!component.is_enabled);
        let error = project("metadata: {custom: {a: !secret X}}").resolve("dev", "c").unwrap_err().to_string();
        assert_eq!(error, "error: stacks/dev.yaml:5:30: `!secret` is not built yet");
    }

    #[test]
    fn functions_are_evaluated_before_they_are_merged_with_what_is_written() {
        let text = "vars: {m: {a: 1, b: 1}, l: !template '[1]', s: {a: 1}}\ncomponents:\n  terraform:\n    c:\n      \
                    vars: {m: !template '{\"b\": 2}', l: [2], s: plain}\n      settings: {list_merge_strategy: append}\n";
        let vars = Project::new(&[("dev.yaml", text)]).resolve("dev", "c").unwrap().vars;
        assert_eq!(to_json(&vars).to_string(), r#"{"m":{"a":1,"b":2},"l":[1,2],"s":"plain"}"#);
    }

    #[test]
    fn exec_runs_only_when_it_is_allowed() {
        let mut project = project("vars: {a: !exec 'echo [1, 2]', b: !exec 'echo \"$V\"'}");
        project.variables = &[("PATH", "/usr/bin:/bin"), ("V", "text")];
        let error = project.resolve("dev", "c").unwrap_err().to_string();
        assert!(error.starts_with("error: stacks/dev.yaml:5:17: `!exec` may not run"), "{error}");
        assert!(project.resolve("dev", "good").is_ok());
        project.exec_allowed = true;
        let vars = project.resolve("dev", "c").unwrap().vars;
        assert_eq!(to_json(&vars).to_string(), r#"{"a":[1,2],"b":"text"}"#);
    }

    #[test]
    fn random_numbers_keep_within_their_bounds() {
        let vars = project("vars: {a: !random , b: !random 3, c: !random 5 6, d: !random 7 7}")
            .resolve("dev", "c")
            .unwrap()
            .vars;
        let number = |key| text_at(&vars, &[key]).unwrap().parse::<i64>().unwrap();
        assert!((0..=65535).contains(&number("a")) && (0..=3).contains(&number("b")));
        assert!((5..=6).contains(&number("c")) && number("d") == 7);
        let error = project("vars: {a: !random 6 5}").resolve("dev", "c").unwrap_err().to_string();
        assert!(error.contains("`!random` needs a lower bound"), "{error}");
    }

    #[test]
    fn auth_keeps_its_functions() {
        let component = project("auth: {providers: {p: {client_secret: !env SECRET}}}").resolve("dev", "c").unwrap();
        let secret = component.auth.at_path(&["providers", "p", "client_secret"]).unwrap();
        assert_eq!((secret.tag.as_deref(), secret.as_str()), (Some("env"), Some("SECRET")));
    }

    #[test]
    fn folders_are_those_of_the_working_folder() {
        let project = project("vars: {a: !cwd sub, r: !repo-root none}");
        let vars = project.resolve("dev", "c").unwrap().vars;
        assert_eq!(text_at(&vars, &["a"]).unwrap(), project.base().join("sub").to_str().unwrap());
        assert_eq!(text_at(&vars, &["r"]).as_deref(), Some("none"));
        std::fs::create_dir(project.base().join(".git")).unwrap();
        let vars = project.resolve("dev", "c").unwrap().vars;
        assert_eq!(text_at(&vars, &["r"]).unwrap(), project.base().to_str().unwrap());
    }
}
