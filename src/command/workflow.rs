//! `wrap workflow`: the steps of a workflow, one after the other.

use std::collections::BTreeSet;

use clap::Args;

use super::{
    Selection,
    sign_in::configuration,
    steps::{Failure, Steps, environment, working_folder},
};
use crate::{
    config::{Config, fields::list, nearest::nearest},
    error::{Error, Result},
    stack::evaluated,
    system::{System, shell::quoted},
    workflow::{File, Workflow, files, folder},
};

/// Arguments of `wrap workflow`.
#[derive(Debug, Args)]
pub(crate) struct WorkflowArguments {
    /// The workflow; asked for when it is left out in a terminal.
    workflow: Option<String>,
    /// The file it is written in, below `workflows.base_path`; needed when several have one of this name.
    #[arg(short, long, value_name = "FILE")]
    file: Option<String>,
    /// The stack of every `type: atmos` step, whatever the workflow says.
    #[arg(short, long)]
    stack: Option<String>,
    /// The identity of the steps that name none.
    #[arg(short, long)]
    identity: Option<String>,
    /// Begin with this step.
    #[arg(long, value_name = "STEP")]
    from_step: Option<String>,
    /// Show the steps, and run none.
    #[arg(long)]
    dry_run: bool,
}

/// Runs the workflow. Returns the exit code of the first step that failed.
pub(crate) fn workflow(system: &System, selection: &Selection, arguments: &WorkflowArguments) -> Result<u8> {
    let config = configuration(system, selection)?;
    let (file, name) = chosen(system, &config, arguments)?;
    let missing = || no_workflow(&name, Some(&file.name), file.workflows().map(|(name, _)| name));
    let workflow = file.workflow(&system.env, &name, &|node| evaluated(&config, &system.env, node))?;
    let workflow = workflow.ok_or_else(missing)?;
    let first = first_step(&workflow, arguments.from_step.as_deref())?;
    let directory = workflow.directory.as_deref();
    let mut steps = Steps {
        system,
        selection,
        config: &config,
        directory: working_folder(system, &config, &format!("workflow `{name}`"), workflow.at, directory)?,
        environment: environment(system, selection, &config)?,
        stack: arguments.stack.clone(),
        usual_stack: workflow.stack.clone(),
        identity: arguments.identity.clone(),
        render: &|text, _| Ok(text.to_owned()),
        is_announced: true,
        is_dry: arguments.dry_run,
    };
    steps.add(&workflow.variables)?;
    let failure = steps.run(&workflow.steps[first..])?;
    Ok(failure.map_or(0, |failure| report(system, selection, arguments, (&file.name, &name), &failure)))
}

fn first_step(workflow: &Workflow, wanted: Option<&str>) -> Result<usize> {
    let Some(wanted) = wanted else { return Ok(0) };
    workflow.steps.iter().position(|step| step.name == wanted).ok_or_else(|| {
        let names = list(workflow.steps.iter().map(|step| step.name.as_str()));
        Error::usage(format!("the workflow has no step `{wanted}`")).help(format!("the steps are {names}"))
    })
}

/// Says how to go on where a step failed.
fn report(
    system: &System,
    selection: &Selection,
    arguments: &WorkflowArguments,
    (file, name): (&str, &str),
    failure: &Failure,
) -> u8 {
    let Failure { step, code } = failure;
    system.terminal.say(&format!("error: step `{}` of workflow `{name}` ended with exit code {code}", step.name));
    let file = file.strip_suffix(".yaml").unwrap_or(file);
    let optional = |flag: &str, value: &Option<String>| {
        value.as_deref().map(|value| format!(" {flag} {}", quoted(value))).unwrap_or_default()
    };
    let (stack, identity) = (optional("-s", &arguments.stack), optional("-i", &arguments.identity));
    let line = format!("wrap workflow {} -f {} --from-step {}", quoted(name), quoted(file), quoted(&step.name));
    let selected: Vec<String> = selection.words().into_iter().map(|word| format!(" {}", quoted(word))).collect();
    system.terminal.say(&format!("help: run `{line}{stack}{identity}{}` to go on there", selected.concat()));
    *code
}

/// The file and the name of the workflow that is meant.
fn chosen(system: &System, config: &Config, arguments: &WorkflowArguments) -> Result<(File, String)> {
    match (&arguments.file, &arguments.workflow) {
        (Some(file), Some(name)) => Ok((File::named(config, &system.env, file)?, name.clone())),
        (file, name) => {
            let (found, problems) = match file {
                Some(file) => (vec![File::named(config, &system.env, file)?], Vec::new()),
                None => files(config, &system.env)?,
            };
            match picked(system, config, found, name.as_deref()) {
                // What is looked for may stand where nothing can be read.
                Err(error) => Err(problems.into_iter().next().unwrap_or(error)),
                picked => picked,
            }
        }
    }
}

/// The workflow called `name`, or one that the person picks.
fn picked(system: &System, config: &Config, mut files: Vec<File>, name: Option<&str>) -> Result<(File, String)> {
    let all = files.iter().enumerate().flat_map(|(index, file)| file.workflows().map(move |(name, _)| (index, name)));
    let all: Vec<(usize, String)> = all.map(|(index, name)| (index, name.to_owned())).collect();
    let fitting: Vec<&(usize, String)> = all.iter().filter(|(_, own)| name.is_none_or(|name| name == own)).collect();
    let (index, name) = match (fitting.as_slice(), name) {
        ([], Some(name)) if !all.is_empty() => {
            return Err(no_workflow(name, None, all.iter().map(|(_, name)| name.as_str())));
        }
        ([], _) => {
            let folder = system.env.shown(&folder(config));
            return Err(Error::usage(format!("there are no workflows in `{folder}`"))
                .help("set `workflows.base_path`, or write `workflows:` into a file there"));
        }
        ([only], Some(_)) => (*only).clone(),
        (several, _) => several[one_of(system, &files, several)?].clone(),
    };
    Ok((files.swap_remove(index), name))
}

fn one_of(system: &System, files: &[File], workflows: &[&(usize, String)]) -> Result<usize> {
    let shown: Vec<String> =
        workflows.iter().map(|(index, name)| format!("{name} -f {}", files[*index].name)).collect();
    if system.terminal.is_interactive() {
        return system.terminal.choose("Which workflow", &shown);
    }
    let lines = shown.iter().map(|line| format!("wrap workflow {line}"));
    Err(Error::usage("cannot ask which workflow to run: there is no terminal")
        .help(format!("run one of {}", list(lines.collect::<Vec<_>>().iter().map(String::as_str)))))
}

fn no_workflow<'a>(name: &str, file: Option<&str>, known: impl Iterator<Item = &'a str>) -> Error {
    let place = file.map(|file| format!(" in `{file}`")).unwrap_or_default();
    let error = Error::usage(format!("there is no workflow `{name}`{place}"));
    let known: BTreeSet<&str> = known.collect();
    match nearest(name, known.iter().copied()) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None if known.is_empty() => error,
        None => error.help(format!("the workflows are {}", list(known))),
    }
}
