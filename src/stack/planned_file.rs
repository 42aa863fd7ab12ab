//! The files that the `generate` section of a component describes, with their templates rendered.

use std::path::{Component as Part, Path};

use super::{
    Component,
    template::{Engine, Missing, Origin, Value, of_map, settings, to_yaml},
    view,
};
use crate::{
    config::{
        Config,
        yaml::{self, Map, Node, Place},
    },
    error::{Error, Result},
    system::Env,
};

/// A file beside the code of a component.
pub(crate) struct PlannedFile<'c> {
    /// As it is written: below the component's folder.
    pub(crate) name: &'c str,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    Text(String),
    /// A map, to be written in the language of the file's extension.
    Tree(Node),
}

/// What `generate` describes, in the order of the names.
pub(crate) fn planned_files<'c>(config: &Config, env: &Env, component: &'c Component) -> Result<Vec<PlannedFile<'c>>> {
    let mut entries: Vec<_> = component.generate.as_map().into_iter().flat_map(Map::iter).collect();
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    entries.sort_unstable_by_key(|(name, _)| *name);
    let engine = Engine::new(settings::of_imports(config, env));
    let data = of_map(view::of_files(config, component));
    let files = entries.into_iter().map(|(name, entry)| {
        check_name(name, entry.key_at)?;
        let content = content(&engine, &data, name, &entry.node)?;
        Ok(PlannedFile { name, content })
    });
    files.collect()
}

/// The names of those files.
pub(crate) fn planned_names(component: &Component) -> Result<Vec<&str>> {
    let entries = component.generate.as_map().into_iter().flat_map(Map::iter);
    entries.map(|(name, entry)| check_name(name, entry.key_at).map(|()| name.as_ref())).collect()
}

/// A manifest writes nowhere but in the component's folder.
fn check_name(name: &str, at: Place) -> Result<()> {
    let mut parts = Path::new(name).components().peekable();
    if parts.peek().is_some() && parts.all(|part| matches!(part, Part::Normal(_))) {
        return Ok(());
    }
    Err(Error::configuration(format!("`generate` cannot write `{name}`"))
        .at(at)
        .because("files are generated in the component's folder only"))
}

fn content(engine: &Engine, data: &Value, name: &str, node: &Node) -> Result<Content> {
    let rendered = node.mapped(&mut |text| rendered(engine, data, text))?;
    match &rendered.value {
        yaml::Value::Str(text) if rendered.tag.as_deref().is_none_or(|tag| tag == "literal") => {
            Ok(Content::Text(text.to_string()))
        }
        yaml::Value::Map(_) if is_yaml(name) => {
            to_yaml(&rendered).map(Content::Text).map_err(|error| error.at(node.at))
        }
        yaml::Value::Map(_) => Ok(Content::Tree(rendered)),
        other => {
            let found = other.kind();
            Err(Error::configuration(format!("the file `{name}` must be a text or a map, found {found}")).at(node.at))
        }
    }
}

fn is_yaml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}

fn rendered(engine: &Engine, data: &Value, node: &Node) -> Result<Node> {
    let text = node.as_str().unwrap_or_default();
    if node.tag.is_some() || !engine.concerns(text) {
        return Ok(node.clone());
    }
    let origin = Origin::Value(node.at);
    let rendered = engine.render(text, origin, data, Missing::Printed, &super::rendering::no_component)?;
    Ok(node.with_value(yaml::Value::text(rendered.text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stack::fixture::Project;

    fn planned(generate: &str) -> Result<Vec<(String, String)>> {
        let text = format!(
            "vars: {{stage: dev, n: !env N}}\ncomponents:\n  terraform:\n    net/vnet:\n      metadata: {{component: net}}\n      generate: {generate}\n"
        );
        let mut project = Project::new(&[("dev.yaml", &text)]);
        project.variables = &[("N", "five")];
        let component = project.resolve("dev", "net/vnet")?;
        let shown = |content| match content {
            Content::Text(text) => text,
            Content::Tree(tree) => yaml::to_json(&tree).to_string(),
        };
        let files = planned_files(&project.config(), &project.env(), &component)?;
        Ok(files.into_iter().map(|file| (file.name.to_owned(), shown(file.content))).collect())
    }

    fn only(generate: &str) -> String {
        planned(generate).unwrap().swap_remove(0).1
    }

    #[test]
    fn templates_see_the_component_and_the_parts_of_the_stack_s_name() {
        let template = "'{{ .atmos_component }} {{ .component }} {{ .atmos_stack }} {{ .stage }}{{ .tenant }} {{ .vars.n }} {{ .workspace }}'";
        assert_eq!(only(&format!("{{README.md: {template}}}")), "net/vnet net dev dev five dev-net-vnet");
        assert_eq!(
            only("{a.json: {x: ['{{ .vars.stage }}', 1], y: {z: '{{ .stage }}'}}}"),
            r#"{"x":["dev",1],"y":{"z":"dev"}}"#
        );
        assert_eq!(only("{a.yaml: {x: [1], y: '{{ .stage }}'}}"), "x:\n  - 1\ny: dev\n");
        assert_eq!(only("{a.txt: !literal '{{ x }}'}"), "{{ x }}");
    }

    #[test]
    fn files_stay_in_the_component_s_folder() {
        for name in ["../a", "/etc/a", "a/../../b"] {
            let error = planned(&format!("{{'{name}': x}}")).unwrap_err().to_string();
            assert!(
                error.starts_with(&format!("error: stacks/dev.yaml:6:18: `generate` cannot write `{name}`")),
                "{error}"
            );
        }
        assert_eq!(planned("{b: x, a/c.txt: y}").unwrap()[0].0, "a/c.txt");
    }

    #[test]
    fn a_list_is_no_file() {
        let error = planned("{a.json: [1]}").unwrap_err().to_string();
        assert_eq!(error, "error: stacks/dev.yaml:6:26: the file `a.json` must be a text or a map, found a list");
    }
}
