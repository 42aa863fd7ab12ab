//! One step: something to run, where, as whom and when.

use super::{Retry, Variable, condition::Condition, variable::variables};
use crate::{
    config::{
        fields::Fields,
        yaml::{Map, Node, Place, print},
    },
    error::{Error, Result},
    system::Env,
};

/// A step. Its texts may be templates, see [`Step::rendered`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub(crate) at: Place,
    /// What `--from-step` calls it.
    pub(crate) name: String,
    pub(crate) kind: StepKind,
    pub(crate) command: String,
    pub(crate) stack: Option<String>,
    pub(crate) identity: Option<String>,
    /// `working_directory`
    pub(crate) directory: Option<String>,
    pub(crate) variables: Vec<Variable>,
    pub(crate) retry: Option<Retry>,
    pub(crate) condition: Condition,
}

/// What a step's command is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepKind {
    /// A command of ours, without our name in front (`type: atmos`).
    Own,
    /// A script.
    Shell,
    /// A script that takes the place of this program: the last step.
    Exec,
}

/// What says how Atmos shows a step, and nothing about what it does.
const SHOWN: [&str; 7] = ["description", "interactive", "output", "show", "title", "tty", "verbose"];

/// What changes what a step does, and is not built.
const UNBUILT: [&str; 12] = [
    "artifacts",
    "background",
    "container",
    "continue",
    "inputs",
    "interpreter",
    "needs",
    "outputs",
    "precondition",
    "preconditions",
    "steps",
    "timeout",
];

impl Step {
    /// The steps of a list; `usual` is the kind of one that does not say.
    pub(super) fn read_all(list: &Node, usual: StepKind, env: &Env) -> Result<Vec<Self>> {
        let items = list.as_list().ok_or_else(|| {
            Error::configuration(format!("`steps` must be a list, not {}", list.value.kind())).at(list.at)
        })?;
        let steps = (1..).zip(items).map(|(number, item)| Self::read(item, number, usual, env));
        let steps: Vec<Self> = steps.collect::<Result<_>>()?;
        match steps.iter().rev().skip(1).find(|step| step.kind == StepKind::Exec) {
            None => Ok(steps),
            Some(step) => Err(Error::configuration(format!("step `{}` of type `exec` is not the last one", step.name))
                .at(step.at)
                .because("it takes the place of this program")
                .help("write `type: shell`")),
        }
    }

    fn read(node: &Node, number: usize, usual: StepKind, env: &Env) -> Result<Self> {
        let name = node.get("name").and_then(|name| print(&name.value)).filter(|name| !name.is_empty());
        let name = name.map_or_else(|| format!("step{number}"), std::borrow::Cow::into_owned);
        if let Some(script) = node.as_str().filter(|_| usual == StepKind::Shell && node.tag.is_none()) {
            return Ok(Self::script(node.at, name, script));
        }
        let Some(map) = node.as_map() else {
            return Err(Error::configuration(format!("step `{name}` must be a map, not {}", node.value.kind()))
                .at(node.at)
                .help("write `- command: …`"));
        };
        refuse_unbuilt(map, &name)?;
        let mut fields = Fields::new(node, format!("step `{name}`"), env).ignoring(&SHOWN);
        let _ = fields.text("name")?;
        let step = Self {
            kind: kind(&mut fields, usual)?,
            command: fields.required_text("command")?,
            stack: fields.text("stack")?,
            identity: fields.text("identity")?,
            directory: fields.text("working_directory")?,
            variables: variables(fields.node("env"), env)?,
            retry: if fields.node("retry").is_some() { Some(Retry::read(fields.section("retry")?)?) } else { None },
            condition: fields.node("when").map(Condition::read).transpose()?.unwrap_or_default(),
            ..Self::script(node.at, name, "")
        };
        fields.finish()?;
        Ok(step)
    }

