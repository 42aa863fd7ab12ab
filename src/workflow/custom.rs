//! `commands:` and `aliases:` of the configuration: what a project adds to the command line.

use std::sync::Arc;

use super::{Signature, Step, StepKind, Variable, variable::variables};
use crate::{
    config::{
        fields::Fields,
        yaml::{Entry, Map, Node, Place, Value, print},
    },
    error::{Error, Result},
    system::Env,
};

/// A command of the project, with those below it.
#[derive(Clone, Debug)]
pub(crate) struct CustomCommand {
    pub(crate) name: String,
    about: Option<String>,
    pub(crate) commands: Vec<CustomCommand>,
    /// As it is written; `None` for a name that only leads to others.
    node: Option<Node>,
}

/// What a command takes and does.
#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) at: Place,
    pub(crate) signature: Signature,
    pub(crate) variables: Vec<Variable>,
    pub(crate) steps: Vec<Step>,
    /// `component_config`: the component and the stack whose document the templates see.
    pub(crate) component: Option<(String, String)>,
    pub(crate) identity: Option<String>,
    /// `working_directory`
    pub(crate) directory: Option<String>,
    /// Whether each step is shown before it is run.
    pub(crate) is_verbose: bool,
}

/// The commands of the configuration `tree`.
pub(crate) fn commands(tree: &Node) -> Result<Vec<CustomCommand>> {
    let mut found = Vec::new();
    add_all(&mut found, tree)?;
    Ok(found)
}

/// A word that stands for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alias {
    pub(crate) at: Place,
    pub(crate) name: String,
    pub(crate) meant: String,
}

/// The aliases of the configuration `tree`.
pub(crate) fn aliases(tree: &Node) -> Vec<Alias> {
    let entries = tree.get("aliases").and_then(Node::as_map).into_iter().flat_map(Map::iter);
    let alias = |(name, entry): (&Arc<str>, &Entry)| {
        let meant = print(&entry.node.value)?.into_owned();
        Some(Alias { at: entry.key_at, name: name.to_string(), meant })
    };
    entries.filter_map(alias).collect()
}

fn add_all(found: &mut Vec<CustomCommand>, parent: &Node) -> Result<()> {
    let Some(list) = parent.get("commands") else { return Ok(()) };
    for node in list.as_list().unwrap_or_default() {
        let name = node.get("name").and_then(|name| print(&name.value)).unwrap_or_default();
        let path: Vec<&str> = name.split_whitespace().collect();
        if path.is_empty() {
            let error = Error::configuration("a command of `commands` has no name").at(node.at);
            return Err(error.help("add `name: …`"));
        }
        add(found, &path, node)?;
    }
    Ok(())
}

/// Puts the command where its path leads: `list stacks` is `stacks` below `list`.
fn add(found: &mut Vec<CustomCommand>, path: &[&str], node: &Node) -> Result<()> {
    let Some((name, rest)) = path.split_first() else { return Ok(()) };
    let index = found.iter().position(|known| known.name == *name).unwrap_or_else(|| {
        found.push(CustomCommand { name: (*name).to_owned(), about: None, commands: Vec::new(), node: None });
        found.len() - 1
    });
    let command = &mut found[index];
    if !rest.is_empty() {
        return add(&mut command.commands, rest, node);
    }
    let about = node.get("description").and_then(|about| print(&about.value));
    command.about = about.map(std::borrow::Cow::into_owned).or(command.about.take());
    command.node = Some(node.clone());
    add_all(&mut command.commands, node)
}

