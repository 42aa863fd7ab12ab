//! Every environment variable that changes the configuration, once, with its line of documentation.

use crate::{
    error::{Error, Result},
    system::Env,
};

/// A variable that is called `WRAP_<name>` or, as in Atmos, `ATMOS_<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Variable {
    /// The name without its prefix.
    pub(crate) name: &'static str,
    /// What it does, for the documentation.
    pub(crate) about: &'static str,
}

/// A value from the environment, with the full name of its variable for messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Setting<'a> {
    pub(crate) variable: String,
    pub(crate) value: &'a str,
}

impl Variable {
    /// The value that is set: that of `WRAP_…` wins over that of `ATMOS_…`; empty means not set.
    pub(crate) fn read<'a>(&self, env: &'a Env) -> Option<Setting<'a>> {
        ["WRAP", "ATMOS"].iter().find_map(|prefix| {
            let variable = format!("{prefix}_{}", self.name);
            env.var(&variable).map(|value| Setting { variable, value })
        })
    }
}

impl Setting<'_> {
    /// The value as Go's `strconv.ParseBool` reads it.
    pub(crate) fn boolean(&self) -> Result<bool> {
        match self.value {
            "1" | "t" | "T" | "true" | "True" | "TRUE" => Ok(true),
            "0" | "f" | "F" | "false" | "False" | "FALSE" => Ok(false),
            _ => Err(Error::configuration(format!("`{}` is neither true nor false", self.variable))
                .help(format!("export {}=true", self.variable))),
        }
    }

    /// The texts between commas.
    pub(crate) fn list(&self) -> Vec<String> {
        split(self.value)
    }
}

