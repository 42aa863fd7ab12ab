//! `wrap terraform generate varfiles` and `… backends`: the files of many components.

use super::{Program, batch::Documents, configuration, order::Member};
use crate::{
    config::yaml::Node,
    error::{Error, Result},
    stack::Stacks,
    system::System,
    terraform::{arguments::Arguments, bulk::Bulk, job::Job},
};

/// Writes the file of each of `members` that lives in one of the stacks or manifests of `--stacks`.
pub(super) fn generate(
    system: &System,
    program: Program,
    arguments: &Arguments,
    documents: &Documents,
    members: &[Member],
) -> Result<u8> {
    refuse_extra(arguments)?;
    let config = configuration(system, arguments)?;
    let stacks = Stacks::open(&config, &system.env)?;
    let verb = if arguments.dry_run { "would write" } else { "wrote" };
    let mut bulk = Bulk::default();
    for (stack, name) in wanted(&arguments.stacks, documents, members)? {
        let component = stacks.component(stack, name)?;
        let (env, asked) = (&system.env, program.name());
        let job = Job { env, config: &config, component: &component, arguments, asked, is_interactive: false };
        if let Some(path) = bulk.generate(&job)? {
            system.terminal.say(&format!("{verb} {}", env.shown(&path)));
        }
    }
    for warning in bulk.warnings(&system.env) {
        system.terminal.say(&warning.as_warning());
    }
    Ok(0)
}

fn refuse_extra(arguments: &Arguments) -> Result<()> {
    let Some(word) = arguments.extra.first() else { return Ok(()) };
    let subcommand = arguments.subcommand.join(" ");
    Err(Error::usage(format!("`{subcommand}` does not understand `{}`", word.display())))
}

/// Those of `members` that live in one of the `stacks`, each called by its name or by its manifest.
fn wanted<'m>(stacks: &[String], documents: &Documents, members: &'m [Member]) -> Result<Vec<&'m Member>> {
    let is_in = |member: &Member, wanted: &String| {
        let manifest = documents[member].get("atmos_stack_file").and_then(Node::as_str).unwrap_or_default();
        *wanted == member.0 || wanted == manifest
    };
    if let Some(wanted) = stacks.iter().find(|wanted| !documents.keys().any(|member| is_in(member, wanted))) {
        return Err(Error::usage(format!("`{wanted}` is neither a stack with components nor its manifest"))
            .help("run `wrap list stacks` to see all stacks"));
    }
    let is_wanted = |member: &&Member| stacks.is_empty() || stacks.iter().any(|wanted| is_in(member, wanted));
    Ok(members.iter().filter(is_wanted).collect())
}
