//! What templates can call: Sprig's functions, gomplate's namespaces, and Atmos' own.

mod arity;
mod atmos;
mod call;
mod decimal;
mod dicts;
mod encoding;
mod environment;
mod float;
mod format;
mod layout;
mod lists;
mod logic;
mod numbers;
mod output;
mod paths;
mod quoting;
mod regexes;
mod spelling;
mod strings;
pub(super) mod time;
mod words;
mod yaml;

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use gotmpl::{FuncMap, Result, TemplateError, Value};

use self::call::Call;
use super::{Asked, budget::Budget, datasources::Datasources, from_node, settings::Settings};
use crate::{
    config::{nearest::nearest as nearest_name, yaml::Node},
    error::{Error, Result as CrateResult},
};

/// What functions know of the world. The variables hold secrets, so it cannot be printed.
pub(super) struct Context {
    variables: BTreeMap<String, String>,
    now: i64,
    datasources: Datasources,
    budget: Budget,
    /// What a template asked for and nobody has found out yet.
    asked: Mutex<Option<Asked>>,
    answers: Mutex<HashMap<Asked, Value>>,
}

type Function = fn(&Call<'_>) -> Result<Value>;

/// Names and functions; more than one name may mean the same.
type Table = &'static [(&'static str, Function)];

const TABLES: [Table; 12] = [
    strings::TABLE,
    strings::GOMPLATE,
    spelling::TABLE,
    lists::TABLE,
    dicts::TABLE,
    logic::TABLE,
    numbers::TABLE,
    encoding::TABLE,
    regexes::TABLE,
    environment::TABLE,
    paths::TABLE,
    time::TABLE,
];

const OWN: [Table; 2] = [output::TABLE, atmos::TABLE];

/// `node` as a YAML document, as the function `toYAML` writes it.
pub(crate) fn to_yaml(node: &Node) -> CrateResult<String> {
    yaml::print(&from_node(node)).map_err(|error| Error::configuration(error.to_string()))
}

/// All functions, each within the budget of the rendering.
pub(super) fn all(context: &Arc<Context>) -> FuncMap {
    let tables = TABLES.into_iter().chain(OWN).flatten();
    tables.map(|(name, function)| ((*name).to_owned(), bounded(name, *function, context))).collect()
}

/// Adds the known name that `name` is nearest to.
pub(super) fn nearest(name: &str, error: Error) -> Error {
    let known = TABLES.into_iter().chain(OWN).flatten().map(|(name, _)| *name);
    match nearest_name(name, known) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error,
    }
}

fn bounded(name: &'static str, function: Function, context: &Arc<Context>) -> gotmpl::ValueFunc {
    let context = Arc::clone(context);
    let most = arity::most(name);
    Arc::new(move |arguments| {
        if arguments.len() > most {
            return Err(TemplateError::Exec(format!("`{name}` takes at most {most}, found {}", arguments.len())));
        }
        arguments.iter().try_for_each(|argument| context.budget.charge_value(argument))?;
        let value = function(&Call { name, arguments, context: &context })?;
        context.budget.charge_value(&value)?;
        Ok(value)
    })
}

impl Context {
    pub(super) fn new(settings: Settings) -> Self {
        let Settings { variables, now, datasources, .. } = settings;
        let (budget, asked, answers) = Default::default();
        Self { variables, now, datasources, budget, asked, answers }
    }

    /// Gives the next execution its whole budget.
    pub(super) fn reset(&self) {
        self.budget.reset();
        self.take_asked();
    }

    pub(super) fn charge(&self, cost: u64) -> Result<()> {
        self.budget.charge(cost)
    }

    /// Forgets what depends on the component that is rendered.
    pub(super) fn forget_texts(&self) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.retain(|asked, _| matches!(asked, Asked::Component { .. }));
    }

    /// What stopped the last execution.
    pub(super) fn take_asked(&self) -> Option<Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(super) fn answer(&self, asked: Asked, value: Value) {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).insert(asked, value);
    }

    /// What is `asked` for; stops the execution when nobody has found it out yet.
    fn ask(&self, asked: Asked) -> Result<Value> {
        let known = self.answers.lock().unwrap_or_else(PoisonError::into_inner).get(&asked).cloned();
        known.ok_or_else(|| {
            *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = Some(asked);
            TemplateError::Exec("not everything is found out yet".to_owned())
        })
    }
}
