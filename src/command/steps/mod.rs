//! Runs steps: what workflows and the project's own commands have in common.

mod invocation;

use std::{collections::BTreeMap, ffi::OsString, path::PathBuf};

use crate::{
    command::{Selection, level},
    config::{Config, yaml::Place},
    error::{Error, Result},
    session::Session,
    system::{System, random, runtime},
    terraform::environment,
    workflow::{Step, StepKind, Variable},
};

/// Renders a text that is written somewhere.
pub(crate) type Render<'r> = dyn Fn(&str, Place) -> Result<String> + 'r;

/// What all steps have in common.
pub(crate) struct Steps<'a> {
    pub(crate) system: &'a System,
    pub(crate) selection: &'a Selection,
    pub(crate) config: &'a Config,
    /// Where steps work that do not say.
    pub(crate) directory: PathBuf,
    /// The environment of every step.
    pub(crate) environment: BTreeMap<OsString, OsString>,
    /// The stack of each of our own commands, whatever else is said.
    pub(crate) stack: Option<String>,
    /// Where neither the command line nor the step says a stack.
    pub(crate) usual_stack: Option<String>,
    /// Who runs the steps that do not say.
    pub(crate) identity: Option<String>,
    pub(crate) render: &'a Render<'a>,
    /// Whether people are told what runs.
    pub(crate) is_announced: bool,
    pub(crate) is_dry: bool,
}

/// The first step that failed, with its exit code.
pub(crate) struct Failure {
    pub(crate) step: Step,
    pub(crate) code: u8,
}

/// What this program is called in steps: those of Atmos's projects call themselves so.
const NAME: &str = "atmos";

/// How deep steps may run each other: as in Atmos, what calls itself must end.
const DEEPEST: u32 = 10;

/// The environment that steps start from: ours, with `env:` of the project, in which what the command
/// line says of the configuration holds, and `atmos` is this program.
pub(crate) fn environment(
    system: &System,
    selection: &Selection,
    config: &Config,
) -> Result<BTreeMap<OsString, OsString>> {
    let level = level::next(&system.env);
    if level > DEEPEST {
        let error = Error::configuration(format!("steps cannot run each other more than {DEEPEST} levels deep"));
        return Err(error.because(format!("`{}` counts them: does one of them run itself?", level::VARIABLE)));
    }
    let session = Session::answering_to(NAME, &system.env)?;
    session.apply()?;
    let mut env = system.env.clone();
    env.variables.extend(environment::rendered(&config.env));
    let mut variables = session.environment(&env);
    let selected = selection.variables(&system.env).into_iter();
    variables.extend(selected.map(|(name, value)| (name.into(), value.into())));
    variables.insert(level::VARIABLE.into(), level.to_string().into());
    Ok(variables)
}

/// The folder that `written` names, which `owner` is to work in: relative to the project's, and our own
/// when it is not written.
pub(crate) fn working_folder(
    system: &System,
    config: &Config,
    owner: &str,
    at: Place,
    written: Option<&str>,
) -> Result<PathBuf> {
    let Some(written) = written else { return Ok(system.env.directory.clone()) };
    let folder = config.base_path.join(written);
    if folder.is_dir() {
        return Ok(folder);
    }
    Err(Error::configuration(format!("{owner} cannot work in `{written}`: it is no folder"))
        .at(at)
        .because(format!("relative paths start at `{}`", config.base_path.display())))
}

impl Steps<'_> {
    /// Runs the steps one after the other. After a failure only those run that ask for it.
    pub(crate) fn run(&self, steps: &[Step]) -> Result<Option<Failure>> {
        let mut failure: Option<Failure> = None;
        for step in steps {
            if !step.condition.holds(failure.is_some(), self.system.env.is_ci()) {
                continue;
            }
            let step = step.rendered(self.render)?;
            let code = self.run_step(&step)?;
            if code != 0 {
                failure = failure.or(Some(Failure { step, code }));
            }
        }
        Ok(failure)
    }

    /// Adds `variables` to the environment, in order: a later one may use an earlier one.
    pub(crate) fn add(&mut self, variables: &[Variable]) -> Result<()> {
        self.environment = self.with(variables, &self.directory)?;
        Ok(())
    }

    fn run_step(&self, step: &Step) -> Result<u8> {
        if self.is_dry {
            self.system.terminal.print(&format!("would run {}: {}", step.name, self.shown(step)));
            return Ok(0);
        }
        if self.is_announced {
            self.system.terminal.say(&format!("{}: {}", step.name, self.shown(step)));
        }
        let invocation = self.invocation(step)?;
        if step.kind == StepKind::Exec {
            return Err(invocation.become_it());
        }
        let start = self.system.clock.now();
        let mut attempts = 1;
        loop {
            let code = invocation.run_openly()?;
            let elapsed = self.system.clock.now() - start;
            let Some(retry) = step.retry.as_ref().filter(|_| code != 0) else { return Ok(code) };
            let Some(wait) = retry.wait(attempts, elapsed, chance()?) else { return Ok(code) };
            let seconds = wait.as_secs_f64();
            let time = if seconds > 0.0 { format!(" in {} s", (seconds * 10.0).ceil() / 10.0) } else { String::new() };
            self.system.terminal.say(&format!("{} ended with exit code {code}; again{time}", step.name));
            runtime::run(async {
                self.system.clock.sleep(wait).await;
                Ok(())
            })?;
            attempts += 1;
        }
    }
}

/// A number between 0 and 1.
fn chance() -> Result<f64> {
    Ok(f64::from(u32::from_le_bytes(random::bytes()?)) / f64::from(u32::MAX))
}
