//! `import:` of a manifest: which files it names.

use std::path::{Path, PathBuf};

use super::{
    glob::{EXTENSIONS, Pattern, has_extension, is_pattern},
    library::{Library, Source},
    rendering::{self, Rules},
    section::map_at,
    template::{Origin, from_node, of_map},
};
use crate::{
    config::{
        clean, is_remote,
        yaml::{ListMerge, Node, Place, Value, merge_all},
    },
    error::{Error, Result},
};

/// One entry of the list.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    pub(crate) at: Place,
    /// As it was written.
    pub(crate) name: String,
    /// Absolute, in the order of merging.
    pub(crate) files: Vec<PathBuf>,
    /// What it says itself about templates in these files and in what they import.
    own: Rules,
}

impl Import {
    /// Whether the path has to be rendered before there are files.
    pub(crate) fn is_templated(&self) -> bool {
        self.name.contains("{{")
    }

    /// The rules for its files, below those of the importer, whose context wins.
    pub(crate) fn rules_below(&self, above: &Rules) -> Rules {
        let contexts = self.own.context.iter().chain(&above.context);
        Rules { context: merge_all(contexts, ListMerge::Replace), ..self.own.clone() }
    }

    /// The files of a templated path, which sees the context and what was `imported` before it.
    /// Atmos goes on when there are none.
    pub(crate) fn rendered_files(
        &self,
        library: &Library<'_>,
        source: &Source,
        above: &Rules,
        imported: Option<&Node>,
    ) -> Result<Vec<PathBuf>> {
        let sections = ["settings", "vars", "env"].map(|name| (name, imported.and_then(|tree| tree.get(name))));
        let sections =
            sections.into_iter().map(|(name, node)| (name.into(), node.map_or_else(|| of_map([]), from_node)));
        let data = of_map(sections.chain(rendering::context_scope(&self.rules_below(above))));
        let missing = rendering::missing(library, &self.own);
        let origin = Origin::Value(self.at);
        let name = library.engine().render(&self.name, origin, &data, missing, &rendering::no_component)?.text;
        find(library, source, &name).map_err(|error| error.at(self.at))
    }
}

/// The entries of a file's list.
pub(crate) fn read(library: &Library<'_>, source: &Source) -> Result<Vec<Import>> {
    read_each(library, source)?.into_iter().collect()
}

/// The same, where one that cannot be read stops none of the others.
pub(super) fn read_each(library: &Library<'_>, source: &Source) -> Result<Vec<Result<Import>>> {
    let Some(node) = source.tree.get("import") else { return Ok(Vec::new()) };
    match &node.value {
        Value::Null => Ok(Vec::new()),
        Value::List(entries) => Ok(entries.iter().map(|entry| read_entry(library, source, entry)).collect()),
        other => Err(Error::configuration(format!("`import` must be a list, found {}", other.kind())).at(node.at)),
    }
}

pub(super) fn read_entry(library: &Library<'_>, source: &Source, entry: &Node) -> Result<Import> {
    let path = if entry.as_map().is_some() { entry.get("path").unwrap_or(entry) } else { entry };
    let Some(name) = path.as_str().filter(|name| !name.is_empty() && path.tag.is_none()) else {
        return Err(Error::configuration("an import must be a path or a map with `path`").at(path.at));
    };
    refuse_unbuilt(name, path.at)?;
    let own = Rules {
        context: map_at(library, entry, "context")?.cloned(),
        is_raw: flag(entry, "skip_templates_processing")?,
        ignores_missing: flag(entry, "ignore_missing_template_values")?,
    };
    let may_be_missing = flag(entry, "skip_if_missing")?;
    let mut import = Import { at: path.at, name: name.to_owned(), files: Vec::new(), own };
    if !import.is_templated() {
        import.files = find(library, source, name).map_err(|error| error.at(path.at))?;
        if import.files.is_empty() && !may_be_missing {
            return Err(not_found(library, source, name, path.at));
        }
    }
    Ok(import)
}

fn flag(entry: &Node, key: &str) -> Result<bool> {
    match entry.get(key).map(|node| (&node.value, node)) {
        None | Some((Value::Null, _)) => Ok(false),
        Some((Value::Bool(value), _)) => Ok(*value),
        Some((other, node)) => {
            Err(Error::configuration(format!("`{key}` must be true or false, found {}", other.kind())).at(node.at))
        }
    }
}

fn refuse_unbuilt(name: &str, at: Place) -> Result<()> {
    if is_remote(name) {
        let message = format!("import `{name}` is remote, which is not built yet");
        return Err(Error::configuration(message)
            .at(at)
            .help("copy the manifest into the project and import the copy"));
    }
    Ok(())
}

fn not_found(library: &Library<'_>, source: &Source, name: &str, at: Place) -> Error {
    let wanted = library.env.shown(&target(library, source, name));
    let ending = if has_extension(name) { "" } else { EXTENSIONS[0] };
    Error::configuration(format!("import `{name}` was not found"))
        .at(at)
        .because(format!("no file `{wanted}{ending}`"))
        .help("create the file, or import it with `path: …` and `skip_if_missing: true`")
}

/// `./` and `../` are relative to the importing file, everything else to the stacks' folder.
fn target(library: &Library<'_>, source: &Source, name: &str) -> PathBuf {
    clean(&folder(library, source, name).join(name))
}

