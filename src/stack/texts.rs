//! Functions and templates in what is no manifest: workflows and the project's own commands.

use std::path::{Path, PathBuf};

use super::{
    functions::Functions,
    glob::Pattern,
    library::{Library, Prepared},
    stacks::Stacks,
    template::{Asked, Engine, Missing, Origin, Value, settings},
};
use crate::{
    config::{
        Config,
        yaml::{Node, Place},
    },
    error::Result,
    system::Env,
};

/// The YAML files below `folder`, sorted.
pub(crate) fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>> {
    Pattern::new(folder, "**/*.{yaml,yml}")?.files()
}

/// `node` with its functions evaluated; those that need a cloud stay as they are.
pub(crate) fn evaluated(config: &Config, env: &Env, node: &Node) -> Result<Node> {
    Functions::evaluate_offline(&Library::with(config, env, Prepared::default()), node)
}

/// The same where nothing is run: what `!exec` gives stays unknown.
pub(crate) fn looked_at(config: &Config, env: &Env, node: &Node) -> Result<Node> {
    let library = Library::with(config, env, Prepared::default());
    library.looks_only.set(true);
    Functions::evaluate_offline(&library, node)
}

/// Renders texts; what is missing is refused.
pub(crate) struct Renderer<'a> {
    config: &'a Config,
    env: &'a Env,
    engine: Engine,
}

impl<'a> Renderer<'a> {
    pub(crate) fn new(config: &'a Config, env: &'a Env) -> Self {
        Self { config, env, engine: Engine::new(settings::of_imports(config, env)) }
    }

    /// Checks the syntax of `text` and the names of functions in it.
    pub(crate) fn check(&self, text: &str, at: Place) -> Result<()> {
        self.engine.check(text, Origin::Value(at))
    }

    /// The `text` that is written at `at`, rendered with `data`.
    pub(crate) fn render(&self, text: &str, at: Place, data: &Value) -> Result<String> {
        if !self.engine.concerns(text) {
            return Ok(text.to_owned());
        }
        let answer = |asked: &Asked| Stacks::open(self.config, self.env)?.answer(asked);
        let rendered = self.engine.render(text, Origin::Value(at), data, Missing::Refused, &answer)?;
        Ok(rendered.text)
    }
}
