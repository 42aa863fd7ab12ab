//! YAML functions in the sections of the component that was asked for.
//!
//! What is not built yet is refused with its place, so that it never reaches Terraform as a text.

use std::{cell::RefCell, ffi::OsStr, path::Path, sync::Arc};

use super::{argument, include, library::Library};
use crate::{
    config::{
        clean,
        yaml::{Map, Node, Value, print},
    },
    error::{Error, Result},
};

/// Evaluates the functions of one component.
pub(crate) struct Functions<'a> {
    library: &'a Library<'a>,
    /// The component's `env` as written; `!env` looks there first.
    env: &'a Node,
    /// The variables being evaluated, so that `A: !env A` means the one outside.
    open: RefCell<Vec<Arc<str>>>,
}

impl<'a> Functions<'a> {
    pub(crate) fn new(library: &'a Library<'a>, env: &'a Node) -> Self {
        Self { library, env, open: RefCell::default() }
    }

    /// The component's `env` with everything evaluated.
    pub(crate) fn evaluate_env(&self) -> Result<Node> {
        let Some(map) = self.env.as_map() else { return Ok(self.env.clone()) };
        evaluate_map(self.env, map, |key, node| self.evaluate_variable(key, node))
    }

    /// `node` with everything evaluated.
    pub(crate) fn evaluate(&self, node: &Node) -> Result<Node> {
        match node.tag.as_deref() {
            Some(tag) => self.call(tag, node),
            None => self.evaluate_plain(node),
        }
    }

    /// Refuses templates in `node`, whose functions somebody else evaluates.
    pub(crate) fn refuse_templates(&self, node: &Node) -> Result<()> {
        match &node.value {
            Value::Str(text) if node.tag.as_deref() != Some("literal") => self.refuse_template(node, text),
            Value::List(list) => list.iter().try_for_each(|item| self.refuse_templates(item)),
            Value::Map(map) => map.iter().try_for_each(|(_, entry)| self.refuse_templates(&entry.node)),
            _ => Ok(()),
        }
    }

    fn evaluate_plain(&self, node: &Node) -> Result<Node> {
        match &node.value {
            Value::Str(text) => self.refuse_template(node, text).map(|()| node.clone()),
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
        let words = argument::split(node.as_str().unwrap_or_default());
        let text = |text: String| Ok(Node::new(node.at, Value::Str(text.into())));
        match tag {
            "env" => text(self.variable(node, &words)?),
            "literal" => Ok(Node { tag: None, ..node.clone() }),
            "append" => self.evaluate_plain(&Node { tag: None, ..node.clone() }),
            "cwd" => text(self.working_folder(&words)),
            "repo-root" | "git.root" => text(self.repository(node, &words)?),
            _ => Err(include::explain(self.library, node)),
        }
    }

    /// The component's variable, else this process's, else the default, else nothing.
    fn variable(&self, node: &Node, words: &[String]) -> Result<String> {
        let [name, rest @ ..] = words else {
            return Err(Error::configuration(format!("{}: `!env` needs the name of a variable", node.at)));
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
        Ok(outside.map_or_else(|| rest.join(" "), ToOwned::to_owned))
    }

    fn evaluate_variable(&self, name: &Arc<str>, node: &Node) -> Result<Node> {
        self.open.borrow_mut().push(Arc::clone(name));
        let evaluated = self.evaluate(node);
        self.open.borrow_mut().pop();
        evaluated
    }

    fn working_folder(&self, words: &[String]) -> String {
        let folder = &self.library.env.directory;
        let folder = words.first().map_or_else(|| folder.clone(), |below| clean(&folder.join(below)));
        folder.to_string_lossy().into_owned()
    }

    fn repository(&self, node: &Node, words: &[String]) -> Result<String> {
        let mut above = self.library.env.directory.ancestors();
        let found = above.find(|folder| folder.join(".git").exists()).map(Path::to_string_lossy);
        found.map(String::from).or_else(|| words.first().cloned()).ok_or_else(|| {
            let tag = node.tag.as_deref().unwrap_or_default();
            Error::configuration(format!("{}: `!{tag}` found no git repository", node.at))
                .help(format!("write `!{tag} .` to name a folder for this case"))
        })
    }

    fn refuse_template(&self, node: &Node, text: &str) -> Result<()> {
        let Some(start) = text.find("{{") else { return Ok(()) };
        // Locals are rendered when a file is read, whatever the switch says.
        if !self.library.config.templates_enabled && !text[start..].contains(".locals.") {
            return Ok(());
        }
        let action = text[start..].split_inclusive("}}").next().unwrap_or(text);
        let message = format!("{}: `{action}` needs Go templates, which are not built yet", node.at);
        Err(Error::configuration(message))
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
        let mut project = project("{vars: {a: !literal '{{ x }}', b: !unset , l: [1, !unset , 2]}}");
        project.templates_enabled = true;
        let vars = project.resolve("dev", "c").unwrap().vars;
        assert_eq!(to_json(&vars).to_string(), r#"{"a":"{{ x }}","l":[1,2]}"#);
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
    fn templates_are_refused_when_they_are_switched_on_and_kept_raw_otherwise() {
        let mut project = project("vars: {a: 'x-{{ .vars.b }}-y'}");
        let vars = project.resolve("dev", "c").unwrap().vars;
        assert_eq!(text_at(&vars, &["a"]).as_deref(), Some("x-{{ .vars.b }}-y"));
        project.templates_enabled = true;
        let error = project.resolve("dev", "c").unwrap_err().to_string();
        let expected = "error: stacks/dev.yaml:5:17: `{{ .vars.b }}` needs Go templates, which are not built yet";
        assert_eq!(error, expected);
    }

    #[test]
    fn locals_are_refused_even_when_templates_are_off() {
        let error = project("vars: {a: '{{ .locals.b }}'}").resolve("dev", "c").unwrap_err().to_string();
        assert!(error.contains("`{{ .locals.b }}` needs Go templates"), "{error}");
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
