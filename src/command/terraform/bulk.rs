//! `wrap terraform generate varfiles` and `… backends`: the files of many components.

use super::{Program, batch::Documents, order::Member};
use crate::{
    command::{describe, sign_in},
    config::yaml::Node,
    error::{Error, Result},
    stack::Stacks,
    system::System,
    terraform::{arguments::Arguments, bulk, job::Job},
};

/// Writes the file of each of `members` that lives in one of the stacks or manifests of `--stacks`.
pub(super) fn generate(
    system: &System,
    program: Program,
    arguments: &Arguments,
    documents: &Documents,
    members: &[Member],
) -> Result<u8> {
    if let Some(word) = arguments.extra.first() {
        return Err(Error::usage(format!(
            "`{}` does not understand `{}`",
            arguments.subcommand.join(" "),
            word.display()
        )));
    }
    let mut config = sign_in::configuration(system, &arguments.selection)?;
    describe::Processing::new(arguments.process_templates, arguments.process_functions, &arguments.skip)
        .apply(system, &mut config)?;
    let stacks = Stacks::open(&config, &system.env)?;
    let is_in = |member: &Member, wanted: &String| {
        let manifest = documents[member].get("atmos_stack_file").and_then(Node::as_str).unwrap_or_default();
        *wanted == member.0 || wanted == manifest
    };
    if let Some(wanted) = arguments.stacks.iter().find(|wanted| !documents.keys().any(|member| is_in(member, wanted))) {
        return Err(Error::usage(format!("`{wanted}` is neither a stack with components nor its manifest"))
            .help("run `wrap list stacks` to see all stacks"));
    }
    for member @ (stack, name) in members {
        if !arguments.stacks.is_empty() && !arguments.stacks.iter().any(|wanted| is_in(member, wanted)) {
            continue;
        }
        let component = stacks.component(stack, name)?;
        let (env, asked) = (&system.env, program.name());
        let job = Job { env, config: &config, component: &component, arguments, asked, is_interactive: false };
        let verb = if arguments.dry_run { "would write" } else { "wrote" };
        system.terminal.say(&format!("{verb} {}", env.shown(&bulk::generate(&job)?)));
    }
    Ok(0)
}