    fn script(at: Place, name: String, command: &str) -> Self {
        Self {
            at,
            name,
            kind: StepKind::Shell,
            command: command.to_owned(),
            stack: None,
            identity: None,
            directory: None,
            variables: Vec::new(),
            retry: None,
            condition: Condition::default(),
        }
    }

    /// The step with `render` applied to its command, stack, identity and folder. Variables are
    /// rendered when their values are known.
    pub(crate) fn rendered(&self, render: &dyn Fn(&str, Place) -> Result<String>) -> Result<Self> {
        let optional = |text: &Option<String>| text.as_deref().map(|text| render(text, self.at)).transpose();
        Ok(Self {
            command: render(&self.command, self.at)?,
            stack: optional(&self.stack)?,
            identity: optional(&self.identity)?,
            directory: optional(&self.directory)?,
            ..self.clone()
        })
    }
}

fn kind(fields: &mut Fields<'_>, usual: StepKind) -> Result<StepKind> {
    match fields.text("type")?.as_deref() {
        None => Ok(usual),
        Some("atmos") => Ok(StepKind::Own),
        Some("shell") => Ok(StepKind::Shell),
        Some("exec") => Ok(StepKind::Exec),
        Some(other) => Err(Error::unbuilt(format!("steps of type `{other}` are not built"))
            .at(fields.place("type").unwrap_or(fields.at()))
            .help("write `type: shell`, `type: atmos` or `type: exec`")),
    }
}

fn refuse_unbuilt(map: &Map, name: &str) -> Result<()> {
    match map.iter().find(|(key, _)| UNBUILT.contains(&key.as_ref())) {
        None => Ok(()),
        Some((key, entry)) => {
            let message = format!("`{key}` of step `{name}` is not built");
            Err(Error::unbuilt(message).at(entry.key_at).help(format!("remove `{key}`")))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{config::yaml::parse, system::fake::env};

    fn read(text: &str, usual: StepKind) -> Result<Vec<Step>> {
        Step::read_all(&parse(Path::new("w.yaml"), text).unwrap(), usual, &env(&[]))
    }

    #[test]
    fn steps_without_a_name_have_a_number() {
        let steps = read("[{command: a}, {command: b, name: deploy, type: shell}, {command: c}]", StepKind::Own);
        let steps: Vec<_> = steps.unwrap().into_iter().map(|step| (step.name, step.kind)).collect();
        let want = [("step1", StepKind::Own), ("deploy", StepKind::Shell), ("step3", StepKind::Own)];
        assert_eq!(steps, want.map(|(name, kind)| (name.to_owned(), kind)));
    }

    #[test]
    fn text_is_a_script_where_scripts_are_usual() {
        assert_eq!(read("[echo hello]", StepKind::Shell).unwrap()[0].command, "echo hello");
        let error = read("[echo hello]", StepKind::Own).unwrap_err().to_string();
        assert_eq!(error, "error: w.yaml:1:2: step `step1` must be a map, not a text\nhelp: write `- command: …`");
    }

    #[test]
    fn what_would_be_done_otherwise_is_refused() {
        for (text, want) in [
            ("{}", "w.yaml:1:1: `steps` must be a list, not a map"),
            ("[{type: shell}]", "w.yaml:1:2: step `step1` is missing `command`"),
            ("[{type: toast, content: x}]", "w.yaml:1:9: steps of type `toast` are not built"),
            ("[{command: a, timeout: 5s}]", "w.yaml:1:15: `timeout` of step `step1` is not built"),
            ("[{command: a, identiy: x}]", "w.yaml:1:15: step `step1` has no field `identiy`"),
            ("[{command: a, type: exec}, {command: b}]", "w.yaml:1:2: step `step1` of type `exec` is not the last one"),
        ] {
            let error = read(text, StepKind::Own).unwrap_err().to_string();
            assert_eq!(error.lines().next(), Some(format!("error: {want}").as_str()), "{text}");
        }
    }
}
