//! A component's layers to the resolved [`Component`].

use super::{
    Component, backend,
    files::File,
    functions::Functions,
    layers::Layers,
    library::Library,
    remote_state,
    section::text_at,
    sections::{Answer, Sections},
    settings, workspace,
};
use crate::{
    config::yaml::{Node, Value, without_unset},
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
    let merged = merged(library, file, layers, (stack, name))?;
    let sections = Sections::new(library, layers, &merged, answer);
    let written_env = sections.rendered(&merged.env)?;
    let metadata = sections.rendered(&merged.metadata)?;
    let functions = Functions::new(library, &written_env, &metadata, layers.lists);
    let evaluated = |section: &Node| functions.evaluate(&sections.rendered(section)?);
    let folder = folder(layers, &metadata, name)?;
    let text = |node: Option<&Node>| text(&sections, &functions, node);
    let opened = opened_backend(library, layers, &merged, &sections, &functions)?;
    let backend = merged.backend.as_ref().or(opened.as_ref());
    let metadata = functions.evaluate(&metadata)?;
    let mut component = Component {
        has_base: folder != name,
        folder,
        vars: evaluated(&merged.vars)?,
        env: functions.evaluate_env()?,
        settings: functions.evaluate(&sections.rendered_settings(&merged.settings)?)?,
        auth: sections.rendered(&merged.auth)?,
        providers: evaluated(&merged.providers)?,
        required_providers: evaluated(&merged.required_providers)?,
        required_version: text(layers.last_text_of_all("required_version")?)?,
        backend: backend.map(|(name, settings)| Ok((name.clone(), evaluated(settings)?))).transpose()?,
        generate: generate(&merged, &sections, &functions)?,
        static_outputs: merged.static_outputs.as_ref().map(&evaluated).transpose()?,
        command: text(layers.last_text("command")?)?,
        is_abstract: is_abstract(&metadata),
        is_enabled: is_enabled(&metadata),
        is_locked: metadata.get("locked").and_then(Node::as_bool) == Some(true),
        metadata,
        ..merged.clone()
    };
    component.workspace = workspace::workspace(library, &component)?;
    Ok(component)
}

/// The component as it is written: merged, with nothing rendered and nothing evaluated.
pub(super) fn merged(
    library: &Library<'_>,
    file: &File,
    layers: &Layers<'_>,
    (stack, name): (&str, &str),
) -> Result<Component> {
    let section = |name: &str| layers.named(library, name);
    let metadata = without_unset(&section("metadata")?);
    let folder = folder(layers, &metadata, name)?;
    let written = |node: Option<&Node>| node.and_then(Node::as_str).map(ToOwned::to_owned);
    Ok(Component {
        stack: stack.to_owned(),
        name: name.to_owned(),
        at: layers.at,
        manifest: file.path.clone(),
        has_base: folder != name,
        folder,
        vars: section("vars")?,
        env: section("env")?,
        settings: settings::completed(library, section("settings")?, is_abstract(&metadata)),
        auth: without_unset(&section("auth")?),
        providers: section("providers")?,
        required_providers: section("required_providers")?,
        required_version: written(layers.last_text_of_all("required_version")?),
        backend: backend(library, layers, &metadata, name)?,
        generate: section("generate")?,
        static_outputs: remote_state::static_outputs(library, layers)?,
        command: written(layers.last_text("command")?),
        workspace: String::new(),
        is_abstract: false,
        is_enabled: true,
        is_locked: false,
        metadata,
    })
}

/// Whether `metadata` says that the component is only there to be inherited from.
pub(super) fn is_abstract(metadata: &Node) -> bool {
    metadata.get("type").and_then(Node::as_str) == Some("abstract")
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
pub(super) fn folder(layers: &Layers<'_>, metadata: &Node, name: &str) -> Result<String> {
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

fn backend(library: &Library<'_>, layers: &Layers<'_>, metadata: &Node, name: &str) -> Result<Option<(String, Node)>> {
    backend::backend(library, layers, &prefix(library, layers, metadata, name)?)
}

/// The backend whose type a template or a function makes.
fn opened_backend(
    library: &Library<'_>,
    layers: &Layers<'_>,
    merged: &Component,
    sections: &Sections<'_>,
    functions: &Functions<'_>,
) -> Result<Option<(String, Node)>> {
    let Some(open) = backend::open_type(library, layers)? else { return Ok(None) };
    let chosen = functions.evaluate(&sections.rendered(open)?)?;
    if chosen.tag.is_some() {
        return Ok(None);
    }
    let prefix = prefix(library, layers, &merged.metadata, &merged.name)?;
    backend::backend_of(library, layers, &prefix, &chosen).map(Some)
}

/// `generate`, whose templates see the parts of the stack's name besides what all templates see.
fn generate(merged: &Component, sections: &Sections<'_>, functions: &Functions<'_>) -> Result<Node> {
    if merged.generate.is_empty() {
        return Ok(merged.generate.clone());
    }
    evaluated_but_literals(functions, &sections.rendered_files(&merged.generate)?)
}

/// What is literal keeps its tag, because the files are rendered once more when they are written.
fn evaluated_but_literals(functions: &Functions<'_>, node: &Node) -> Result<Node> {
    match node.tag.as_deref() {
        Some("literal") => Ok(node.clone()),
        None if matches!(node.value, Value::Map(_) | Value::List(_)) => {
            without_unset(node).try_with_children(|child| evaluated_but_literals(functions, child))
        }
        _ => functions.evaluate(node),
    }
}

/// What keeps the component's state apart from others'.
fn prefix(library: &Library<'_>, layers: &Layers<'_>, metadata: &Node, name: &str) -> Result<String> {
    let prefix = match text_at(metadata, "name")?.and_then(Node::as_str) {
        Some(prefix) => prefix.to_owned(),
        None => own_folder(layers, name)?,
    };
    Ok(prefix.replace('/', &library.config.terraform.workspace_separator))
}

fn text(sections: &Sections<'_>, functions: &Functions<'_>, node: Option<&Node>) -> Result<Option<String>> {
    let Some(node) = node else { return Ok(None) };
    let evaluated = functions.evaluate(&sections.rendered(node)?)?;
    match evaluated.as_str() {
        Some(text) => Ok(Some(text.to_owned()).filter(|text| !text.is_empty())),
        None => Err(Error::configuration("a text is needed here").at(node.at)),
    }
}

/// Whether two values are the same, whatever their places.
pub(super) fn same(one: &Node, other: &Node) -> bool {
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
        let expected =
            "error: stacks/dev.yaml:3:31: `!env` is not built yet for `component`\nhelp: write the text itself";
        assert_eq!(error, expected);
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
