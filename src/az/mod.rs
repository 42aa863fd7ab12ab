//! The `az` shim: answers what Terraform's Azure providers ask the Azure CLI.

mod account;
mod arguments;
mod command;
#[cfg(test)]
mod fixtures;
mod handover;
mod item;
mod local_time;
mod missing;
mod obstacle;
mod output;
mod query;
mod resource;
mod session;
mod signed_in_user;
mod subscriptions;
mod token;
mod version;

use std::path::Path;

use nix::sys::signal::{SigSet, Signal};
use serde_json::Value;

use self::{
    command::Command, item::Item, obstacle::Obstacle, output::Output, session::Session, subscriptions::Subscriptions,
};
use crate::system::{Env, System};

/// Whether this program was started under the name `az`.
pub(crate) fn is_called(env: &Env) -> bool {
    let name = env.arguments.first().and_then(|program| Path::new(program).file_name());
    name.is_some_and(|name| name == "az" || name == "az.exe")
}

/// Answers one `az` command and returns the exit code: 1 when it fails and 2 when it is not
/// understood, because the callers of `az` know no others.
///
/// Never asks anybody and never reads stdin.
pub(crate) fn run(system: &System) -> u8 {
    hold_interrupts(system);
    match answer(system) {
        Ok(text) => {
            if let Some(text) = text {
                system.terminal.print(&text);
            }
            0
        }
        Err(Obstacle::Foreign(what)) => hand_over(system, &what),
        Err(Obstacle::Refusal(text)) => refuse(system, &text),
        Err(Obstacle::Failure(error)) => refuse(system, &error.to_string()),
    }
}

/// Terraform shows these words as they are.
fn refuse(system: &System, text: &str) -> u8 {
    system.terminal.say(text);
    1
}

/// Ctrl-C goes to the whole process group. Terraform handles it and may still need its token, so
/// it does not end this program, unless a person called it. It takes milliseconds anyway.
fn hold_interrupts(system: &System) {
    if !system.terminal.is_interactive() {
        let _ = SigSet::from(Signal::SIGINT).thread_block();
    }
}

/// The text for stdout, if there is any.
fn answer(system: &System) -> Result<Option<String>, Obstacle> {
    let env = &system.env;
    let session = session::path(env).ok_or_else(|| Obstacle::foreign("a session"))?;
    let arguments = env.arguments.get(1..).unwrap_or_default();
    let call = arguments::parse(arguments, env.var("AZURE_CORE_OUTPUT")).map_err(Obstacle::Foreign)?;
    if call.command == Command::VersionText {
        return Ok(Some(version::text()));
    }
    let item = Item::from(answer_command(system, &session, &call.command)?);
    let (item, keeps_order) = match (&call.query, &call.command, call.output) {
        (Some(query), ..) => (
            query
                .search(&item)
                .ok_or_else(|| Obstacle::foreign("a `--query` that asks JMESPath for what it has not"))?,
            true,
        ),
        (None, Command::ListAccounts { .. }, Output::Table) => (account::table(&item), true),
        (None, ..) => (item, false),
    };
    call.output.render(&item, keeps_order).map_err(Obstacle::foreign)
}

fn answer_command(system: &System, session: &Path, command: &Command) -> Result<Value, Obstacle> {
    // `az version` has no use for a session, and works with a broken one.
    let session = || Session::read(session);
    let subscriptions = || session().map(|session| Subscriptions::read(&session));
    match command {
        Command::Version | Command::VersionText => Ok(version::value()),
        Command::ShowAccount { subscription } => account::show(&subscriptions()?, subscription.as_deref()),
        Command::ListAccounts { all } => Ok(account::list(&subscriptions()?, *all)),
        Command::SetAccount { subscription } => account::set(&subscriptions()?, subscription),
        Command::IssueToken(request) => token::issue(system, &session()?, request),
        Command::ShowSignedInUser => signed_in_user::show(&session()?.record.principal),
    }
}

/// Becomes the next real `az`; when there is none, says so.
fn hand_over(system: &System, reason: &str) -> u8 {
    let (code, error) = match handover::next(&system.env) {
        Some(invocation) => {
            let _ = SigSet::from(Signal::SIGINT).thread_unblock();
            (1, invocation.become_it())
        }
        None => missing::explain(&system.env, reason),
    };
    system.terminal.say(&error.to_string());
    code
}

#[cfg(test)]
mod tests;
