//! `!include` and `!include.raw`: a value that is written in another file.

use std::path::{Path, PathBuf};

use super::{functions::unbuilt, library::Library};
use crate::{
    config::{
        clean,
        functions::{argument, file},
        is_remote,
        yaml::{self, Node},
    },
    error::{Error, Result},
    query,
};

/// Files that include each other are stopped here.
const DEPTH_LIMIT: usize = 16;

/// `tree` with everything included that can be. What cannot be keeps its tag, so that the error
/// reaches only those who ask for that value ([`explain`]).
pub(crate) fn resolve_all(library: &Library<'_>, tree: &Node) -> Node {
    resolve_tree(library, tree, 0)
}

/// Why the tag of `node` is still there.
pub(crate) fn explain(library: &Library<'_>, node: &Node) -> Error {
    if yaml::is_waiting(node) {
        return explain_merge(library, node);
    }
    if let Some(function) = node.as_list().and_then(|layers| layers.iter().find(|layer| layer.tag.is_some())) {
        return explain(library, function);
    }
    match resolve(library, node, 0) {
        Some(Err(error)) => error,
        // It works from here, so it was left because of where it stands.
        Some(Ok(_)) => cannot_include(node, too_deep()),
        None => unbuilt::refusal(library.config, node),
    }
}

/// Why what `<<` names was not merged.
fn explain_merge(library: &Library<'_>, node: &Node) -> Error {
    let left = node.as_list().unwrap_or_default().iter().find(|source| source.as_map().is_none());
    let left = left.unwrap_or(node);
    match resolve(library, left, 0) {
        Some(Err(error)) => error,
        _ => yaml::no_map(left),
    }
}

fn resolve_tree(library: &Library<'_>, node: &Node, depth: usize) -> Node {
    match resolve(library, node, depth) {
        Some(Ok(included)) => return included,
        Some(Err(_)) => return node.clone(),
        None => {}
    }
    let resolved = node.with_children(|child| resolve_tree(library, child, depth));
    yaml::with_merged(resolved.clone()).unwrap_or(resolved)
}

/// `None` when `node` is no include.
fn resolve(library: &Library<'_>, node: &Node, depth: usize) -> Option<Result<Node>> {
    let is_raw = match node.tag.as_deref()? {
        "include" => false,
        "include.raw" => true,
        _ => return None,
    };
    Some(read(library, node, is_raw, depth).map_err(|error| cannot_include(node, error)))
}

fn cannot_include(node: &Node, error: Error) -> Error {
    error.context(format!("cannot include `{}`", node.as_str().unwrap_or_default())).at(node.at)
}

fn too_deep() -> Error {
    Error::configuration("files include each other too deeply")
}

fn read(library: &Library<'_>, node: &Node, is_raw: bool, depth: usize) -> Result<Node> {
    let (name, query) = argument::head(node.as_str().unwrap_or_default());
    if name.is_empty() {
        return Err(Error::configuration("no file is named"));
    }
    if is_remote(&name) {
        return Err(Error::configuration("files from elsewhere are not built yet")
            .help("save it in the project, and include the copy"));
    }
    if depth >= DEPTH_LIMIT {
        return Err(too_deep());
    }
    let path = locate(library, node, &name);
    let shown = library.env.shown(&path);
    let text = yaml::read_text(&path, &shown)?;
    let content = if is_raw { text_node(node, &text) } else { parse(library, node, &path, &text, depth)? };
    if query.is_empty() { Ok(content) } else { query::select(&content, &query) }
}

/// `./` and `../` are relative to the manifest, everything else to the base path.
fn locate(library: &Library<'_>, node: &Node, name: &str) -> PathBuf {
    let manifest = library.env.absolute(node.at.file);
    let folder = if name.starts_with("./") || name.starts_with("../") { manifest.parent() } else { None };
    clean(&folder.unwrap_or(&library.config.base_path).join(name))
}

fn parse(library: &Library<'_>, node: &Node, path: &Path, text: &str, depth: usize) -> Result<Node> {
    let content = file::content(node.at, path, &library.env.shown(path), text)?;
    Ok(if file::is_tree(path) { resolve_tree(library, &content, depth + 1) } else { content })
}

fn text_node(node: &Node, text: &str) -> Node {
    Node::text(node.at, text)
}

