//! A file merged with everything it imports: imports first, in the order of the list, the file itself last.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    path::{Path, PathBuf},
    rc::Rc,
};

use super::{
    gaps::Gaps,
    import::{self, Import},
    library::{Library, Source},
    overrides::Overrides,
    rendering::{self, Rules},
    way::{self, imported},
};
use crate::{
    config::yaml::{Node, Place, Value, merge_all},
    error::{Error, Result},
};

/// The outcome for one file.
pub(crate) struct Expansion {
    /// A map without `import` and `locals`.
    pub(crate) tree: Node,
    /// The files that it imports, and those that these import, with where they are imported.
    pub(crate) imports: BTreeMap<PathBuf, Place>,
    /// Why some imports are not in it, for those who only look; others are refused the whole.
    pub(crate) gaps: Gaps,
    /// `overrides` of this file under those of its importers.
    inline: Overrides,
    /// `overrides` of everything imported so far.
    imported: Overrides,
}

/// No project imports over more steps.
const DEEPEST: usize = 64;

/// How many files a manifest may import, each counted as often as it is reached.
const MOST_VISITS: usize = 20_000;

/// The top-level manifest at `path`.
pub(crate) fn expand(library: &Library<'_>, path: &Path) -> Result<Rc<Expansion>> {
    library.visits.set(0);
    let visit = Visit {
        path,
        from: None,
        inline: Overrides::default(),
        imported: Overrides::default(),
        rules: Rules::default(),
    };
    visit.expand(library)
}

/// A file being expanded, with what its importers hand down.
struct Visit<'v> {
    path: &'v Path,
    from: Option<(&'v Visit<'v>, &'v Import)>,
    inline: Overrides,
    imported: Overrides,
    /// What the imports on the way here say about templates.
    rules: Rules,
}

impl Visit<'_> {
    fn expand(&self, library: &Library<'_>) -> Result<Rc<Expansion>> {
        let is_shared = self.inline.are_empty() && self.imported.are_empty() && self.rules.are_plain();
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
        let own = Overrides::of(library, tree).map_err(|error| self.explain(error))?;
        let inline = own.below(&self.inline, lists);
        let mut imported = self.imported.clone();
        let (mut trees, mut imports) = (Vec::new(), BTreeMap::new());
        let mut gaps = Gaps::default();
        for import in self.entries(library, source, &mut gaps)?.iter() {
            let files = if import.is_templated() {
                // What is missing may decide which files these are.
                if !gaps.are_none() {
                    continue;
                }
                let found = import.rendered_files(library, source, &self.rules, merge_all(&trees, lists).as_ref());
                &found.or_else(|error| self.pass_over(library, error, &mut gaps))?
            } else {
                &import.files
            };
            for expansion in self.expand_import(library, (import, files), (&inline, &imported), &mut gaps)? {
                imported = imported.below(&expansion.imported, lists).below(&expansion.inline, lists);
                trees.push(expansion.tree.clone());
                imports.extend(expansion.imports.iter().map(|(path, at)| (path.clone(), *at)));
            }
            imports.extend(files.iter().map(|path| (path.clone(), import.at)));
        }
        trees.push(imported.clone().below(&inline, lists).attach(without_directives(tree)));
        trees.retain(|tree| !tree.is_empty());
        let tree = match trees.as_slice() {
            // An `!append` that no other file had to say about waits for lower sections of its own file, in Atmos
            // only when there are no other files.
            [tree] => tree.clone(),
            trees => merge_all(trees, lists).unwrap_or_else(|| Node::empty_map(tree.at)),
        };
        Ok(Expansion { tree, imports, gaps, inline, imported })
    }

    /// The entries of the list; for those who only look, the ones that can be read.
    fn entries<'s>(&self, library: &Library<'_>, source: &'s Source, gaps: &mut Gaps) -> Result<Cow<'s, [Import]>> {
        let error = match source.imports(library) {
            Ok(imports) => return Ok(Cow::Borrowed(imports)),
            Err(error) => error,
        };
        let Ok(entries) = import::read_each(library, source) else {
            return self.pass_over(library, error, gaps).map(Cow::Owned);
        };
        let mut read = Vec::new();
        for entry in entries {
            match entry {
                Ok(import) => read.push(import),
                Err(error) => self.pass_over::<()>(library, error, gaps)?,
            }
        }
        Ok(Cow::Owned(read))
    }

    /// Nothing in the place of an import that failed, for those who only look.
    fn pass_over<T: Default>(&self, library: &Library<'_>, error: Error, gaps: &mut Gaps) -> Result<T> {
        if !library.looks_only.get() {
            return Err(self.explain(error));
        }
        gaps.add(error);
        Ok(T::default())
    }

    /// The files of one entry do not see each other's overrides, as in Atmos.
    fn expand_import(
        &self,
        library: &Library<'_>,
        (import, files): (&Import, &[PathBuf]),
        (inline, imported): (&Overrides, &Overrides),
        gaps: &mut Gaps,
    ) -> Result<Vec<Rc<Expansion>>> {
        let mut expansions = Vec::new();
        for path in files {
            let visit = Visit {
                path,
                from: Some((self, import)),
                inline: inline.clone(),
                imported: imported.clone(),
                rules: import.rules_below(&self.rules),
            };
            visit.refuse_cycle(library)?;
            visit.refuse_too_many(library)?;
            if library.looks_only.get()
                && let Err(error) = rendering::source(library, path, &visit.rules)
            {
                gaps.add(error.because(way::imported(import.at)));
                continue;
            }
            let expansion = visit.expand(library)?;
            gaps.add_imported(&expansion.gaps, import.at);
            expansions.push(expansion);
        }
        Ok(expansions)
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
    Node::map(tree.at, map)
}

#[cfg(test)]
mod tests;
