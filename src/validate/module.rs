//! A component's own `.tf` files, as far as the configuration can contradict them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use hcl_edit::{
    Span as _,
    expr::Expression,
    parser::parse_body,
    structure::{Block, Body},
};

use super::{constraint::Constraint, finding::Finding};
use crate::{error::Error, place::Place, system::Env};

/// What Terraform finds in a folder.
#[derive(Default)]
pub(super) struct Module {
    pub(super) variables: BTreeMap<String, Variable>,
    pub(super) providers: Vec<Provider>,
    pub(super) backends: Vec<(String, Place)>,
    /// Variables that the folder's own files of values give.
    pub(super) given: BTreeSet<String>,
    pub(super) findings: Vec<Finding>,
    /// Whether every file was understood, so that what was not found is not there.
    pub(super) is_complete: bool,
}

/// A `variable` block.
pub(super) struct Variable {
    pub(super) at: Place,
    pub(super) constraint: Constraint,
    pub(super) has_default: bool,
    pub(super) is_sensitive: bool,
}

/// A `provider` block with the settings that are written as they are meant.
pub(super) struct Provider {
    pub(super) name: String,
    pub(super) has_alias: bool,
    pub(super) settings: Vec<(String, Place, Literal)>,
}

pub(super) enum Literal {
    Text(String),
    Boolean(bool),
}

/// Files that this program writes into the folder.
const GENERATED: [&str; 3] = ["backend.tf.json", "providers_override.tf.json", "terraform_override.tf.json"];

/// Reads the module in `folder`.
pub(super) fn read(env: &Env, folder: &Path) -> Module {
    let mut module = Module { is_complete: true, ..Module::default() };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if GENERATED.contains(&name) {
            continue;
        }
        let extension = path.extension().and_then(|extension| extension.to_str());
        if matches!(extension, Some("tf" | "tofu")) {
            module.read_file(env, &path);
        } else if name.ends_with(".tf.json") || name.ends_with(".tofu.json") {
            // Nothing is said about what such a file may declare.
            module.is_complete = false;
        } else if name == "terraform.tfvars" || name.ends_with(".auto.tfvars") {
            module.read_values(&path);
        } else if name.ends_with(".tfvars.json") && (name == "terraform.tfvars.json" || name.contains(".auto.")) {
            let values = fs::read_to_string(&path).unwrap_or_default();
            let values: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&values).unwrap_or_default();
            module.given.extend(values.into_iter().map(|(name, _)| name));
        }
    }
    module
}

impl Module {
    fn read_file(&mut self, env: &Env, path: &Path) {
        // Places refer to it as long as the process lives; there is one path for each file read.
        let file = Place::start_of(Box::leak(PathBuf::from(env.shown(path)).into_boxed_path())).file;
        let text = fs::read_to_string(path).unwrap_or_default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let body = match parse_body(text) {
            Ok(body) => body,
            Err(error) => {
                let at = error.location();
                let at = Place { file, line: count(at.line()), column: count(at.column()) };
                let error = Error::configuration("cannot parse the module").at(at).because(error.message());
                self.findings.push(Finding::error("module", &error.help("run `terraform fmt` in the folder")));
                self.is_complete = false;
                return;
            }
        };
        let source = Source { file, text };
        for block in body.blocks() {
            match (block.ident.as_str(), block.labels.first().map(hcl_edit::structure::BlockLabel::as_str)) {
                ("variable", Some(name)) => drop(self.variables.insert(name.to_owned(), source.variable(block))),
                ("provider", Some(name)) => self.providers.push(source.provider(name, block)),
                ("terraform", None) => self.backends.extend(source.backends(&block.body)),
                _ => {}
            }
        }
    }

    fn read_values(&mut self, path: &Path) {
        let text = fs::read_to_string(path).unwrap_or_default();
        match parse_body(text.strip_prefix('\u{feff}').unwrap_or(&text)) {
            Ok(body) => self.given.extend(body.attributes().map(|attribute| attribute.key.as_str().to_owned())),
            Err(_) => self.is_complete = false,
        }
    }
}

struct Source<'t> {
    file: &'static &'static Path,
    text: &'t str,
}

impl Source<'_> {
    fn variable(&self, block: &Block) -> Variable {
        let body = &block.body;
        let kind = body.get_attribute("type").map(|attribute| Constraint::read(&attribute.value));
        let boolean = |name| body.get_attribute(name).and_then(|attribute| attribute.value.as_bool());
        Variable {
            at: self.place(block.ident.span()),
            constraint: kind.unwrap_or(Constraint::Any),
            has_default: body.has_attribute("default"),
            is_sensitive: boolean("sensitive") == Some(true) || boolean("ephemeral") == Some(true),
        }
    }

    fn provider(&self, name: &str, block: &Block) -> Provider {
        let literals = block.body.attributes().filter_map(|attribute| {
            let literal = match &attribute.value {
                Expression::String(text) => Literal::Text(text.as_str().to_owned()),
                Expression::Bool(value) => Literal::Boolean(*value.value()),
                _ => return None,
            };
            Some((attribute.key.as_str().to_owned(), self.place(attribute.key.span()), literal))
        });
        let has_alias = block.body.has_attribute("alias");
        Provider { name: name.to_owned(), has_alias, settings: literals.collect() }
    }

    fn backends(&self, terraform: &Body) -> Vec<(String, Place)> {
        let blocks = terraform.blocks().filter_map(|block| match block.ident.as_str() {
            "backend" => Some((block.labels.first()?.as_str().to_owned(), self.place(block.ident.span()))),
            "cloud" => Some(("cloud".to_owned(), self.place(block.ident.span()))),
            _ => None,
        });
        blocks.collect()
    }

    fn place(&self, span: Option<std::ops::Range<usize>>) -> Place {
        let before = &self.text[..span.map_or(0, |span| span.start)];
        let line_start = before.rfind('\n').map_or(0, |index| index + 1);
        let line = before.matches('\n').count() + 1;
        Place { file: self.file, line: count(line), column: count(before[line_start..].chars().count() + 1) }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
