//! A step as a program to run.

use std::{collections::BTreeMap, ffi::OsString, path::Path};

use super::{NAME, Steps, working_folder};
use crate::{
    command::sign_in,
    error::{Error, Result},
    system::{
        Env,
        process::Invocation,
        shell::{self, quoted},
    },
    workflow::{Source, Step, StepKind, Variable},
};

impl Steps<'_> {
    pub(super) fn invocation(&self, step: &Step) -> Result<Invocation> {
        let directory = match step.directory.as_deref() {
            None => self.directory.clone(),
            written => working_folder(self.system, self.config, &format!("step `{}`", step.name), step.at, written)?,
        };
        let mut environment = self.with(&step.variables, &directory)?;
        if let Some(identity) = step.identity.as_deref().or(self.identity.as_deref()) {
            environment = self.as_identity(identity, step.kind, environment)?;
        }
        Ok(shell::invocation(&self.script(step, NAME), directory, environment))
    }

    /// What people see of a step: its command, or the beginning of it.
    pub(super) fn shown(&self, step: &Step) -> String {
        let script = self.script(step, "wrap");
        let mut lines = script.trim().lines();
        let first = lines.next().unwrap_or_default().to_owned();
        if lines.next().is_some() { first + " …" } else { first }
    }

    /// The script of a step, in which this program is called `own`.
    fn script(&self, step: &Step, own: &str) -> String {
        match step.kind {
            StepKind::Shell | StepKind::Exec => step.command.clone(),
            StepKind::Own => {
                let stacks = [&self.stack, &step.stack, &self.usual_stack];
                own_command(own, &step.command, stacks.into_iter().flatten().next().map(String::as_str))
            }
        }
    }

    /// The environment with `variables`.
    pub(super) fn with(&self, variables: &[Variable], directory: &Path) -> Result<BTreeMap<OsString, OsString>> {
        let mut environment = self.environment.clone();
        for variable in variables {
            let value = match &variable.source {
                Source::Text(text) => (self.render)(text, variable.at)?,
                Source::Output(_) if self.is_dry => continue,
                Source::Output(command) => {
                    let script = (self.render)(command, variable.at)?;
                    output(&shell::invocation(&script, directory.to_path_buf(), environment.clone()), variable)?
                }
            };
            environment.insert(variable.name.as_str().into(), value.into());
        }
        Ok(environment)
    }

    /// The environment of somebody who is signed in. Our own commands sign in by themselves.
    fn as_identity(
        &self,
        identity: &str,
        kind: StepKind,
        mut environment: BTreeMap<OsString, OsString>,
    ) -> Result<BTreeMap<OsString, OsString>> {
        if kind != StepKind::Own
            && let Some(identities) = sign_in::wanted_identities(self.system, self.selection, identity)?
        {
            let session = sign_in::sign_in_all(self.system, &identities, None)?;
            sign_in::apply(self.system, &session)?;
            environment = session.environment(&Env { variables: environment, ..self.system.env.clone() });
        }
        environment.insert("WRAP_IDENTITY".into(), identity.into());
        Ok(environment)
    }
}

/// The line that runs `command`, which lacks our name, for `stack`. What follows the word `--` is not ours.
fn own_command(own: &str, command: &str, stack: Option<&str>) -> String {
    let command = command.trim().replace("\\\n", " ").replace('\n', " ");
    let stack = stack.map(|stack| format!(" -s {}", quoted(stack))).unwrap_or_default();
    let is_word = |index: &usize| command[index + " --".len()..].chars().next().is_none_or(char::is_whitespace);
    let end = command.match_indices(" --").map(|(index, _)| index).find(is_word).unwrap_or(command.len());
    let (first, rest) = command.split_at(end);
    format!("{own} {first}{stack}{rest}")
}

fn output(invocation: &Invocation, variable: &Variable) -> Result<String> {
    let (code, text) = invocation.run_for_output()?;
    if code == 0 {
        return Ok(text.trim_end_matches(['\n', '\r']).to_owned());
    }
    let message = format!("cannot set variable `{}`", variable.name);
    Err(Error::configuration(message).at(variable.at).because(format!("its command ended with exit code {code}")))
}

#[cfg(test)]
mod tests {
    use super::own_command;

    #[test]
    fn stack_stands_before_what_is_handed_over() {
        assert_eq!(own_command("atmos", "terraform plan vpc\n", None), "atmos terraform plan vpc");
        assert_eq!(
            own_command("atmos", "terraform plan vpc -s a", Some("b c")),
            "atmos terraform plan vpc -s a -s 'b c'"
        );
        assert_eq!(
            own_command("atmos", "terraform plan\n  vpc -- -lock=false", Some("dev")),
            "atmos terraform plan   vpc -s dev -- -lock=false"
        );
        assert_eq!(
            own_command("atmos", "terraform plan \\\n vpc --dry-run --", Some("dev")),
            "atmos terraform plan   vpc --dry-run -s dev --"
        );
    }
}