fn folder<'a>(library: &Library<'a>, source: &'a Source, name: &str) -> &'a Path {
    let base = &library.config.stacks.base_path;
    if is_relative(name) { source.path.parent().unwrap_or(base) } else { base }
}

/// The files of an import; names that mean the same in every file are looked for once.
fn find(library: &Library<'_>, source: &Source, name: &str) -> Result<Vec<PathBuf>> {
    if is_relative(name) {
        return search(library, source, name);
    }
    if let Some(files) = library.found.borrow().get(name) {
        return Ok(files.clone());
    }
    let files = search(library, source, name)?;
    library.found.borrow_mut().insert(name.to_owned(), files.clone());
    Ok(files)
}

fn search(library: &Library<'_>, source: &Source, name: &str) -> Result<Vec<PathBuf>> {
    if is_pattern(name) {
        // Atmos looks for the other extensions of single files only.
        let ending = if has_extension(name) { "" } else { EXTENSIONS[0] };
        let files = Pattern::new(folder(library, source, name), &format!("{name}{ending}"))?.files();
        return files.map_err(|error| error.context(format!("cannot import `{name}`")));
    }
    let wanted = target(library, source, name);
    let is_manifest = wanted.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
    // A template beside a plain manifest stands in for it.
    let endings: &[&str] = match (has_extension(name), is_manifest) {
        (false, _) => &EXTENSIONS,
        (true, true) => &[".tmpl", ""],
        (true, false) => &["", ".yaml", ".yml", ".yaml.tmpl", ".yml.tmpl"],
    };
    let candidates = endings.iter().map(|ending| with_ending(&wanted, ending));
    Ok(candidates.into_iter().find(|path| path.is_file()).into_iter().collect())
}

fn is_relative(name: &str) -> bool {
    name.starts_with("./") || name.starts_with("../")
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stack::fixture::Project;

    fn imports(project: &Project, file: &str) -> Result<Vec<Vec<String>>> {
        let (config, env) = (project.config(), project.env());
        let library = Library::new(&config, &env);
        let source = library.source(&project.path(file))?;
        let imports = source.imports(&library)?;
        Ok(imports.iter().map(|import| import.files.iter().map(|file| env.shown(file)).collect()).collect())
    }

    #[test]
    fn names_are_below_the_stacks_folder_unless_they_start_with_a_dot() {
        let text = "import: [catalog/a, ./b, ../catalog/a.yaml]";
        let project = Project::new(&[("orgs/dev.yaml", text), ("catalog/a.yaml", ""), ("orgs/b.yml", "")]);
        let expected = [["stacks/catalog/a.yaml"], ["stacks/orgs/b.yml"], ["stacks/catalog/a.yaml"]];
        assert_eq!(imports(&project, "orgs/dev.yaml").unwrap(), expected);
    }

    #[test]
    fn a_pattern_means_all_yaml_files_in_order() {
        let project =
            Project::new(&[("dev.yaml", "import: ['catalog/**/*']"), ("catalog/z.yaml", ""), ("catalog/a/b.yaml", "")]);
        let expected = [["stacks/catalog/a/b.yaml", "stacks/catalog/z.yaml"]];
        assert_eq!(imports(&project, "dev.yaml").unwrap(), expected);
    }

    #[test]
    fn a_template_beside_a_manifest_stands_in_for_it() {
        let project =
            Project::new(&[("dev.yaml", "import: [a.yaml]"), ("a.yaml", ""), ("a.yaml.tmpl", "vars: {b: 1}")]);
        assert_eq!(imports(&project, "dev.yaml").unwrap(), [["stacks/a.yaml.tmpl"]]);
    }

    #[test]
    fn a_missing_import_is_an_error_with_its_place() {
        let project = Project::new(&[("dev.yaml", "import:\n  - catalog/nothing\n")]);
        let error = imports(&project, "dev.yaml").unwrap_err().to_string();
        let expected = "error: stacks/dev.yaml:2:5: import `catalog/nothing` was not found\n  caused by: no file `stacks/catalog/nothing.yaml`\nhelp: create the file, or import it with `path: …` and `skip_if_missing: true`";
        assert_eq!(error, expected);
    }

    #[test]
    fn a_missing_import_may_be_allowed() {
        let project = Project::new(&[("dev.yaml", "import: [{path: nothing, skip_if_missing: true}]")]);
        assert_eq!(imports(&project, "dev.yaml").unwrap(), [[""; 0]]);
    }

    #[test]
    fn a_remote_import_says_that_it_is_not_built() {
        let project = Project::new(&[("dev.yaml", "import: ['git::https://example.com/x']")]);
        let error = imports(&project, "dev.yaml").unwrap_err().to_string();
        assert!(error.contains("stacks/dev.yaml:1:10: import") && error.contains("not built yet"), "{error}");
    }

    #[test]
    fn an_import_that_is_no_list_is_refused() {
        let project = Project::new(&[("dev.yaml", "import: catalog/a")]);
        let error = imports(&project, "dev.yaml").unwrap_err().to_string();
        assert_eq!(error, "error: stacks/dev.yaml:1:9: `import` must be a list, found a text");
    }
}
