//! The names of stacks: what `-s` is compared with.

use super::{files::File, layers::Layers, library::Library, section::text_at, template::Template};
use crate::{
    config::{Config, yaml::Node},
    error::{Error, Result},
};

/// How stacks without a `name:` of their own are named.
pub(crate) enum Naming {
    /// `stacks.name_template` or `stacks.name_pattern`.
    Template(Template),
    /// By the manifest's path.
    File,
}

/// Sections that a template can take fields from.
const SECTIONS: [&str; 4] = ["vars", "settings", "env", "metadata"];

impl Naming {
    pub(crate) fn new(config: &Config) -> Result<Self> {
        let stacks = &config.stacks;
        let set = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        if let Some(text) = set(&stacks.name_template) {
            return template(config, &text).map(Self::Template);
        }
        Ok(match set(&stacks.name_pattern) {
            Some(pattern) => Self::Template(Template::of_pattern(&pattern)),
            None => Self::File,
        })
    }

    /// The name of the stack that a component belongs to; `None` when a field of it is missing.
    pub(crate) fn of_component(
        &self,
        library: &Library<'_>,
        file: &File,
        layers: &Layers<'_>,
    ) -> Result<Option<String>> {
        if let Some(name) = text_at(layers.root, "name")? {
            return Ok(name.as_str().map(ToOwned::to_owned));
        }
        let Self::Template(template) = self else { return Ok(Some(file.key.clone())) };
        let sections = sections_of(library, template, layers)?;
        let value = |path: &[String]| {
            let (section, keys) = path.split_first()?;
            let (_, node) = sections.iter().find(|(name, _)| name == section)?;
            keys.iter().try_fold(node, |node, key| node.get(key)).cloned()
        };
        Ok(template.render(value))
    }
}

fn sections_of(library: &Library<'_>, template: &Template, layers: &Layers<'_>) -> Result<Vec<(String, Node)>> {
    let mut sections: Vec<(String, Node)> = Vec::new();
    for path in template.fields() {
        if !sections.iter().any(|(name, _)| *name == path[0]) {
            sections.push((path[0].clone(), layers.named(library, &path[0])?));
        }
    }
    Ok(sections)
}

fn template(config: &Config, text: &str) -> Result<Template> {
    let refusal = |action: &str| {
        let file = config.file.display();
        Error::configuration(format!("{file}: `{action}` of `stacks.name_template` is not built yet"))
            .because("only plain fields such as `{{ .vars.stage }}` are")
    };
    let template = Template::parse(text).map_err(|action| refusal(&action))?;
    let unknown = template.fields().find(|path| path.len() < 2 || !SECTIONS.contains(&path[0].as_str()));
    match unknown {
        Some(path) => Err(refusal(&format!("{{{{ .{} }}}}", path.join(".")))),
        None => Ok(template),
    }
}

#[cfg(test)]
mod tests {
    use crate::stack::fixture::Project;

    #[test]
    fn a_name_of_its_own_wins_over_the_template_and_the_file() {
        let mut project =
            Project::new(&[("a.yaml", "name: own\nvars: {stage: dev}\ncomponents: {terraform: {c: {}}}")]);
        assert_eq!(project.names(), ["own"]);
        project.name_template = Some("{{ .vars.stage }}");
        assert_eq!(project.names(), ["own"]);
        assert!(project.resolve("a", "c").is_err());
    }

    #[test]
    fn the_file_names_a_stack_when_nothing_else_does() {
        let project = Project::new(&[("orgs/a.yaml", "components: {terraform: {c: {}}}")]);
        assert_eq!(project.names(), ["orgs/a"]);
    }

    #[test]
    fn a_component_may_belong_to_another_stack_than_its_neighbour() {
        let mut project = Project::new(&[(
            "a.yaml",
            "vars: {stage: dev}\ncomponents: {terraform: {c: {}, d: {vars: {stage: prod}}}}",
        )]);
        project.name_template = Some("{{ .vars.stage }}");
        assert_eq!(project.names(), ["dev", "prod"]);
        assert!(project.resolve("dev", "c").is_ok() && project.resolve("prod", "d").is_ok());
        assert!(project.resolve("prod", "c").is_err());
    }

    #[test]
    fn a_component_without_a_field_of_the_name_is_skipped() {
        let mut project = Project::new(&[(
            "a.yaml",
            "vars: {tenant: t}\ncomponents: {terraform: {c: {}, d: {vars: {stage: prod}}}}",
        )]);
        project.name_pattern = Some("{tenant}-{stage}");
        assert_eq!(project.names(), ["t-prod"]);
    }

    #[test]
    fn a_template_with_a_function_is_refused_by_name() {
        let mut project = Project::new(&[("a.yaml", "components: {terraform: {c: {}}}")]);
        project.name_template = Some("{{ .vars.stage | upper }}");
        let error = project.resolve("dev", "c").unwrap_err().to_string();
        assert!(error.contains("`{{ .vars.stage | upper }}` of `stacks.name_template` is not built yet"), "{error}");
    }
}
