//! What is done to a component before it is described, listed or run.

use clap::{ArgAction, Args, ValueEnum};

use crate::{
    command::sign_in::configuration,
    config::{
        Config, Selection,
        nearest::nearest,
        variables::{PROCESS_FUNCTIONS, PROCESS_TEMPLATES, SKIP, Variable, split},
    },
    error::Result,
    stack::FUNCTIONS,
    system::System,
};

/// What is evaluated, and what becomes of mistakes in it.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Processing {
    /// Whether Go templates are rendered; `false` leaves them as they are written.
    #[arg(long, value_name = "BOOL", action = ArgAction::Set, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    process_templates: Option<bool>,
    /// Whether functions such as `!env` are evaluated; `false` leaves them as they are written.
    #[arg(long, value_name = "BOOL", action = ArgAction::Set, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    process_functions: Option<bool>,
    /// Leave this function as it is written, such as `terraform.state`; may be repeated.
    #[arg(long, value_name = "FUNCTION", value_delimiter = ',')]
    skip: Vec<String>,
    /// What becomes of mistakes in some components.
    #[arg(long, value_enum, value_name = "MODE")]
    error_mode: Option<ErrorMode>,
    /// Accepted for compatibility: nobody signs in to see what is configured.
    #[arg(short, long, num_args = 0..=1, default_missing_value = "", hide = true)]
    identity: Option<String>,
}

/// What becomes of mistakes in some components.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ErrorMode {
    /// The first one is an error.
    Strict,
    /// Each is a warning.
    Warn,
    /// Nothing is said.
    Silent,
}

impl Processing {
    /// What the flags of `wrap terraform` say.
    pub(crate) fn new(templates: Option<bool>, functions: Option<bool>, skip: &[String]) -> Self {
        Self { process_templates: templates, process_functions: functions, skip: skip.to_vec(), ..Self::default() }
    }

    /// Templates are rendered, functions are not evaluated.
    pub(crate) fn templates_only() -> Self {
        Self::new(Some(true), Some(false), &[])
    }

    /// Whether functions are evaluated: the flag says so, else the variable.
    pub(crate) fn evaluates_functions(&self, system: &System) -> Result<bool> {
        decided(system, self.process_functions, PROCESS_FUNCTIONS)
    }

    /// The configuration with this applied.
    pub(crate) fn load(&self, system: &System, selection: &Selection) -> Result<Config> {
        let mut selection = selection.clone();
        if let Some(mode) = self.error_mode.and_then(|mode| mode.to_possible_value()) {
            selection.decide(&["describe", "error_mode"], mode.get_name());
            selection.decide(&["list", "error_mode"], mode.get_name());
        }
        let mut config = configuration(system, &selection)?;
        config.templates_enabled &= decided(system, self.process_templates, PROCESS_TEMPLATES)?;
        config.skipped_functions = Some(self.skipped(system));
        Ok(config)
    }

    /// Applies it to the configuration of a run, whose functions are evaluated one by one.
    pub(crate) fn apply(&self, system: &System, config: &mut Config) -> Result<()> {
        config.templates_enabled &= decided(system, self.process_templates, PROCESS_TEMPLATES)?;
        let all = || FUNCTIONS.map(ToOwned::to_owned).to_vec();
        let skipped = if self.evaluates_functions(system)? { self.skipped(system) } else { all() };
        config.skipped_functions = Some(skipped).filter(|names| !names.is_empty());
        Ok(())
    }

    /// The functions that are left as they are written. A name that is none changes nothing, as in Atmos.
    fn skipped(&self, system: &System) -> Vec<String> {
        let variable = || SKIP.read(&system.env).map(|setting| setting.list()).unwrap_or_default();
        let written =
            if self.skip.is_empty() { variable() } else { self.skip.iter().flat_map(|one| split(one)).collect() };
        let names = written.iter().map(|name| name.strip_prefix('!').unwrap_or(name));
        names.filter(|name| is_skipped(system, name)).map(ToOwned::to_owned).collect()
    }
}

fn decided(system: &System, flag: Option<bool>, variable: Variable) -> Result<bool> {
    match (flag, variable.read(&system.env)) {
        (Some(flag), _) => Ok(flag),
        (None, Some(setting)) => setting.boolean(),
        (None, None) => Ok(true),
    }
}

/// Whether `name` can be skipped; why not is a warning.
fn is_skipped(system: &System, name: &str) -> bool {
    if matches!(name, "include" | "include.raw" | "append" | "unset" | "literal") {
        system.terminal.say(&format!("warning: `!{name}` is not skipped: it is evaluated when its file is read"));
        return false;
    }
    let is_known = FUNCTIONS.contains(&name);
    if !is_known {
        let near = nearest(name, FUNCTIONS.into_iter()).map(|near| format!("; did you mean `--skip {near}`?"));
        let near = near.unwrap_or_default();
        system.terminal.say(&format!("warning: there is no function `!{name}` to skip{near}"));
    }
    is_known
}
