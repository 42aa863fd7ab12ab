//! One subcommand for one component: what is known before anybody signs in.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use super::{
    arguments::Arguments, backend, environment, folder, generated::GeneratedFile, init::Init, json, planned, program,
    program::Program, providers, run::Run, shell, subcommand, varfile, workspace, workspace::Workspace,
};
use crate::{
    config::Config,
    error::{Error, Result},
    stack::Component,
    system::{Env, process::Invocation},
};

/// A job: everything a run is prepared from, besides the session.
#[derive(Clone, Copy)]
pub(crate) struct Job<'a> {
    pub(crate) env: &'a Env,
    pub(crate) config: &'a Config,
    pub(crate) component: &'a Component,
    pub(crate) arguments: &'a Arguments,
    /// The command that was typed: `terraform` or `tofu`.
    pub(crate) asked: &'a str,
    /// Whether somebody can answer Terraform's questions.
    pub(crate) is_interactive: bool,
}

impl Job<'_> {
    /// What to say instead of running, with exit code 0, when the component is switched off.
    pub(crate) fn skipped(&self) -> Option<String> {
        let Component { name, stack, .. } = self.component;
        let text = format!("component `{name}` of stack `{stack}` is not enabled and skipped");
        (!self.component.is_enabled).then_some(text)
    }

    /// Refuses what must not or cannot be run. Cheap and offline, so it is called before the
    /// sign-in; [`Job::prepare`] checks the same again.
    pub(crate) fn check(&self) -> Result<()> {
        let folder = folder::find(self)?;
        subcommand::check_approval(self)?;
        self.check_environment()?;
        self.check_planfile(&folder)
    }

    /// A variable must not have the text of a function that was left as it is written.
    fn check_environment(&self) -> Result<()> {
        if self.config.skipped_functions.is_none() || self.arguments.only_reads_text() {
            return Ok(());
        }
        json::text(&self.component.env).map(drop).map_err(|error| varfile::explain(self.config, error))
    }

    /// Finds the program before anybody signs in. What the session adds to the environment changes
    /// nothing about it.
    pub(crate) fn check_program(&self) -> Result<()> {
        self.program(&environment::variables(self.env, None, self.config, self.component)).map(drop)
    }

    /// Plans the run with the child's `variables` (see [`environment::variables`]). Reads the
    /// component's folder and writes nothing.
    pub(crate) fn prepare(&self, variables: &BTreeMap<OsString, OsString>) -> Result<Run> {
        self.check()?;
        let folder = folder::find(self)?;
        let data_folder = data_folder(&folder, variables);
        let program = self.program(variables)?;
        let invocation = |arguments: Vec<OsString>| Invocation {
            program: program.path.clone(),
            arguments,
            directory: folder.clone(),
            environment: variables.clone(),
        };
        Ok(Run {
            files: self.files(&folder)?,
            plugin_cache: environment::plugin_cache_folder(variables),
            init: self.initialises().then(|| self.init(&invocation, &data_folder)).transpose()?,
            workspace: workspace::is_needed(self, variables).then(|| self.workspace(&invocation, &data_folder)),
            forgets: self.arguments.command() == "init",
            is_shell: self.arguments.command() == "shell",
            last: match self.arguments.command() {
                "shell" => shell::invocation(self, &folder, variables)?,
                _ => invocation(subcommand::arguments(self)),
            },
            program: program.name,
            data_folder,
        })
    }

    fn program(&self, variables: &BTreeMap<OsString, OsString>) -> Result<Program> {
        let configured = [self.component.command.as_deref(), self.config.terraform.command.as_deref()];
        let found = program::find(configured, self.asked, variables, &self.config.base_path);
        // What is only shown need not be there.
        if self.arguments.dry_run {
            Ok(found.unwrap_or_else(|_| program::unfound(configured, self.asked)))
        } else {
            found
        }
    }

    fn check_planfile(&self, folder: &Path) -> Result<()> {
        let path = folder.join(subcommand::planfile(self));
        if !self.arguments.applies_plan() || path.exists() {
            return Ok(());
        }
        let Component { name, stack, .. } = self.component;
        Err(Error::usage(format!("there is no plan file `{}`", self.env.shown(&path)))
            .help(format!("run `wrap {} plan {name} -s {stack}` first", self.asked)))
    }

    fn files(&self, folder: &Path) -> Result<Vec<GeneratedFile>> {
        let mut files = Vec::new();
        if self.arguments.only_reads_text() {
            return Ok(files);
        }
        let is_unused = self.arguments.command() == "workspace" || self.arguments.applies_plan();
        if !is_unused || subcommand::passes_variables_to_init(self) {
            files.extend(self.varfile(folder)?);
        }
        let configured = self.config.terraform.auto_generate_backend_file;
        if self.arguments.setting("--auto-generate-backend-file", configured) {
            files.push(backend::file(self.component, folder)?);
        }
        files.extend(providers::files(self.component, folder)?);
        if self.config.terraform.auto_generate_files {
            files.extend(planned::files(self, folder)?);
        }
        Ok(files)
    }

    /// The varfile; none where a function is left as it is written and nothing reads the variables.
    fn varfile(&self, folder: &Path) -> Result<Option<GeneratedFile>> {
        let is_read = subcommand::takes_variables(self)
            || subcommand::passes_variables_to_init(self)
            || self.arguments.command() == "shell";
        match varfile::file(self.component, folder) {
            Err(_) if self.config.skipped_functions.is_some() && !is_read => Ok(None),
            file => file.map(Some).map_err(|error| varfile::explain(self.config, error)),
        }
    }

    /// Whether `init` goes before the subcommand when it is needed.
    fn initialises(&self) -> bool {
        let deploy = || self.arguments.setting("--deploy-run-init", self.config.terraform.deploy_run_init);
        match self.arguments.command() {
            _ if self.arguments.skip_init => false,
            "init" => false,
            _ if self.arguments.only_reads_text() => false,
            "deploy" => deploy(),
            _ => true,
        }
    }

    fn init(&self, invocation: &dyn Fn(Vec<OsString>) -> Invocation, data_folder: &Path) -> Result<Init> {
        let flags = subcommand::init_flags(self);
        let mut stamped = flags.clone();
        if subcommand::passes_variables_to_init(self) {
            // The variables may choose module sources and the backend, so `init` depends on them.
            stamped.push(varfile::file(self.component, Path::new(""))?.text.into());
        }
        let mut arguments = vec!["init".into()];
        arguments.extend(flags);
        if self.arguments.command() == "workspace" && !arguments.contains(&"-reconfigure".into()) {
            arguments.push("-reconfigure".into());
        }
        if !self.is_interactive {
            arguments.push("-input=false".into());
        }
        let invocation = invocation(arguments);
        let has_cache = environment::plugin_cache_folder(&invocation.environment).is_some();
        let state = self.env.state_folder().ok().filter(|_| has_cache);
        let cache_lock = state.map(|folder| folder.join("plugin-cache.lock"));
        Ok(Init { invocation, data_folder: data_folder.to_path_buf(), stamped, cache_lock })
    }

    fn workspace(&self, invocation: &dyn Fn(Vec<OsString>) -> Invocation, data_folder: &Path) -> Workspace {
        let name = &self.component.workspace;
        let step = |words: &[&str]| invocation(words.iter().map(OsString::from).collect());
        Workspace {
            name: name.clone(),
            data_folder: data_folder.to_path_buf(),
            select: step(&["workspace", "select", "-or-create", name]),
            create: step(&["workspace", "new", name]),
        }
    }
}

/// What needs neither stack nor component: `version`, `login` to a registry, and Terraform's own help.
pub(crate) fn bare(env: &Env, configured: Option<&str>, asked: &str, arguments: &Arguments) -> Result<Invocation> {
    let program = program::find([configured, None], asked, &env.variables, &env.directory)?;
    let words = arguments.subcommand.iter().map(OsString::from).chain(arguments.extra.iter().cloned());
    let words = words.chain(arguments.help.then(|| "-help".into()));
    Ok(Invocation {
        program: program.path,
        arguments: words.collect(),
        directory: env.directory.clone(),
        environment: env.variables.clone(),
    })
}

/// Where Terraform keeps what it knows about a folder.
pub(super) fn data_folder(folder: &Path, variables: &BTreeMap<OsString, OsString>) -> PathBuf {
    let named = variables.get(OsStr::new("TF_DATA_DIR")).filter(|value| !value.is_empty());
    folder.join(named.map_or(OsStr::new(".terraform"), OsString::as_os_str))
}

#[cfg(test)]
mod tests;
