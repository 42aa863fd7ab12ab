//! A file merged with everything it imports: imports first, in the order of the list, the file itself last.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    rc::Rc,
};

use super::{
    import::Import,
    library::{Library, Source},
    overrides,
    rendering::{self, Rules},
    section::{laid_over, map_at},
    way::imported,
};
use crate::{
    config::yaml::{Node, Place, Value, merge_all, merge_open},
    error::{Error, Result},
};

/// The outcome for one file.
pub(crate) struct Expansion {
    /// A map without `import` and `locals`.
    pub(crate) tree: Node,
    /// The files that it imports, and those that these import, with where they are imported.
    pub(crate) imports: BTreeMap<PathBuf, Place>,
    /// `overrides` of this file under those of its importers.
    inline: Option<Node>,
    /// `overrides` of everything imported so far.
    imported: Option<Node>,
}

/// No project imports over more steps.
const DEEPEST: usize = 64;

/// How many files a manifest may import, each counted as often as it is reached.
const MOST_VISITS: usize = 20_000;

/// The top-level manifest at `path`.
pub(crate) fn expand(library: &Library<'_>, path: &Path) -> Result<Rc<Expansion>> {
    library.visits.set(0);
    let visit = Visit { path, from: None, inline: None, imported: None, rules: Rules::default() };
    visit.expand(library)
}

/// A file being expanded, with what its importers hand down.
struct Visit<'v> {
    path: &'v Path,
    from: Option<(&'v Visit<'v>, &'v Import)>,
    inline: Option<Node>,
    imported: Option<Node>,
    /// What the imports on the way here say about templates.
    rules: Rules,
}

impl Visit<'_> {
    fn expand(&self, library: &Library<'_>) -> Result<Rc<Expansion>> {
        let is_shared = self.inline.is_none() && self.imported.is_none() && self.rules.are_plain();
        if is_shared && let Some(expansion) = library.expansions.borrow().get(self.path) {
            return Ok(Rc::clone(expansion));
        }
        let source = rendering::source(library, self.path, &self.rules).map_err(|error| self.explain(error))?;
        let expansion = Rc::new(self.merge(library, &source)?);
        if is_shared {
            library.expansions.borrow_mut().insert(self.path.to_owned(), Rc::clone(&expansion));
        }
        Ok(expansion)
    }

    fn merge(&self, library: &Library<'_>, source: &Source) -> Result<Expansion> {
        let lists = library.config.list_merge;
        let tree = &source.tree;
        let map = |tree, name| map_at(library, tree, name).map_err(|error| self.explain(error));
        let mut inline = laid_over(None, map(tree, "overrides")?, lists);
        if let Some(terraform) = map(tree, "terraform")? {
            inline = laid_over(inline, map(terraform, "overrides")?, lists);
        }
        inline = laid_over(inline, self.inline.as_ref(), lists);
        let mut imported = self.imported.clone();
        let (mut trees, mut imports) = (Vec::new(), BTreeMap::new());
        for import in source.imports(library).map_err(|error| self.explain(error))? {
            let files = if import.is_templated() {
                let found = import.rendered_files(library, source, &self.rules, merge_all(&trees, lists).as_ref());
                &found.map_err(|error| self.explain(error))?
            } else {
                &import.files
            };
            for expansion in self.expand_import(library, (import, files), inline.as_ref(), imported.as_ref())? {
                imported = laid_over(imported, expansion.imported.as_ref(), lists);
                imported = laid_over(imported, expansion.inline.as_ref(), lists);
                trees.push(expansion.tree.clone());
                imports.extend(expansion.imports.iter().map(|(path, at)| (path.clone(), *at)));
            }
            imports.extend(files.iter().map(|path| (path.clone(), import.at)));
        }
        let overrides = laid_over(imported.clone(), inline.as_ref(), lists);
        trees.push(overrides::attach(without_directives(tree), overrides.as_ref()));
        // What a component appends to may be in a lower section of another file.
        let tree = merge_open(&trees, lists).unwrap_or_else(|| Node::empty_map(tree.at));
        Ok(Expansion { tree, imports, inline, imported })
    }

    /// The files of one entry do not see each other's overrides, as in Atmos.
    fn expand_import(
        &self,
        library: &Library<'_>,
        (import, files): (&Import, &[PathBuf]),
        inline: Option<&Node>,
        imported: Option<&Node>,
    ) -> Result<Vec<Rc<Expansion>>> {
        let expand_file = |path: &PathBuf| {
            let visit = Visit {
                path,
                from: Some((self, import)),
                inline: inline.cloned(),
                imported: imported.cloned(),
                rules: import.rules_below(&self.rules),
            };
            visit.refuse_cycle(library)?;
            visit.refuse_too_many(library)?;
            visit.expand(library)
        };
        files.iter().map(expand_file).collect()
    }

    /// Files whose outcome depends on their importers are merged anew each time.
    fn refuse_too_many(&self, library: &Library<'_>) -> Result<()> {
        let Some((importer, import)) = self.from else { return Ok(()) };
        library.visits.set(library.visits.get() + 1);
        let depth = std::iter::successors(self.from, |(importer, _)| importer.from).count();
        if depth <= DEEPEST && library.visits.get() <= MOST_VISITS {
            return Ok(());
        }
        let message = if depth > DEEPEST {
            format!("import `{}` is more than {DEEPEST} files deep", import.name)
        } else {
            format!("import `{}` is one of more than {MOST_VISITS} of one manifest", import.name)
        };
        let error = Error::configuration(message).at(import.at).help("import fewer files");
        // The whole way would be as long as it is deep.
        Err(error.because(importer.from.map_or_else(String::new, |(_, above)| imported(above.at))))
    }

    fn refuse_cycle(&self, library: &Library<'_>) -> Result<()> {
        let Some((importer, import)) = self.from else { return Ok(()) };
        let mut above = Some(importer);
        while let Some(visit) = above {
            if visit.path == self.path {
                let shown = library.env.shown(self.path);
                let name = &import.name;
                let message = format!("import `{name}` leads back to `{shown}`");
                return Err(importer
                    .explain(Error::configuration(message).at(import.at))
                    .help("remove one of these imports"));
            }
            above = visit.from.map(|(importer, _)| importer);
        }
        Ok(())
    }

    /// Adds the way from the top-level manifest to this file, nearest import first.
    fn explain(&self, mut error: Error) -> Error {
        let mut from = self.from;
        while let Some((importer, import)) = from {
            error = error.because(imported(import.at));
            from = importer.from;
        }
        error
    }
}

