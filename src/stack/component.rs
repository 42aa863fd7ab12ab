//! A component's layers to the resolved [`Component`].

use super::{
    Component, backend,
    files::File,
    functions::Functions,
    layers::Layers,
    library::Library,
    section::text_at,
    sections::{Answer, Sections},
    workspace,
};
use crate::{
    config::yaml::{Node, Value},
    error::{Error, Result},
};

/// Merges, renders and evaluates everything about the component `name` of `stack`.
pub(crate) fn component(
    library: &Library<'_>,
    file: &File,
    layers: &Layers<'_>,
    (stack, name): (&str, &str),
    answer: Answer<'_>,
) -> Result<Component> {
    let sections = Sections::new(library, layers, file, (stack, name), answer);
    let written_env = sections.named("env")?;
    let functions = Functions::new(library, &written_env);
    let evaluated = |section: &str| functions.evaluate(&sections.named(section)?);
    let metadata = sections.named("metadata")?;
    let folder = folder(layers, &metadata, name)?;
    let text = |node: Option<&Node>| text(&sections, &functions, node);
    let mut component = Component {
        stack: stack.to_owned(),
        name: name.to_owned(),
        manifest: file.path.clone(),
        has_base: folder != name,
        folder,
        vars: evaluated("vars")?,
        env: functions.evaluate_env()?,
        settings: evaluated("settings")?,
        auth: sections.named("auth")?,
        providers: evaluated("providers")?,
        required_providers: evaluated("required_providers")?,
        required_version: text(layers.last_text_of_all("required_version")?)?,
        backend: backend(library, layers, &sections, &functions, name)?,
        command: text(layers.last_text("command")?)?,
        workspace: String::new(),
        is_abstract: metadata.get("type").and_then(Node::as_str) == Some("abstract"),
        is_enabled: is_enabled(&metadata),
        is_locked: metadata.get("locked").and_then(Node::as_bool) == Some(true),
        metadata,
    };
    component.workspace = workspace::workspace(library, &component)?;
    Ok(component)
}

/// Whether `metadata` does not switch the component off.
pub(crate) fn is_enabled(metadata: &Node) -> bool {
    metadata.get("enabled").and_then(Node::as_bool) != Some(false)
}

/// Whether two components from different manifests say the same, whatever their places.
pub(crate) fn agree(one: &Component, other: &Component) -> bool {
    fn sections(component: &Component) -> [&Node; 8] {
        let Component { vars, env, settings, metadata, auth, providers, required_providers, .. } = component;
        let backend = component.backend.as_ref().map_or(vars, |(_, settings)| settings);
        [vars, env, settings, metadata, auth, providers, required_providers, backend]
    }
    fn texts(component: &Component) -> [Option<&str>; 4] {
        let Component { folder, command, required_version, backend, .. } = component;
        let backend = backend.as_ref().map(|(name, _)| name.as_str());
        [Some(folder), command.as_deref(), required_version.as_deref(), backend]
    }
    let pairs = sections(one).into_iter().zip(sections(other));
    texts(one) == texts(other) && pairs.into_iter().all(|(one, other)| same(one, other))
}

/// Where Terraform runs: the merged `metadata.component`, else what the component itself says, else its name.
fn folder(layers: &Layers<'_>, metadata: &Node, name: &str) -> Result<String> {
    match text_at(metadata, "component")?.and_then(Node::as_str) {
        Some(folder) => Ok(folder.to_owned()),
        None => own_folder(layers, name),
    }
}

/// The folder that the component itself names, without what its bases say of theirs.
pub(super) fn own_folder(layers: &Layers<'_>, name: &str) -> Result<String> {
    let own = match layers.own.get("metadata") {
        Some(metadata) => text_at(metadata, "component")?.and_then(Node::as_str),
        None => None,
    };
    Ok(own.or(layers.bases.by_component).unwrap_or(name).to_owned())
}

