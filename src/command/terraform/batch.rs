//! A batch: one subcommand for several components, each a run of its own in the order of what depends on what.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
};

use super::{
    Program, bulk,
    dispatch::{Dispatch, Task},
    order::{Graph, Member},
    selected::{has_labels, has_tags},
};
use crate::{
    command::{describe, sign_in},
    config::{Config, nearest::nearest, yaml::Map},
    error::{Error, Result},
    query,
    stack::{Stacks, Wanted},
    system::System,
    terraform::{
        arguments::{self, Arguments},
        batch::Batch,
        subcommand::asks_for_approval,
    },
};

/// The components that a batch may have, with their documents.
pub(super) type Documents = BTreeMap<Member, Map>;

/// Runs the subcommand for each component that `batch` selects. `words` are those of each run.
pub(crate) fn run(system: &System, program: Program, batch: &Batch, words: &[OsString]) -> Result<u8> {
    let arguments = arguments::parse(words)?;
    check(&arguments, program)?;
    if arguments.selection.picks_profile {
        return Err(
            Error::usage("`--profile` without a name cannot ask for several components").help("name the profile")
        );
    }
    let config = sign_in::configuration(system, &arguments.selection)?;
    let mut documents = documents(system, &config, arguments.stack.as_deref())?;
    if arguments.stack.is_none() {
        check_names(batch, &documents)?;
    }
    documents.retain(|_, document| !describe::is_switched_off(document));
    let members = selected(system, &documents, batch, &arguments)?;
    let is_reversed = arguments.command() == "destroy";
    let graph = graph(&documents, &members);
    let graph = if is_reversed { graph.reversed() } else { graph };
    let order = graph.sorted()?;
    if order.is_empty() {
        system.terminal.say("No components matched");
        return Ok(0);
    }
    if arguments.generates_all() {
        return bulk::generate(system, program, &arguments, &documents, &order);
    }
    let way = if is_reversed { "reverse dependency order for destroy" } else { "dependency order" };
    system.terminal.say(&format!("Processing components in {way}"));
    if arguments.dry_run {
        for (stack, name) in &order {
            system.terminal.say(&format!("Would {} {name} in {stack} (dry run)", arguments.subcommand.join(" ")));
        }
        return Ok(0);
    }
    check_approval(system, &config, batch, &arguments)?;
    let task = |member: Member| Task {
        words: own_words(program, words, &member),
        folder: folder(&documents[&member]).unwrap_or(&member.1).to_owned(),
        member,
    };
    let tasks = order.into_iter().map(task).collect();
    Dispatch { system, batch, command: arguments.command(), graph: &graph, tasks }.run()
}

/// Those of the components that the batch selects.
fn selected(system: &System, documents: &Documents, batch: &Batch, arguments: &Arguments) -> Result<BTreeSet<Member>> {
    let mut members = matching(documents, batch)?;
    if batch.affected {
        let affected = describe::affected_instances(system, &arguments.selection, batch, arguments.stack.as_deref())?;
        members.retain(|member| affected.contains(member));
    }
    Ok(members)
}

fn check(arguments: &Arguments, program: Program) -> Result<()> {
    if let Some(component) = &arguments.component {
        let line = format!("wrap {} {} --all", program.name(), arguments.subcommand.join(" "));
        return Err(Error::usage(format!("component `{component}` can't be used with the flags for bulk operations"))
            .help(format!("leave it out: `{line}`, or select it: `--components {component}`")));
    }
    if arguments.command() == "shell" {
        return Err(Error::usage("a shell has one component's variables")
            .help(format!("run `wrap {} shell <component> -s <stack>`", program.name())));
    }
    if arguments.identity.as_deref() == Some("") {
        return Err(Error::usage("`-i` without a name cannot ask for several components").help("name the identity"));
    }
    if arguments.file.is_some() {
        return Err(Error::usage("one file cannot hold what several components generate").help("leave `--file` out"));
    }
    if arguments.planfile.is_some() {
        return Err(Error::usage("one plan file cannot be applied to several components")
            .help("`--from-plan` without a name applies each component's own"));
    }
    Ok(())
}

