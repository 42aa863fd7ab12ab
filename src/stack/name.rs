//! The names of stacks: what `-s` is compared with.

use super::{
    files::File,
    layers::Layers,
    library::Library,
    rendering,
    section::text_at,
    template::{Missing, Origin, Template, from_node, of_map, settings::ignores_missing},
};
use crate::{
    config::{
        Config,
        yaml::{Node, Place},
    },
    error::{Error, Result},
};

/// How stacks without a `name:` of their own are named.
pub(crate) enum Naming {
    /// `stacks.name_template` or `stacks.name_pattern`.
    Template(Template),
    /// `stacks.name_template` with more than plain fields.
    Engine(String),
    /// By the manifest's path.
    File,
}

/// Sections that a template can take fields from.
const SECTIONS: [&str; 7] = ["vars", "settings", "env", "metadata", "providers", "hooks", "auth"];

impl Naming {
    pub(crate) fn new(library: &Library<'_>) -> Result<Self> {
        let stacks = &library.config.stacks;
        let set = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        if let Some(text) = set(&stacks.name_template) {
            return Self::of_template(library, &text);
        }
        Ok(match set(&stacks.name_pattern) {
            Some(pattern) => Self::Template(Template::of_pattern(&pattern)),
            None => Self::File,
        })
    }

    fn of_template(library: &Library<'_>, text: &str) -> Result<Self> {
        let plain = Template::parse(text)
            .ok()
            // Only the engine prints what is missing.
            .filter(|_| !ignores_missing(library.config))
            .filter(|template| template.fields().all(|path| path.len() > 1 && SECTIONS.contains(&path[0].as_str())));
        if let Some(template) = plain {
            return Ok(Self::Template(template));
        }
        let wrong = |error: Error| error.context("`stacks.name_template` is wrong").at(place(library.config));
        let checked = library.engine().check(text, origin(library.config));
        checked.map(|()| Self::Engine(text.to_owned())).map_err(wrong)
    }

    /// The sections that names are made of, with the keys that count there; no keys mean all.
    pub(super) fn sections(&self) -> Vec<(String, Vec<String>)> {
        match self {
            Self::Template(template) => keys_by_section(template),
            Self::Engine(text) => {
                let named = SECTIONS.into_iter().filter(|name| text.contains(*name));
                named.map(|name| (name.to_owned(), Vec::new())).collect()
            }
            Self::File => Vec::new(),
        }
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
        let template = match self {
            Self::Template(template) => template,
            Self::Engine(text) => return rendered(library, text, layers),
            Self::File => return Ok(Some(file.key.clone())),
        };
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
    let part = |(section, keys): (String, Vec<String>)| {
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let part = layers.part(library, &section, &keys)?;
        Ok((section, part))
    };
    keys_by_section(template).into_iter().map(part).collect()
}

fn keys_by_section(template: &Template) -> Vec<(String, Vec<String>)> {
    let mut sections: Vec<(String, Vec<String>)> = Vec::new();
    for path in template.fields() {
        let key = path.get(1).cloned();
        match sections.iter_mut().find(|(name, _)| *name == path[0]) {
            Some((_, keys)) => keys.extend(key),
            None => sections.push((path[0].clone(), key.into_iter().collect())),
        }
    }
    sections
}

/// The name that the engine makes; `None` when a field of it is missing.
fn rendered(library: &Library<'_>, text: &str, layers: &Layers<'_>) -> Result<Option<String>> {
    let mut data = Vec::new();
    for name in SECTIONS.into_iter().filter(|name| text.contains(*name)) {
        data.push((name.into(), from_node(&layers.named(library, name)?)));
    }
    let (engine, origin) = (library.engine(), origin(library.config));
    let (data, answer) = (of_map(data), &rendering::no_component);
    let rendered = if ignores_missing(library.config) {
        Some(engine.render(text, origin, &data, Missing::Printed, answer)?)
    } else {
        engine.render_or_miss(text, origin, &data, answer)?
    };
    Ok(rendered.map(|rendered| rendered.text).filter(|text| !text.is_empty()))
}

fn origin(config: &Config) -> Origin {
    Origin::Value(place(config))
}

/// Where the template is written.
fn place(config: &Config) -> Place {
    config.tree.at_path(&["stacks", "name_template"]).map_or(config.templates.at, |node| node.at)
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
    fn a_name_can_be_made_of_the_settings_of_a_provider() {
        let provider = "terraform: {providers: {context: {values: {product: acme}}}}";
        let component = "components: {terraform: {c: {providers: {context: {values: {region: west}}}}}}";
        let mut project = Project::new(&[("a.yaml", &format!("{provider}\n{component}"))]);
        for template in [
            "{{.providers.context.values.product}}-{{.providers.context.values.region}}",
            "{{ printf \"%s-%s\" .providers.context.values.product .providers.context.values.region }}",
        ] {
            project.name_template = Some(template);
            assert_eq!(project.names(), ["acme-west"]);
            assert!(project.resolve("acme-west", "c").is_ok());
        }
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
    fn a_template_with_functions_names_stacks_and_skips_who_lacks_a_field() {
        let mut project = Project::new(&[
            ("a.yaml", "vars: {stage: dev}\ncomponents: {terraform: {c: {}}}"),
            ("b.yaml", "vars: {}\ncomponents: {terraform: {c: {}}}"),
        ]);
        project.name_template = Some("{{ .vars.stage | upper }}{{ if .vars.stage }}-x{{ end }}");
        assert_eq!(project.names(), ["DEV-x"]);
        assert!(project.resolve("DEV-x", "c").is_ok());
    }

    #[test]
    fn a_template_with_an_unknown_function_is_refused_by_name() {
        let mut project = Project::new(&[("a.yaml", "components: {terraform: {c: {}}}")]);
        project.name_template = Some("{{ .vars.stage | uppr }}");
        let error = project.resolve("dev", "c").unwrap_err().to_string();
        assert!(error.contains("`stacks.name_template` is wrong"), "{error}");
        assert!(error.contains("template function `uppr` is not supported\nhelp: did you mean `upper`?"), "{error}");
    }
}
