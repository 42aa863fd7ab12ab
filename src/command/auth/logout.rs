//! `wrap auth logout`: what a sign-in left is removed.

use clap::Args;

use super::kept::Kept;
use crate::{
    chain::{self, Choice},
    cloud::azure::{sign_out::sign_out, trace::Trace},
    command::sign_in::{self, Project},
    config::Selection,
    error::Result,
    system::{System, lock::Lock},
};

/// Who is signed out, and what goes.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
pub(crate) struct LogoutArguments {
    /// The identity; without it the one that a run would use.
    #[arg(value_name = "IDENTITY", group = "whom")]
    name: Option<String>,
    /// The same as a flag; without a name, to pick one.
    #[arg(short, long, num_args = 0..=1, default_missing_value = "", group = "whom")]
    identity: Option<String>,
    /// All identities of this provider.
    #[arg(long, value_name = "PROVIDER", group = "whom")]
    provider: Option<String>,
    /// All identities of the project, also those that are not configured any more.
    #[arg(long, group = "whom")]
    all: bool,
    /// All identities of all projects.
    #[arg(long, group = "whom")]
    all_realms: bool,
    /// Also delete the secrets that `wrap auth secret set` has kept for them; asks before.
    #[arg(long)]
    keychain: bool,
    /// Delete such secrets without asking.
    #[arg(long, requires = "keychain")]
    force: bool,
    /// Show what would go, and change nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Removes the session records, the tokens and the Azure CLI's entries of somebody, and nothing that others need.
pub(crate) fn logout(system: &System, selection: &Selection, arguments: &LogoutArguments) -> Result<u8> {
    let Leaving { mut traces, mut kept } = leaving(system, selection, arguments)?;
    let absent = absent(&traces, arguments);
    traces.retain(Trace::is_there);
    let _locks = if arguments.dry_run { Vec::new() } else { locks(system, &mut traces)? };
    kept.extend(traces.iter().filter_map(Kept::of_trace));
    kept.sort();
    kept.dedup();
    let deleted: &[Kept] = if arguments.keychain { &kept } else { &[] };
    if traces.is_empty() && deleted.is_empty() {
        system.terminal.say(&format!("{absent}: there is nothing to remove"));
        return Ok(0);
    }
    let all = sign_out(&system.env, &traces)?;
    if arguments.dry_run {
        let deletions = deleted.iter().map(|kept| format!("delete {kept}"));
        let lines = all.describe(&system.env).into_iter().chain(deletions);
        lines.for_each(|line| system.terminal.say(&format!("would {line}")));
    } else {
        if !deleted.is_empty() && !arguments.force {
            Kept::confirm(system, deleted)?;
        }
        all.apply()?;
        for trace in &traces {
            system.terminal.say(&signed_out(trace));
        }
        deleted.iter().try_for_each(|kept| kept.delete(system))?;
    }
    let staying = kept.iter().filter(|_| !arguments.keychain).map(Kept::stays);
    all.notes.iter().cloned().chain(staying).for_each(|note| system.terminal.say(&format!("note: {note}")));
    Ok(0)
}

/// What is there of those who are to leave.
struct Leaving {
    traces: Vec<Trace>,
    /// The secrets that the configuration names for them.
    kept: Vec<Kept>,
}

fn leaving(system: &System, selection: &Selection, arguments: &LogoutArguments) -> Result<Leaving> {
    if arguments.all_realms {
        return Ok(Leaving { traces: Trace::of_everybody(&system.env)?, kept: Vec::new() });
    }
    let project = sign_in::read_project(system, selection)?;
    let (auth, realm) = (&project.auth, &project.realm);
    let names: Vec<String> = if arguments.all {
        auth.identities.keys().cloned().collect()
    } else if let Some(provider) = &arguments.provider {
        of_provider(&project, provider)?
    } else {
        vec![chosen(system, &project, arguments)?]
    };
    let kept = names.iter().filter_map(|name| Kept::of_identity(system, auth, name, realm).transpose());
    let kept = kept.collect::<Result<_>>()?;
    let traces = if arguments.all {
        Trace::of_project(&system.env, realm)?
    } else {
        names.iter().map(|name| Trace::of_identity(&system.env, realm, name)).collect::<Result<_>>()?
    };
    Ok(Leaving { traces, kept })
}

/// The identity that is named, or that a run would use.
fn chosen(system: &System, project: &Project, arguments: &LogoutArguments) -> Result<String> {
    let flag = arguments.name.as_deref().or(arguments.identity.as_deref());
    if let Some(name) = flag.filter(|name| !name.is_empty() && project.auth.identity(name).is_none()) {
        // A stack may have it, or the configuration had it once.
        if Trace::of_identity(&system.env, &project.realm, name)?.is_there() {
            return Ok(name.to_owned());
        }
    }
    let choice = chain::choose(&project.auth, flag.or(project.config.identity.as_deref()), system)?;
    match choice {
        Choice::Identity(name) => Ok(name),
        Choice::Disabled => Err(project.nobody(system, flag)),
    }
}

/// The identities whose chain begins with a provider; one that cannot be resolved has none.
fn of_provider(project: &Project, name: &str) -> Result<Vec<String>> {
    let provider = chain::find_provider(&project.auth, name)?;
    let identities = project.auth.identities.keys().filter(|identity| {
        let chain = chain::resolve(&project.auth, identity, &project.realm);
        chain.is_ok_and(|chain| chain.provider.name == provider.name)
    });
    Ok(identities.cloned().collect())
}

/// That they are not signed in.
fn absent(traces: &[Trace], arguments: &LogoutArguments) -> String {
    match (traces, &arguments.provider) {
        (_, Some(name)) => format!("no identity of provider `{name}` is signed in"),
        ([one], None) if !arguments.all && !arguments.all_realms => {
            format!("identity `{}` is not signed in", one.identity)
        }
        _ => "nobody is signed in".to_owned(),
    }
}

/// Nobody signs in for them meanwhile; what there is of them then is read again.
fn locks(system: &System, traces: &mut [Trace]) -> Result<Vec<Lock>> {
    let lock = |trace: &mut Trace| {
        let lock = chain::lock(system, &trace.realm, &trace.identity)?;
        trace.read_again()?;
        Ok(lock)
    };
    traces.iter_mut().map(lock).collect()
}

fn signed_out(trace: &Trace) -> String {
    match &trace.record {
        Some(record) => format!("signed out {} of identity `{}`", record.principal.name, trace.identity),
        None => format!("removed what was left of identity `{}`", trace.identity),
    }
}
