//! What is done to a component before it is described or listed.

use clap::{ArgAction, Args};

use crate::{
    command::sign_in::configuration,
    config::{Config, Selection, nearest::nearest},
    error::{Error, Result},
    stack::FUNCTIONS,
    system::System,
};

/// Templates and functions: whether they are evaluated.
#[derive(Clone, Debug, Args)]
pub(crate) struct Processing {
    /// Whether Go templates are rendered.
    #[arg(long, value_name = "BOOL", default_value_t = true, action = ArgAction::Set, num_args = 0..=1, default_missing_value = "true")]
    process_templates: bool,
    /// Whether functions such as `!env` are evaluated.
    #[arg(long, value_name = "BOOL", default_value_t = true, action = ArgAction::Set, num_args = 0..=1, default_missing_value = "true")]
    pub(crate) process_functions: bool,
    /// Leave this function as it is written, such as `terraform.state`; may be repeated.
    #[arg(long, value_name = "FUNCTION", value_delimiter = ',')]
    skip: Vec<String>,
}

impl Processing {
    /// Templates are rendered, functions are not evaluated.
    pub(crate) fn templates_only() -> Self {
        Self { process_templates: true, process_functions: false, skip: Vec::new() }
    }

    /// The configuration with this applied.
    pub(crate) fn load(&self, system: &System, selection: &Selection) -> Result<Config> {
        let mut config = configuration(system, selection)?;
        config.templates_enabled &= self.process_templates;
        config.skipped_functions = Some(self.skip.iter().map(|name| function(name)).collect::<Result<_>>()?);
        Ok(config)
    }
}

/// The name of a function, which may be written as it is called.
fn function(written: &str) -> Result<String> {
    let name = written.strip_prefix('!').unwrap_or(written);
    if matches!(name, "include" | "include.raw" | "append" | "unset" | "literal") {
        return Err(Error::usage(format!("`!{name}` cannot be skipped"))
            .because("it is evaluated when its file is read, for all components at once"));
    }
    if FUNCTIONS.contains(&name) {
        return Ok(name.to_owned());
    }
    let error = Error::usage(format!("there is no function `!{name}` to skip"));
    Err(match nearest(name, FUNCTIONS.into_iter()) {
        Some(near) => error.help(format!("did you mean `--skip {near}`?")),
        None => error,
    })
}
