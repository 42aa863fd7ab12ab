//! Where a component's state is kept: `backend_type` with its part of `backend`, and what is filled in.

use super::{include, layers::Layers, library::Library};
use crate::{
    config::{
        fields::list,
        yaml::{Map, Node, Value},
    },
    error::{Error, Result},
};

/// The backend's type and settings; `None` when there is no type, or nobody can know it yet ([`open_type`]).
/// `prefix` keeps the states of components apart, where nothing else is said.
pub(crate) fn backend(library: &Library<'_>, layers: &Layers<'_>, prefix: &str) -> Result<Option<(String, Node)>> {
    match layers.last_text("backend_type")? {
        Some(chosen) if !is_open(library, chosen) => backend_of(library, layers, prefix, chosen).map(Some),
        _ => Ok(None),
    }
}

/// The type, when a template or a function makes it.
pub(crate) fn open_type<'m>(library: &Library<'_>, layers: &Layers<'m>) -> Result<Option<&'m Node>> {
    Ok(layers.last_text("backend_type")?.filter(|chosen| is_open(library, chosen)))
}

fn is_open(library: &Library<'_>, chosen: &Node) -> bool {
    let is_template = || chosen.as_str().is_some_and(|text| library.engine().concerns(text));
    chosen.tag.is_some() || (library.config.templates_enabled && is_template())
}

/// The settings of the type that `chosen` names.
pub(crate) fn backend_of(
    library: &Library<'_>,
    layers: &Layers<'_>,
    prefix: &str,
    chosen: &Node,
) -> Result<(String, Node)> {
    let name = chosen.as_str().unwrap_or_default();
    let all = layers.named(library, "backend")?;
    let settings = match all.get(name) {
        Some(settings) if settings.tag.is_some() => return Err(include::explain(library, settings)),
        Some(Node { value: Value::Map(map), .. }) => Map::clone(map),
        None if !all.is_empty() => return Err(mismatch(chosen, &all)),
        Some(Node { value: Value::Null, .. }) | None => Map::default(),
        Some(other) => {
            let found = other.value.kind();
            return Err(Error::configuration(format!("`backend.{name}` must be a map, found {found}")).at(other.at));
        }
    };
    let settings = with_defaults(library, layers, name, settings, prefix)?;
    Ok((name.to_owned(), Node::map(all.at, settings)))
}

/// The error of `who`, whose backend is to be generated and who has none.
pub(crate) fn without_backend(who: &str) -> Error {
    Error::configuration(format!("{who} has no backend to generate"))
        .help("set `backend_type: local` and `backend: {local: {}}` for state in the component's folder")
}

fn mismatch(chosen: &Node, all: &Node) -> Error {
    let name = chosen.as_str().unwrap_or_default();
    Error::configuration(format!("`backend` has nothing for the backend type `{name}`"))
        .at(chosen.at)
        .because(format!("it has {}", list(all.as_map().into_iter().flat_map(Map::keys))))
        .help(format!("add `{name}: …` to `backend`, or change `backend_type`"))
}

fn with_defaults(
    library: &Library<'_>,
    layers: &Layers<'_>,
    name: &str,
    mut settings: Map,
    prefix: &str,
) -> Result<Map> {
    let default = match name {
        "s3" => Some(("workspace_key_prefix", prefix.to_owned())),
        "gcs" => Some(("prefix", prefix.to_owned())),
        _ => None,
    };
    if let Some((key, value)) = default.filter(|(key, _)| is_unset(settings.get(key))) {
        set(&mut settings, layers, key, &value);
    }
    if name == "azurerm" && !has_own_key(library, layers)? {
        let file = format!("{prefix}.terraform.tfstate");
        let key = global_key(layers).map_or_else(|| file.clone(), |folder| format!("{folder}/{file}"));
        set(&mut settings, layers, "key", &key);
    }
    Ok(settings)
}

fn set(settings: &mut Map, layers: &Layers<'_>, key: &str, value: &str) {
    settings.insert(key, layers.own.at, Node::text(layers.own.at, value));
}

fn is_unset(node: Option<&Node>) -> bool {
    node.is_none_or(|node| node.tag.is_none() && (node.value == Value::Null || node.as_str() == Some("")))
}

const AZURE_KEY: [&str; 3] = ["backend", "azurerm", "key"];