#[cfg(test)]
mod tests {
    use crate::{
        config::yaml::to_json,
        stack::fixture::{Project, text_at},
    };

    #[test]
    fn a_whole_section_may_be_included_and_is_merged() {
        let project = Project::new(&[
            ("dev.yaml", "vars: {a: root, b: root}\ncomponents: {terraform: {c: {vars: !include ../more/c.yaml}}}"),
            ("../more/c.yaml", "b: included\nn: !include ./n.txt"),
            ("../more/n.txt", "text"),
        ]);
        let component = project.resolve("dev", "c").unwrap();
        assert_eq!(text_at(&component.vars, &["a"]).as_deref(), Some("root"));
        assert_eq!(text_at(&component.vars, &["b"]).as_deref(), Some("included"));
        assert_eq!(text_at(&component.vars, &["n"]).as_deref(), Some("text"));
    }

    #[test]
    fn a_path_of_keys_selects_and_names_are_relative_to_the_base_path() {
        let project = Project::new(&[
            (
                "dev.yaml",
                "components:\n  terraform:\n    c:\n      vars:\n        a: !include more/c.yaml .x.y\n        b: !include more/c.yaml .l[1].z\n        q: !include more/c.yaml .l | length\n        n: !include more/c.yaml .no\n",
            ),
            ("../more/c.yaml", "x: {y: deep}\nl: [1, {z: 2}]"),
        ]);
        let vars = project.resolve("dev", "c").unwrap().vars;
        assert_eq!(to_json(&vars).to_string(), r#"{"a":"deep","b":2,"q":2,"n":null}"#);
    }

    #[test]
    fn files_of_terraform_s_language_and_of_variables_are_values() {
        let project = Project::new(&[
            (
                "dev.yaml",
                "components: {terraform: {c: {vars: {t: !include ../dev.tfvars, e: !include ../a.env .B, d: !include ../.env}}}}",
            ),
            (
                "../dev.tfvars",
                "cidr = \"10.0.0.0/16\" # why\nn = 3\non = true\nl = [1, \"a\"]\ntags = {\n  Team = \"x\"\n}\ntext = <<EOT\nline\nEOT\n",
            ),
            ("../a.env", "# comment\nexport A='x # y'\nB=\"two\\nlines\"\n"),
            ("../.env", "A=plain # comment\n"),
        ]);
        let vars = project.resolve("dev", "c").unwrap().vars;
        let expected = r#"{"t":{"cidr":"10.0.0.0/16","n":3,"on":true,"l":[1,"a"],"tags":{"Team":"x"},"text":"line\n"},"e":"two\nlines","d":{"A":"plain"}}"#;
        assert_eq!(to_json(&vars).to_string(), expected);
    }

    #[test]
    fn terraform_s_language_nested_beyond_measure_is_refused() {
        let deep = format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000));
        let project = Project::new(&[
            ("dev.yaml", "components: {terraform: {c: {vars: !include ../deep.tfvars}}}"),
            ("../deep.tfvars", &deep),
        ]);
        let error = project.resolve("dev", "c").unwrap_err().to_string();
        assert!(error.contains("`deep.tfvars` is nested too deeply"), "{error}");
    }

    #[test]
    fn what_cannot_be_included_stops_only_the_component_that_has_it() {
        let project = Project::new(&[
            ("dev.yaml", "components:\n  terraform:\n    good: {}\n    bad:\n      vars: !include ../bad.tfvars\n"),
            ("../bad.tfvars", "a = 1\nb = var.x\n"),
        ]);
        assert!(project.resolve("dev", "good").is_ok());
        let error = project.resolve("dev", "bad").unwrap_err().to_string();
        let expected = "error: stacks/dev.yaml:5:13: cannot include `../bad.tfvars`\n  caused by: bad.tfvars: `b` is no plain value\n  caused by: undefined variable `var` in expression `var.x`";
        assert_eq!(error, expected);
    }

    #[test]
    fn files_that_include_each_other_end() {
        let project = Project::new(&[
            ("dev.yaml", "components: {terraform: {c: {vars: {a: !include ./loop.yaml}}}}"),
            ("loop.yaml", "a: !include ./loop.yaml"),
        ]);
        let error = project.resolve("dev", "c").unwrap_err().to_string();
        assert!(error.contains("cannot include `./loop.yaml`"), "{error}");
    }
}
