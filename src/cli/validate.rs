//! `wrap validate`.

use clap::{Args, Subcommand};

use crate::{
    command::{
        Selection,
        validate::{self, Format},
    },
    error::{Error, Result},
    system::System,
    validate::Scope,
};

#[derive(Debug, Args)]
pub(super) struct ValidateArguments {
    #[command(subcommand)]
    part: Option<ValidatePart>,
    /// How to print what is found.
    #[arg(short, long, value_enum, default_value_t = Format::Text, global = true)]
    format: Format,
}

#[derive(Debug, Subcommand)]
pub(super) enum ValidatePart {
    /// The manifests of all stacks, without the code of their components.
    Stacks,
    /// One component of a stack.
    Component {
        /// The component.
        component: String,
        /// The stack.
        #[arg(short, long)]
        stack: String,
        /// One more JSON Schema to hold it against, below `schemas.jsonschema.base_path`.
        #[arg(long, value_name = "FILE")]
        schema_path: Option<String>,
        /// What the schema is: `jsonschema`.
        #[arg(long, value_name = "TYPE", requires = "schema_path")]
        schema_type: Option<String>,
        #[arg(long, hide = true)]
        module_paths: Option<String>,
        /// Accepted for compatibility: nothing is waited for.
        #[arg(long, hide = true)]
        timeout: Option<u64>,
    },
    /// The providers and identities of the project.
    Auth,
    /// The configuration alone.
    Config,
    /// The files that the project's own schemas match (`schemas.<name>.matches`).
    Schema {
        /// Only this schema.
        name: Option<String>,
    },
}

impl ValidateArguments {
    /// Calls the command.
    pub(super) fn call(&self, system: &System, selection: &Selection) -> Result<u8> {
        self.check()?;
        Ok(validate::run(system, selection, self.scope(), self.format))
    }

    /// Refuses what is not built.
    fn check(&self) -> Result<()> {
        let Some(ValidatePart::Component { schema_type, module_paths, .. }) = &self.part else { return Ok(()) };
        let error = match (schema_type.as_deref(), module_paths) {
            (Some("opa" | "cue"), _) => Error::usage("policies of OPA and CUE are not built yet"),
            (None | Some("jsonschema"), None) => return Ok(()),
            (None | Some("jsonschema"), Some(_)) => Error::usage("`--module-paths` is for OPA, which is not built yet"),
            (Some(other), _) => Error::usage(format!("`--schema-type` cannot be `{other}`")),
        };
        Err(error.help("write the rule as a JSON Schema: `--schema-type jsonschema`"))
    }

    fn scope(&self) -> Scope<'_> {
        match &self.part {
            None => Scope::All,
            Some(ValidatePart::Stacks) => Scope::Stacks,
            Some(ValidatePart::Component { component, stack, schema_path, .. }) => {
                Scope::Component { name: component, stack, schema: schema_path.as_deref() }
            }
            Some(ValidatePart::Auth) => Scope::Auth,
            Some(ValidatePart::Config) => Scope::Config,
            Some(ValidatePart::Schema { name }) => Scope::Schema(name.as_deref()),
        }
    }
}
