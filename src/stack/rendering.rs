//! A manifest's text to its tree, rendered first where the import rules ask for that.

use std::{
    path::{Path, PathBuf},
    rc::Rc,
    sync::Arc,
};

use super::{
    library::{Library, Source},
    locals::{self, Scope},
    template::{Asked, Missing, Origin, Rendered, Value, from_node, of_map, settings::ignores_missing},
};
use crate::{
    config::yaml::{Map, Node, Place},
    error::{Error, Result},
};

/// What an import says about the templates of its files.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rules {
    /// `context`, with those of the importers laid over it.
    pub(crate) context: Option<Node>,
    /// `skip_templates_processing`
    pub(crate) is_raw: bool,
    /// `ignore_missing_template_values`
    pub(crate) ignores_missing: bool,
}

impl Rules {
    /// Whether the file's tree is the same for everybody who imports it.
    pub(crate) fn are_plain(&self) -> bool {
        self.context.is_none() && !self.is_raw && !self.ignores_missing
    }
}

/// The file at `path` as an importer with these rules sees it.
pub(crate) fn source(library: &Library<'_>, path: &Path, rules: &Rules) -> Result<Rc<Source>> {
    let text = library.text(path)?;
    if rules.is_raw || !text.contains("{{") {
        return library.source(path);
    }
    if rules.are_plain()
        && let Some(source) = library.rendered.borrow().get(path)
    {
        return Ok(Rc::clone(source));
    }
    let source = render(library, path, &text, rules)?;
    if rules.are_plain() {
        library.rendered.borrow_mut().insert(path.to_owned(), Rc::clone(&source));
    }
    Ok(source)
}

fn render(library: &Library<'_>, path: &Path, text: &str, rules: &Rules) -> Result<Rc<Source>> {
    let is_template = is_template(path) || rules.context.is_some();
    let outer = context_scope(rules);
    let tree = if locals::may_have(text) { locals::raw_tree(library, path, text) } else { None };
    let scope = tree.map_or(Ok(None), |tree| locals::scope(library, &tree, &outer))?;
    if !is_template && scope.is_none() {
        return library.source(path);
    }
    let missing = missing(library, rules);
    let data = of_map(scope.unwrap_or(outer));
    let file: &'static Path = Box::leak(PathBuf::from(library.env.shown(path)).into_boxed_path());
    let origin = Origin::File(Place::start_of(file));
    let rendered = match library.engine().render(text, origin, &data, missing, &no_component) {
        // What else is in the file waits for the component.
        Err(_) if !is_template => library.engine().render_parts(text, origin, &data, ".locals."),
        // What fails may have been meant for what a program gives, which nobody runs here.
        Err(_) if library.looks_only.get() && text.contains("!exec") => return library.source(path),
        rendered => rendered?,
    };
    match parse(library, path, &rendered) {
        Err(_) if library.looks_only.get() && text.contains("!exec") => library.source(path),
        parsed => parsed.map(Rc::new),
    }
}

/// What becomes of a value that a template asks for and nobody has.
pub(crate) fn missing(library: &Library<'_>, rules: &Rules) -> Missing {
    let is_ignored = rules.ignores_missing || ignores_missing(library.config);
    if is_ignored { Missing::Printed } else { Missing::Refused }
}

/// Whether `path` says that it is a template.
pub(crate) fn is_template(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "tmpl")
}

/// Components are merged from files, so files cannot ask for them, nor for what functions make of a component.
pub(crate) fn no_component(asked: &Asked) -> Result<Value> {
    let what = match asked {
        Asked::Component { name, .. } => format!("component `{name}` cannot be read"),
        Asked::Text(text) => format!("`{text}` cannot be resolved"),
    };
    Err(Error::configuration(format!("{what} while manifests are imported"))
        .help("set `templates.settings.enabled: true` and use it in a section of a component"))
}

/// The context as templates see it.
pub(crate) fn context_scope(rules: &Rules) -> Scope {
    let context = rules.context.as_ref().and_then(Node::as_map).into_iter().flat_map(Map::iter);
    context.map(|(key, entry)| (Arc::clone(key), from_node(&entry.node))).collect()
}

fn parse(library: &Library<'_>, path: &Path, rendered: &Rendered) -> Result<Source> {
    let source = library.parse_text(path, &rendered.text);
    let mut source = source.map_err(|error| error.because("that is so after its templates are rendered"))?;
    let is_same = rendered.lines.iter().zip(1..).all(|(line, own)| *line == own);
    if !is_same {
        source.tree = source.tree.moved(&|place| Place {
            line: rendered.lines.get(place.line.saturating_sub(1) as usize).copied().unwrap_or(place.line),
            ..place
        });
    }
    Ok(source)
}