/// `import` and `locals` belong to their own file.
fn without_directives(tree: &Node) -> Node {
    let Value::Map(map) = &tree.value else { return tree.clone() };
    if map.get("import").is_none() && map.get("locals").is_none() {
        return tree.clone();
    }
    let mut map = (**map).clone();
    map.remove("import");
    map.remove("locals");
    Node::new(tree.at, Value::Map(map.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{config::yaml::to_json, stack::fixture::Project};

    fn expanded(project: &Project, file: &str) -> Result<Node> {
        let (config, env) = (project.config(), project.env());
        let library = Library::new(&config, &env);
        Ok(expand(&library, &project.path(file))?.tree.clone())
    }

    fn failure(project: &Project, file: &str) -> String {
        expanded(project, file).unwrap_err().to_string()
    }

    #[test]
    fn later_imports_win_and_the_file_itself_wins_over_them() {
        let project = Project::new(&[
            ("dev.yaml", "import: [a, b]\nvars: {z: own}"),
            ("a.yaml", "vars: {x: a, y: a, z: a}"),
            ("b.yaml", "vars: {y: b, z: b}"),
        ]);
        let tree = expanded(&project, "dev.yaml").unwrap();
        for (key, value) in [("x", "a"), ("y", "b"), ("z", "own")] {
            assert_eq!(tree.at_path(&["vars", key]).and_then(Node::as_str), Some(value));
        }
        assert!(tree.get("import").is_none());
    }

    #[test]
    fn an_imported_null_does_not_hide_what_its_own_file_says() {
        // Each file is merged with its own imports before it is merged into its importer.
        let project = Project::new(&[
            ("dev.yaml", "import: [a, b]"),
            ("a.yaml", "vars: {m: {x: 1}}"),
            ("b.yaml", "import: [c]\nvars: {m: {y: 2}}"),
            ("c.yaml", "vars: {m: null}"),
        ]);
        let tree = expanded(&project, "dev.yaml").unwrap();
        assert!(tree.at_path(&["vars", "m", "x"]).is_some());
        assert!(tree.at_path(&["vars", "m", "y"]).is_some());
    }

    #[test]
    fn a_file_that_imports_itself_is_refused_with_its_place() {
        let project = Project::new(&[("dev.yaml", "import: [dev]")]);
        let expected = "error: stacks/dev.yaml:1:10: import `dev` leads back to `stacks/dev.yaml`\nhelp: remove one of these imports";
        assert_eq!(failure(&project, "dev.yaml"), expected);
    }

    #[test]
    fn a_cycle_is_refused_with_the_way_that_led_there() {
        let project =
            Project::new(&[("dev.yaml", "import: [a]"), ("a.yaml", "import: [b]"), ("b.yaml", "import: [a]")]);
        let error = failure(&project, "dev.yaml");
        assert!(error.starts_with("error: stacks/b.yaml:1:10: import `a` leads back to `stacks/a.yaml`"), "{error}");
        assert!(error.contains("caused by: imported at stacks/a.yaml:1:10\n  caused by: imported at stacks/dev.yaml"));
    }

    #[test]
    fn an_error_in_an_import_names_the_importers() {
        let project = Project::new(&[("dev.yaml", "import: [a]"), ("a.yaml", "import: [nothing]")]);
        let error = failure(&project, "dev.yaml");
        assert!(error.contains("stacks/a.yaml:1:10: import `nothing` was not found"), "{error}");
        assert!(error.contains("imported at stacks/dev.yaml:1:10"), "{error}");
    }

    #[test]
    fn a_context_reaches_what_the_import_imports_and_the_importer_wins() {
        let project = Project::new(&[
            ("dev.yaml", "import: [{path: a, context: {x: 1, y: dev}}]"),
            ("a.yaml", "import: [{path: b, context: {x: 2, z: 3}}]\nvars: {a: '{{ .x }}'}"),
            ("b.yaml", "vars:\n  b: {{ .x }}{{ .y }}{{ .z }}\n  n: {{ .x }}\n"),
        ]);
        let tree = expanded(&project, "dev.yaml").unwrap();
        assert_eq!(to_json(tree.get("vars").unwrap()).to_string(), r#"{"b":"1dev3","n":1,"a":"1"}"#);
    }

    #[test]
    fn only_the_import_rules_ask_for_rendering() {
        let project = Project::new(&[
            ("dev.yaml", "import: [a, b, {path: c, context: {x: 1}, skip_templates_processing: true}]"),
            ("a.yaml.tmpl", "vars: {a: '{{ add 1 2 }}'}"),
            ("b.yaml", "vars: {b: '{{ add 1 2 }}'}"),
            ("c.yaml", "vars: {c: '{{ .x }}'}"),
        ]);
        let tree = expanded(&project, "dev.yaml").unwrap();
        let expected = r#"{"a":"3","b":"{{ add 1 2 }}","c":"{{ .x }}"}"#;
        assert_eq!(to_json(tree.get("vars").unwrap()).to_string(), expected);
    }

    #[test]
    fn a_value_that_no_context_gives_is_refused_with_the_way_there() {
        let file = ("a.yaml", "vars:\n  a: '{{ .z }}'\n");
        let project = Project::new(&[("dev.yaml", "import: [{path: a, context: {x: 1}}]"), file]);
        let expected = "error: stacks/a.yaml:2:10: cannot render `{{ .z }}`\n  caused by: nothing is called `z` there\n  caused by: imported at stacks/dev.yaml:1:17";
        assert_eq!(failure(&project, "dev.yaml"), expected);
        let lenient = "import: [{path: a, context: {x: 1}, ignore_missing_template_values: true}]";
        let tree = expanded(&Project::new(&[("dev.yaml", lenient), file]), "dev.yaml").unwrap();
        assert_eq!(tree.at_path(&["vars", "a"]).and_then(Node::as_str), Some("<no value>"));
    }

    #[test]
    fn rendered_files_keep_the_lines_of_the_template() {
        let project =
            Project::new(&[("dev.yaml.tmpl", "vars:\n{{- range until 3 }}\n  v{{ . }}: x\n{{- end }}\n  last: [1\n")]);
        let error = failure(&project, "dev.yaml.tmpl");
        assert!(error.contains("that is so after its templates are rendered"), "{error}");
        let project = Project::new(&[(
            "dev.yaml.tmpl",
            "vars:\n{{- range until 3 }}\n  v{{ . }}: x\n{{- end }}\n  last: !env X\n",
        )]);
        let tree = expanded(&project, "dev.yaml.tmpl").unwrap();
        assert_eq!(tree.at_path(&["vars", "last"]).unwrap().at.to_string(), "stacks/dev.yaml.tmpl:5:9");
        assert_eq!(tree.at_path(&["vars", "v2"]).unwrap().at.line, 3);
    }

    #[test]
    fn a_path_may_be_a_template_over_what_was_imported_before() {
        let project = Project::new(&[
            ("dev.yaml", "import: [a, 'catalog/{{ .vars.stage }}', 'catalog/{{ .vars.stage | upper }}']"),
            ("a.yaml", "vars: {stage: prod}\nsettings: {}"),
            ("catalog/prod.yaml", "vars: {found: true}"),
        ]);
        assert!(expanded(&project, "dev.yaml").unwrap().at_path(&["vars", "found"]).is_some());
    }

    #[test]
    fn a_context_that_nothing_uses_is_harmless() {
        let project = Project::new(&[("dev.yaml", "import: [{path: a, context: {x: 1}}]"), ("a.yaml", "vars: {y: 2}")]);
        assert!(expanded(&project, "dev.yaml").unwrap().at_path(&["vars", "y"]).is_some());
    }
}