fn backend(
    library: &Library<'_>,
    layers: &Layers<'_>,
    sections: &Sections<'_>,
    functions: &Functions<'_>,
    name: &str,
) -> Result<Option<(String, Node)>> {
    let prefix = match text_at(&layers.named(library, "metadata")?, "name")?.and_then(Node::as_str) {
        Some(prefix) => prefix.to_owned(),
        None => own_folder(layers, name)?,
    };
    let prefix = prefix.replace('/', &library.config.terraform.workspace_separator);
    let found = backend::backend(library, layers, &prefix)?;
    found.map(|(name, settings)| Ok((name, functions.evaluate(&sections.rendered(&settings)?)?))).transpose()
}

fn text(sections: &Sections<'_>, functions: &Functions<'_>, node: Option<&Node>) -> Result<Option<String>> {
    let Some(node) = node else { return Ok(None) };
    let evaluated = functions.evaluate(&sections.rendered(node)?)?;
    match evaluated.as_str() {
        Some(text) => Ok(Some(text.to_owned()).filter(|text| !text.is_empty())),
        None => Err(Error::configuration(format!("{}: a text is needed here", node.at))),
    }
}

/// Whether two values are the same, whatever their places.
pub(crate) fn same(one: &Node, other: &Node) -> bool {
    one.tag == other.tag
        && match (&one.value, &other.value) {
            (Value::List(one), Value::List(other)) => {
                one.len() == other.len() && one.iter().zip(other.iter()).all(|(one, other)| same(one, other))
            }
            (Value::Map(one), Value::Map(other)) => {
                let agrees = |key: &str, node| other.get(key).is_some_and(|other| same(node, other));
                one.len() == other.len() && one.iter().all(|(key, entry)| agrees(key, &entry.node))
            }
            (one, other) => one == other,
        }
}

#[cfg(test)]
mod tests {
    use crate::stack::fixture::Project;

    #[test]
    fn the_component_s_own_command_wins_and_versions_come_from_any_base() {
        let project = Project::new(&[(
            "dev.yaml",
            "terraform: {command: tofu}\ncomponents:\n  terraform:\n    a: {required_version: '1', command: x}\n    \
             b: {}\n    c: {metadata: {inherits: [a, b]}, command: terraform}\n    d: {metadata: {inherits: [a, b]}}\n",
        )]);
        let (c, d) = (project.resolve("dev", "c").unwrap(), project.resolve("dev", "d").unwrap());
        assert_eq!((c.command.as_deref(), c.required_version.as_deref()), (Some("terraform"), Some("1")));
        assert_eq!(d.command.as_deref(), Some("tofu"));
    }

    #[test]
    fn what_decides_the_folder_is_written_as_it_is_meant() {
        let text = "components:\n  terraform:\n    c: {metadata: {component: !env X}}\n    d: {metadata: {component: '{{ .x }}'}}\n";
        let mut project = Project::new(&[("dev.yaml", text)]);
        project.templates_enabled = true;
        let error = project.resolve("dev", "c").unwrap_err().to_string();
        assert_eq!(error, "error: stacks/dev.yaml:3:31: `!env` is not built yet for `component`");
        assert_eq!(project.resolve("dev", "d").unwrap().folder, "<no value>");
    }

    #[test]
    fn a_command_may_come_from_a_variable() {
        let mut project = Project::new(&[("dev.yaml", "components: {terraform: {c: {command: !env TF tofu}}}")]);
        assert_eq!(project.resolve("dev", "c").unwrap().command.as_deref(), Some("tofu"));
        project.variables = &[("TF", "terraform")];
        assert_eq!(project.resolve("dev", "c").unwrap().command.as_deref(), Some("terraform"));
    }

    #[test]
    fn the_switches_of_metadata_are_read() {
        let project = Project::new(&[(
            "dev.yaml",
            "components: {terraform: {c: {metadata: {type: abstract, enabled: false, locked: true}}, d: {}}}",
        )]);
        let (c, d) = (project.resolve("dev", "c").unwrap(), project.resolve("dev", "d").unwrap());
        assert_eq!((c.is_abstract, c.is_enabled, c.is_locked), (true, false, true));
        assert_eq!((d.is_abstract, d.is_enabled, d.is_locked), (false, true, false));
    }
}