/// Whether the component, or a base in words of its own, names its state's key.
fn has_own_key(library: &Library<'_>, layers: &Layers<'_>) -> Result<bool> {
    if !is_unset(layers.own.at_path(&AZURE_KEY)) {
        return Ok(true);
    }
    let inherited = layers.inherited(library, "backend")?;
    let inherited = inherited.as_ref().and_then(|backend| backend.at_path(&AZURE_KEY[1..]));
    Ok(!is_unset(inherited) && inherited.and_then(Node::as_str) != global_key(layers))
}

fn global_key<'m>(layers: &Layers<'m>) -> Option<&'m str> {
    layers.kind?.at_path(&AZURE_KEY)?.as_str().filter(|key| !key.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::{config::yaml::to_json, stack::fixture::Project};

    fn backend(terraform: &str, components: &str) -> String {
        let text = format!("terraform: {terraform}\ncomponents: {{terraform: {components}}}");
        let component = Project::new(&[("dev.yaml", &text)]).resolve("dev", "a/c").unwrap();
        component.backend.map_or_else(String::new, |(name, settings)| format!("{name} {}", to_json(&settings)))
    }

    #[test]
    fn only_the_part_of_the_type_is_kept() {
        let terraform = "{backend_type: local, backend: {local: {path: x}, s3: {bucket: b}}}";
        assert_eq!(backend(terraform, "{a/c: {}}"), r#"local {"path":"x"}"#);
    }

    #[test]
    fn s3_and_gcs_get_a_prefix_from_the_component() {
        let s3 = "{backend_type: s3, backend: {s3: {bucket: b}}}";
        assert_eq!(backend(s3, "{a/c: {}}"), r#"s3 {"bucket":"b","workspace_key_prefix":"a-c"}"#);
        let named = "{a/c: {metadata: {name: n, component: x/y}}}";
        assert_eq!(backend(s3, named), r#"s3 {"bucket":"b","workspace_key_prefix":"n"}"#);
        let gcs = "{backend_type: gcs, backend: {gcs: {prefix: ''}}}";
        assert_eq!(backend(gcs, "{a/c: {metadata: {component: x/y}}}"), r#"gcs {"prefix":"x-y"}"#);
        assert_eq!(backend(gcs, "{a/c: {backend: {gcs: {prefix: p}}}}"), r#"gcs {"prefix":"p"}"#);
    }

    #[test]
    fn azurerm_states_lie_below_the_global_key() {
        let global = "{backend_type: azurerm, backend: {azurerm: {key: all}}}";
        assert_eq!(backend(global, "{a/c: {}}"), r#"azurerm {"key":"all/a-c.terraform.tfstate"}"#);
        let none = "{backend_type: azurerm, backend: {azurerm: {}}}";
        assert_eq!(backend(none, "{a/c: {}}"), r#"azurerm {"key":"a-c.terraform.tfstate"}"#);
        assert_eq!(backend(global, "{a/c: {backend: {azurerm: {key: own}}}}"), r#"azurerm {"key":"own"}"#);
        let inherited = "{b: {backend: {azurerm: {key: base}}}, a/c: {metadata: {inherits: [b]}}}";
        assert_eq!(backend(global, inherited), r#"azurerm {"key":"base"}"#);
        let same = "{b: {backend: {azurerm: {key: all}}}, a/c: {metadata: {inherits: [b]}}}";
        assert_eq!(backend(global, same), r#"azurerm {"key":"all/a-c.terraform.tfstate"}"#);
    }

    #[test]
    fn no_type_is_no_backend() {
        assert_eq!(backend("{backend: {s3: {}}}", "{a/c: {}}"), "");
    }

    #[test]
    fn a_type_without_its_part_is_refused_with_its_place() {
        let text = "terraform: {backend_type: gcs, backend: {s3: {bucket: b}}}\ncomponents: {terraform: {c: {}}}";
        let error = Project::new(&[("dev.yaml", text)]).resolve("dev", "c").unwrap_err().to_string();
        assert_eq!(
            error,
            "error: stacks/dev.yaml:1:27: `backend` has nothing for the backend type `gcs`\n  caused by: it has `s3`\nhelp: add `gcs: …` to `backend`, or change `backend_type`"
        );
    }
}