impl CustomCommand {
    /// The command that `words` lead to, with how many of them did.
    pub(crate) fn named<'c>(commands: &'c [Self], words: &[&str]) -> Option<(&'c Self, usize)> {
        let (first, rest) = words.split_first()?;
        let command = commands.iter().find(|command| command.name == *first)?;
        let below = Self::named(&command.commands, rest).map(|(command, count)| (command, count + 1));
        Some(below.unwrap_or((command, 1)))
    }

    /// What it says about itself.
    pub(crate) fn about(&self) -> &str {
        self.about.as_deref().map_or("A command of the project", str::trim)
    }

    /// The first line of that.
    pub(crate) fn summary(&self) -> &str {
        self.about().lines().next().unwrap_or_default()
    }

    /// Whether it only leads to other commands.
    pub(crate) fn is_group(&self) -> bool {
        self.node.as_ref().and_then(steps).is_none() && !self.commands.is_empty()
    }

    /// What the command takes and does. `evaluate` is given the command as it is written.
    pub(crate) fn definition(&self, env: &Env, evaluate: &dyn Fn(&Node) -> Result<Node>) -> Result<Definition> {
        let written = self.node.as_ref().expect("a name that only leads to others is not run");
        let node = &evaluate(written)?;
        let owner = format!("command `{}`", self.name);
        let mut fields =
            Fields::new(node, owner.as_str(), env).ignoring(&["commands", "dependencies", "description", "name"]);
        if let Some(component) = fields.node("component") {
            let error = Error::unbuilt(format!("`component` of {owner} is not built")).at(component.at);
            return Err(error.help("write `component_config:` with `component` and `stack`"));
        }
        let missing = || Error::configuration(format!("{owner} has no `steps`")).at(node.at);
        let _ = fields.node("steps");
        let steps = steps(node).ok_or_else(|| missing().help("add `steps: [\"…\"]`"))?;
        let definition = Definition {
            at: node.at,
            signature: Signature::read(fields.node("arguments"), fields.node("flags"), env)?,
            variables: variables(fields.node("env"), env)?,
            steps: Step::read_all(steps, StepKind::Shell, env)?,
            component: component(&mut fields)?,
            identity: fields.text("identity")?,
            directory: fields.text("working_directory")?,
            is_verbose: fields.boolean("verbose")?.unwrap_or(false),
        };
        fields.finish()?;
        Ok(definition)
    }
}

/// The steps of a command; an empty list is none.
fn steps(command: &Node) -> Option<&Node> {
    command.get("steps").filter(|steps| steps.value != Value::Null && steps.as_list() != Some(&[]))
}

fn component(fields: &mut Fields<'_>) -> Result<Option<(String, String)>> {
    if fields.node("component_config").is_none() {
        return Ok(None);
    }
    let mut fields = fields.section("component_config")?;
    let pair = (fields.required_text("component")?, fields.required_text("stack")?);
    fields.finish()?;
    Ok(Some(pair))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{config::yaml::parse, system::fake::env};

    fn read(text: &str) -> Vec<CustomCommand> {
        commands(&parse(Path::new("atmos.yaml"), text).unwrap()).unwrap()
    }

    #[test]
    fn names_with_spaces_are_paths() {
        let commands = read(
            "commands: [{name: list all, steps: [a]}, {name: list, description: Lists., commands: [{name: few, steps: [b]}]}]",
        );
        let named = |words: &[&str]| {
            CustomCommand::named(&commands, words).map(|(command, count)| (command.name.as_str(), count))
        };
        assert_eq!(named(&["list", "all", "x"]), Some(("all", 2)));
        assert_eq!(named(&["list", "few"]), Some(("few", 2)));
        assert_eq!(named(&["list", "other"]), Some(("list", 1)));
        assert_eq!(named(&["other"]), None);
        assert!(commands[0].is_group() && !commands[0].commands[0].is_group());
        assert_eq!(commands[0].about(), "Lists.");
    }

    #[test]
    fn command_that_cannot_be_run_is_refused() {
        for (text, want) in [
            ("{name: a}", "1:12: command `a` has no `steps`"),
            ("{name: a, steps: []}", "1:12: command `a` has no `steps`"),
            ("{name: a, steps: [x], component: {type: script}}", "1:45: `component` of command `a` is not built"),
            ("{name: a, steps: [x], stepz: []}", "1:34: command `a` has no field `stepz`"),
            ("{name: a, steps: [x], component_config: {stack: s}}", "1:52: `component_config` is missing `component`"),
        ] {
            let commands = read(&format!("commands: [{text}]"));
            let error = commands[0].definition(&env(&[]), &|node| Ok(node.clone())).unwrap_err().to_string();
            assert_eq!(error.lines().next(), Some(format!("error: atmos.yaml:{want}").as_str()), "{text}");
        }
    }
}