/// Found before the first of them runs.
fn check_approval(system: &System, config: &Config, batch: &Batch, arguments: &Arguments) -> Result<()> {
    let is_answered = system.terminal.is_interactive() && !batch.is_grouped();
    if is_answered || !asks_for_approval(&system.env, config, arguments) {
        return Ok(());
    }
    Err(Error::usage("`apply` asks for approval of each component, and nobody can answer")
        .help("add `-auto-approve`, or apply their saved plans: `--from-plan`"))
}

/// The Terraform components; functions stay as they are written, so that
/// nothing is asked for that only a run needs.
fn documents(system: &System, config: &Config, stack: Option<&str>) -> Result<Documents> {
    let mut documents = Documents::new();
    if let Some(stack) = stack {
        let stacks = Stacks::open(config, &system.env)?;
        for name in stacks.components(stack)? {
            let document = stacks.document(stack, &name, false)?;
            documents.insert((stack.to_owned(), name), document);
        }
    } else {
        let wanted = Wanted { kinds: vec!["terraform".to_owned()], ..Wanted::all(false) };
        let (stacks, problems) = Stacks::documents(config, &system.env, &wanted)?;
        if !problems.is_empty() {
            return Err(unreadable(&problems));
        }
        for (stack, kinds) in stacks {
            let found = kinds.into_values().flatten();
            documents.extend(found.map(|(name, document)| ((stack.clone(), name), document)));
        }
    }
    Ok(documents)
}

/// A name that no stack knows is a typing mistake. One stack may well lack what another has.
fn check_names(batch: &Batch, documents: &Documents) -> Result<()> {
    let known: BTreeSet<&str> = documents.keys().map(|(_, name)| name.as_str()).collect();
    let Some(name) = batch.components.iter().find(|name| !known.contains(name.as_str())) else { return Ok(()) };
    let error = Error::configuration(format!("component `{name}` was not found in any stack"));
    Err(match nearest(name, known.into_iter()) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help("run `wrap list components` to see all components"),
    })
}

/// A component that cannot be read might be one of those to run, so nothing runs.
fn unreadable(problems: &[Error]) -> Error {
    let texts: BTreeSet<String> = problems.iter().map(Error::placed_message).collect();
    let error = Error::configuration("cannot tell which components there are");
    texts.into_iter().fold(error, Error::because).help("run `wrap validate`, or name a stack with `-s`")
}

fn matching(documents: &Documents, batch: &Batch) -> Result<BTreeSet<Member>> {
    let mut members = BTreeSet::new();
    for (member, document) in documents {
        let is_named = batch.components.is_empty() || batch.components.contains(&member.1);
        if is_named
            && has_tags(document, &batch.tags)
            && has_labels(document, &batch.labels)
            && is_true(document, batch)?
        {
            members.insert(member.clone());
        }
    }
    Ok(members)
}

fn is_true(document: &Map, batch: &Batch) -> Result<bool> {
    let Some(text) = &batch.query else { return Ok(true) };
    let at = document.iter().next().map(|(_, entry)| entry.key_at);
    let Some(at) = at else { return Ok(false) };
    Ok(query::select(&describe::map_node(document.clone(), at), text)?.as_bool() == Some(true))
}

fn graph(documents: &Documents, members: &BTreeSet<Member>) -> Graph {
    let mut by_name: BTreeMap<&str, Vec<&Member>> = BTreeMap::new();
    for member in documents.keys() {
        by_name.entry(&member.1).or_default().push(member);
    }
    let needs = |member: &Member| {
        let (document, stack) = (&documents[member], &member.0);
        let named = describe::written_dependencies(document).into_iter();
        let meant = named.flat_map(|(name, dependency)| {
            let others = by_name.get(name).into_iter().flatten();
            others.filter(move |other| {
                let asked = describe::Asked { component: &other.1, stack: &other.0, document: &documents[**other] };
                asked.is_meant(stack, document, dependency)
            })
        });
        meant.map(|other| (*other).clone()).collect()
    };
    Graph::new(&documents.keys().map(|member| (member.clone(), needs(member))).collect(), members)
}

fn folder(document: &Map) -> Option<&str> {
    document.get("component_info")?.get("component_path")?.as_str()
}

/// The words of one run: those of the batch, with a component and its stack.
fn own_words(program: Program, words: &[OsString], (stack, name): &Member) -> Vec<OsString> {
    let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
    let mut own = vec![program.name().into()];
    own.extend_from_slice(&words[..end]);
    own.extend([name.into(), "-s".into(), stack.into()]);
    own.extend_from_slice(&words[end..]);
    own
}
