//! The files of workflows, below `workflows.base_path`.

use std::path::{Path, PathBuf};

use super::{Step, StepKind, Variable, variable::variables};
use crate::{
    config::{
        Config, clean,
        fields::Fields,
        yaml::{Map, Node, Place, parse, read_text},
    },
    error::{Error, Result},
    stack,
    system::Env,
};

/// A file, read.
pub(crate) struct File {
    /// Its path below the folder of all workflows, with its extension.
    pub(crate) name: String,
    /// As it is written.
    pub(crate) tree: Node,
}

/// A workflow that is to be run.
#[derive(Debug)]
pub(crate) struct Workflow {
    pub(crate) at: Place,
    pub(crate) stack: Option<String>,
    /// `working_directory`
    pub(crate) directory: Option<String>,
    pub(crate) variables: Vec<Variable>,
    pub(crate) steps: Vec<Step>,
}

const USUAL_FOLDER: &str = "stacks/workflows";

/// What says how Atmos shows a workflow, what must be installed, and what is read elsewhere.
const IGNORED: [&str; 6] = ["dependencies", "description", "name", "output", "show", "title"];

/// The folder of all workflows.
pub(crate) fn folder(config: &Config) -> PathBuf {
    let written = config.tree.at_path(&["workflows", "base_path"]).and_then(Node::as_str);
    clean(&config.base_path.join(written.filter(|path| !path.is_empty()).unwrap_or(USUAL_FOLDER)))
}

/// All files of workflows, sorted, and why others cannot be read.
pub(crate) fn files(config: &Config, env: &Env) -> Result<(Vec<File>, Vec<Error>)> {
    let folder = folder(config);
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in stack::yaml_files(&folder)? {
        match File::read(&folder, &path, env) {
            Ok(file) if file.tree.get("workflows").is_some() => files.push(file),
            Ok(_) => {}
            Err(error) => problems.push(error),
        }
    }
    Ok((files, problems))
}

impl File {
    /// The file that `--file` names: below the folder of all workflows, with or without its extension.
    pub(crate) fn named(config: &Config, env: &Env, name: &str) -> Result<Self> {
        let folder = folder(config);
        let path = folder.join(name);
        let with = |ending: &str| PathBuf::from(format!("{}{ending}", path.display()));
        let whole = path.extension().is_some().then(|| path.clone());
        let candidates = whole.into_iter().chain([with(".yaml"), with(".yml")]);
        let path = candidates.into_iter().find(|path| path.is_file()).ok_or_else(|| {
            let shown = env.shown(&folder);
            Error::configuration(format!("there is no file `{name}` of workflows"))
                .because(format!("workflows are looked for in `{shown}`"))
                .help("run `wrap list workflows` to see them")
        })?;
        let file = Self::read(&folder, &path, env)?;
        match file.tree.get("workflows") {
            Some(workflows) if workflows.as_map().is_some() => Ok(file),
            _ => {
                let error = Error::configuration("the file has no map `workflows`").at(file.tree.at);
                Err(error.help("write `workflows:` and below it `NAME:` with `steps:`"))
            }
        }
    }

    fn read(folder: &Path, path: &Path, env: &Env) -> Result<Self> {
        let shown: &'static Path = Box::leak(PathBuf::from(env.shown(path)).into_boxed_path());
        let text = read_text(path, &env.shown(path))?;
        let name = path.strip_prefix(folder).unwrap_or(path).display().to_string();
        Ok(Self { name, tree: parse(shown, &text)? })
    }

    /// The names of its workflows, as they are written, with what they say about themselves.
    pub(crate) fn workflows(&self) -> impl Iterator<Item = (&str, &Node)> {
        let map = self.tree.get("workflows").and_then(Node::as_map);
        map.into_iter().flat_map(Map::iter).map(|(name, entry)| (name.as_ref(), &entry.node))
    }

    /// The workflow `name`. `evaluate` is given it as it is written.
    pub(crate) fn workflow(
        &self,
        env: &Env,
        name: &str,
        evaluate: &dyn Fn(&Node) -> Result<Node>,
    ) -> Result<Option<Workflow>> {
        let Some((_, node)) = self.workflows().find(|(known, _)| *known == name) else { return Ok(None) };
        let node = &evaluate(node)?;
        let owner = format!("workflow `{name}`");
        let mut fields = Fields::new(node, owner.as_str(), env).ignoring(&IGNORED);
        if let Some(container) = fields.node("container") {
            let error = Error::unbuilt(format!("`container` of {owner} is not built")).at(container.at);
            return Err(error.help("remove `container`; the steps run on this machine"));
        }
        let empty = || Error::configuration(format!("{owner} has no steps")).at(node.at).help("add `steps:`");
        let steps = Step::read_all(fields.node("steps").ok_or_else(empty)?, StepKind::Own, env)?;
        steps.iter().try_for_each(refuse_results)?;
        let workflow = Workflow {
            at: node.at,
            stack: fields.text("stack")?,
            directory: fields.text("working_directory")?,
            variables: variables(fields.node("env"), env)?,
            steps,
        };
        fields.finish()?;
        if workflow.steps.is_empty() { Err(empty()) } else { Ok(Some(workflow)) }
    }
}

/// A step that asks for what other steps gave must not get the question itself. Other templates are
/// for whoever the step calls.
fn refuse_results(step: &Step) -> Result<()> {
    let mut actions = step.command.split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
    let asked = |action: &str| [".steps.", ".env.", ".flags."].iter().any(|field| action.contains(field));
    match actions.find(|action| asked(action)) {
        None => Ok(()),
        Some(action) => Err(Error::unbuilt(format!("`{{{{{action}}}}}` of step `{}` is not built", step.name))
            .at(step.at)
            .because("steps of workflows do not know what others gave")
            .help("pass it on in a file, or in a variable of `env`")),
    }
}