/// The texts between the commas of `text`.
pub(crate) fn split(text: &str) -> Vec<String> {
    text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

const fn variable(name: &'static str, about: &'static str) -> Variable {
    Variable { name, about }
}

pub(crate) const ALLOW_EXEC: Variable =
    variable("ALLOW_EXEC", "`1`: `!exec` in the configuration and the manifests may run programs");
pub(crate) const APPEND_USER_AGENT: Variable =
    variable("COMPONENTS_TERRAFORM_APPEND_USER_AGENT", "what Terraform's providers add to their user agent");
pub(crate) const APPLY_AUTO_APPROVE: Variable =
    variable("COMPONENTS_TERRAFORM_APPLY_AUTO_APPROVE", "whether `apply` asks nobody");
pub(crate) const AUTH_REALM: Variable = variable("AUTH_REALM", "keeps the credentials of two projects apart");
pub(crate) const AUTO_GENERATE_BACKEND_FILE: Variable =
    variable("COMPONENTS_TERRAFORM_AUTO_GENERATE_BACKEND_FILE", "whether `backend.tf.json` is written");
pub(crate) const AUTO_GENERATE_FILES: Variable =
    variable("COMPONENTS_TERRAFORM_AUTO_GENERATE_FILES", "whether the files of `generate` are written");
pub(crate) const AZURE_ISOLATED: Variable =
    variable("AZURE_ISOLATED", "`true`: every identity has an Azure CLI folder of its own");
pub(crate) const BASE_PATH: Variable = variable("BASE_PATH", "the folder that holds stacks and components");
pub(crate) const CHDIR: Variable = variable("CHDIR", "the folder to work in, as if `wrap` were started there");
pub(crate) const CLI_CONFIG_PATH: Variable = variable(
    "CLI_CONFIG_PATH",
    "the folder of `wrap.yaml` or `atmos.yaml`; it wins over the working folder and its parents",
);
pub(crate) const COMPONENT: Variable =
    variable("COMPONENT", "`list stacks` without `--component`: only stacks that have this one");
pub(crate) const CONFIG: Variable =
    variable("CONFIG", "the configuration files to read, between commas, and no others");
pub(crate) const CONFIG_PATH: Variable =
    variable("CONFIG_PATH", "the folders whose configuration is read, between commas, and no other");
pub(crate) const DEPLOY_RUN_INIT: Variable =
    variable("COMPONENTS_TERRAFORM_DEPLOY_RUN_INIT", "whether `deploy` runs `init` first");
pub(crate) const DESCRIBE_COMPONENT_FILTER: Variable =
    variable("DESCRIBE_COMPONENT_FILTER", "what `describe component` prints: `schema` or `full`");
pub(crate) const DESCRIBE_ERROR_MODE: Variable = variable(
    "DESCRIBE_ERROR_MODE",
    "what `describe` makes of mistakes in some components: `strict`, `warn` or `silent`",
);
pub(crate) const DESCRIBE_PROVENANCE: Variable =
    variable("DESCRIBE_PROVENANCE", "whether `describe component` says where values were written");
pub(crate) const EDITION: Variable =
    variable("EDITION", "a date such as `2025-06`: what Atmos took then for settings that nobody makes");
pub(crate) const FORCE_TTY: Variable =
    variable("FORCE_TTY", "`true`: somebody reads the sign-in prompt although stderr is no terminal");
pub(crate) const GIT_ROOT_BASEPATH: Variable =
    variable("GIT_ROOT_BASEPATH", "`false`: base paths are not looked up at the root of the git repository");
pub(crate) const IDENTITY: Variable =
    variable("IDENTITY", "the identity to use when `--identity` is not given; `false` switches authentication off");
pub(crate) const INIT_PASS_VARS: Variable =
    variable("COMPONENTS_TERRAFORM_INIT_PASS_VARS", "whether `init` gets the variables' file");
pub(crate) const INIT_RUN_RECONFIGURE: Variable =
    variable("COMPONENTS_TERRAFORM_INIT_RUN_RECONFIGURE", "whether `init` runs with `-reconfigure`");
pub(crate) const KEYRING_FILE_PATH: Variable =
    variable("KEYRING_FILE_PATH", "the folder of the encrypted file of secrets");
pub(crate) const KEYRING_PASSWORD: Variable =
    variable("KEYRING_PASSWORD", "the password of the encrypted file of secrets");
pub(crate) const KEYRING_PASSWORD_ENV: Variable =
    variable("KEYRING_PASSWORD_ENV", "the variable that holds that password");
pub(crate) const KEYRING_TYPE: Variable =
    variable("KEYRING_TYPE", "where secrets rest: `system`, the keyring, or `file`, an encrypted file");
pub(crate) const LIST_COLUMNS: Variable =
    variable("LIST_COLUMNS", "what lists show, between commas: fields, or `Name={{ .field }}`");
pub(crate) const LIST_DELIMITER: Variable =
    variable("LIST_DELIMITER", "what stands between the values of lists instead of a comma or a tab");
pub(crate) const LIST_ERROR_MODE: Variable =
    variable("LIST_ERROR_MODE", "what `list` makes of mistakes in some components: `strict`, `warn` or `silent`");
pub(crate) const LIST_FORMAT: Variable =
    variable("LIST_FORMAT", "how lists are printed: `table`, `csv`, `tsv`, `json`, `yaml`, `tree` or `matrix`");
pub(crate) const LIST_MERGE_STRATEGY: Variable =
    variable("SETTINGS_LIST_MERGE_STRATEGY", "how lists merge: `replace`, `append` or `merge`");
pub(crate) const LIST_SORT: Variable =
    variable("LIST_SORT", "what lists are sorted by, such as `stack:asc,component:desc`");
pub(crate) const LOGS_FILE: Variable =
    variable("LOGS_FILE", "where Atmos logs; shown by `describe config`, and `wrap` keeps no log");
pub(crate) const LOGS_LEVEL: Variable = variable("LOGS_LEVEL", "how much Atmos logs; checked, and `wrap` keeps no log");
pub(crate) const PLAN_SKIP_PLANFILE: Variable =
    variable("COMPONENTS_TERRAFORM_PLAN_SKIP_PLANFILE", "whether `plan` writes no planfile");
pub(crate) const PLUGIN_CACHE: Variable =
    variable("COMPONENTS_TERRAFORM_PLUGIN_CACHE", "whether components share downloaded providers");
pub(crate) const PLUGIN_CACHE_DIR: Variable =
    variable("COMPONENTS_TERRAFORM_PLUGIN_CACHE_DIR", "the folder of shared providers");
pub(crate) const PROCESS_FUNCTIONS: Variable =
    variable("PROCESS_FUNCTIONS", "`false`: functions such as `!env` stay as they are written");
pub(crate) const PROCESS_TEMPLATES: Variable =
    variable("PROCESS_TEMPLATES", "`false`: Go templates stay as they are written");
pub(crate) const PROFILE: Variable = variable("PROFILE", "the profiles laid over the configuration, between commas");
pub(crate) const SCHEMAS_ATMOS_MANIFEST: Variable =
    variable("SCHEMAS_ATMOS_MANIFEST", "the JSON Schema of the project's manifests");
pub(crate) const SCHEMAS_CUE_BASE_PATH: Variable =
    variable("SCHEMAS_CUE_BASE_PATH", "the folder of the project's CUE schemas, which Atmos reads");
pub(crate) const SCHEMAS_JSONSCHEMA_BASE_PATH: Variable =
    variable("SCHEMAS_JSONSCHEMA_BASE_PATH", "the folder of the project's JSON Schemas");
pub(crate) const SCHEMAS_OPA_BASE_PATH: Variable =
    variable("SCHEMAS_OPA_BASE_PATH", "the folder of the project's OPA policies, which Atmos reads");
pub(crate) const SKIP: Variable =
    variable("SKIP", "functions that stay as they are written, between commas, such as `terraform.state`");
pub(crate) const STACK: Variable =
    variable("STACK", "`list components` and `list instances` without `--stack`: only this stack, or this pattern");
pub(crate) const STACKS_BASE_PATH: Variable = variable("STACKS_BASE_PATH", "the folder of the stack manifests");
pub(crate) const STACKS_EXCLUDED_PATHS: Variable =
    variable("STACKS_EXCLUDED_PATHS", "manifests that are no stacks: globs between commas");
pub(crate) const STACKS_INCLUDED_PATHS: Variable =
    variable("STACKS_INCLUDED_PATHS", "manifests that are stacks: globs between commas");
pub(crate) const STACKS_NAME_PATTERN: Variable =
    variable("STACKS_NAME_PATTERN", "how stacks are named, such as `{tenant}-{stage}`");
pub(crate) const STACKS_NAME_TEMPLATE: Variable =
    variable("STACKS_NAME_TEMPLATE", "how stacks are named, such as `{{ .vars.stage }}`");
pub(crate) const TERRAFORM_BASE_PATH: Variable =
    variable("COMPONENTS_TERRAFORM_BASE_PATH", "the folder of the Terraform components");
pub(crate) const TERRAFORM_COMMAND: Variable =
    variable("COMPONENTS_TERRAFORM_COMMAND", "the program to run: `terraform`, `tofu` or a path");
pub(crate) const WORKFLOWS_BASE_PATH: Variable = variable("WORKFLOWS_BASE_PATH", "the folder of the workflows");

/// All of them, by name.
pub(crate) const ALL: &[Variable] = &[
    ALLOW_EXEC,
    AUTH_REALM,
    AZURE_ISOLATED,
    BASE_PATH,
    CHDIR,
    CLI_CONFIG_PATH,
    COMPONENT,
    APPEND_USER_AGENT,
    APPLY_AUTO_APPROVE,
    AUTO_GENERATE_BACKEND_FILE,
    AUTO_GENERATE_FILES,
    TERRAFORM_BASE_PATH,
    TERRAFORM_COMMAND,
    DEPLOY_RUN_INIT,
    INIT_PASS_VARS,
    INIT_RUN_RECONFIGURE,
    PLAN_SKIP_PLANFILE,
    PLUGIN_CACHE,
    PLUGIN_CACHE_DIR,
    CONFIG,
    CONFIG_PATH,
    DESCRIBE_COMPONENT_FILTER,
    DESCRIBE_ERROR_MODE,
    DESCRIBE_PROVENANCE,
    EDITION,
    FORCE_TTY,
    GIT_ROOT_BASEPATH,
    IDENTITY,
    KEYRING_FILE_PATH,
    KEYRING_PASSWORD,
    KEYRING_PASSWORD_ENV,
    KEYRING_TYPE,
    LIST_COLUMNS,
    LIST_DELIMITER,
    LIST_ERROR_MODE,
    LIST_FORMAT,
    LIST_SORT,
    LOGS_FILE,
    LOGS_LEVEL,
    PROCESS_FUNCTIONS,
    PROCESS_TEMPLATES,
    PROFILE,
    SCHEMAS_ATMOS_MANIFEST,
    SCHEMAS_CUE_BASE_PATH,
    SCHEMAS_JSONSCHEMA_BASE_PATH,
    SCHEMAS_OPA_BASE_PATH,
    LIST_MERGE_STRATEGY,
    SKIP,
    STACK,
    STACKS_BASE_PATH,
    STACKS_EXCLUDED_PATHS,
    STACKS_INCLUDED_PATHS,
    STACKS_NAME_PATTERN,
    STACKS_NAME_TEMPLATE,
    WORKFLOWS_BASE_PATH,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::system::fake::env;

    #[test]
    fn wrap_wins_over_atmos_and_empty_means_not_set() {
        let both = env(&[("ATMOS_BASE_PATH", "a"), ("WRAP_BASE_PATH", "w")]);
        assert_eq!(BASE_PATH.read(&both), Some(Setting { variable: "WRAP_BASE_PATH".to_owned(), value: "w" }));
        let empty = env(&[("ATMOS_BASE_PATH", "a"), ("WRAP_BASE_PATH", "")]);
        assert_eq!(BASE_PATH.read(&empty).map(|setting| setting.value), Some("a"));
        assert_eq!(BASE_PATH.read(&env(&[])), None);
    }

    #[test]
    fn booleans_are_read_as_go_reads_them() {
        let boolean = |value: &str| BASE_PATH.read(&env(&[("WRAP_BASE_PATH", value)])).unwrap().boolean();
        assert_eq!((boolean("1").unwrap(), boolean("F").unwrap()), (true, false));
        assert_eq!(
            boolean("yes").unwrap_err().to_string(),
            "error: `WRAP_BASE_PATH` is neither true nor false\nhelp: export WRAP_BASE_PATH=true"
        );
    }

    #[test]
    fn all_are_listed_once_in_order() {
        assert!(ALL.is_sorted_by(|left, right| left.name < right.name));
    }
}
