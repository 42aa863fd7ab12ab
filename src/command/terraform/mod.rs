//! `wrap terraform` and `wrap tofu`: from a component of a stack to one prepared, signed-in run.

mod batch;
mod bulk;
mod dispatch;
mod order;
pub(crate) mod selected;
mod validation;

use std::ffi::OsString;

pub(crate) use crate::terraform::arguments::SUBCOMMANDS;
use crate::{
    chain::{self, Chain},
    cloud::{azure::recall, session::joined},
    command::{
        describe, profile,
        sign_in::{self, Identities},
    },
    config::{Config, Selection},
    credentials::Credentials,
    error::Result,
    session::Session,
    stack::Component,
    system::System,
    target::{self, Target},
    terraform::{
        arguments::{self, Arguments},
        batch::{Batch, take},
        clean::clean,
        environment,
        generate::generate,
        job::{self, Job},
    },
};

/// The program that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    Terraform,
    Tofu,
}

impl Program {
    /// The program that the word after `wrap` names.
    pub(crate) fn named(word: &str) -> Option<Self> {
        match word {
            "terraform" => Some(Self::Terraform),
            "tofu" => Some(Self::Tofu),
            _ => None,
        }
    }

    /// The program that the words after `wrap` name, with its own words. The flags of every
    /// command may stand before it.
    pub(crate) fn of_line(words: &[OsString]) -> Option<(Self, Vec<OsString>)> {
        let mut index = 0;
        while let Some(text) = words.get(index)?.to_str().filter(|text| text.starts_with('-')) {
            let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
            let is_switch = matches!(name, "--allow-exec" | "--no-color" | "--verbose");
            let is_identity = matches!(name, "--identity" | "-i");
            (is_switch || is_identity || Selection::takes(name)).then_some(())?;
            index += if is_switch || value.is_some() { 1 } else { 2 };
        }
        let program = Self::named(words.get(index)?.to_str()?)?;
        Some((program, [&words[..index], &words[index + 1..]].concat()))
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Terraform => "terraform",
            Self::Tofu => "tofu",
        }
    }
}

/// Prepares the run and becomes Terraform. Returns an exit code only when there was nothing to
/// become: a step failed, the component is disabled, or it was a dry run.
pub(crate) fn run(system: &System, program: Program, words: &[OsString]) -> Result<u8> {
    if let Some((batch, words)) = take(words)? {
        return batch::run(system, program, &batch, &words);
    }
    let mut arguments = arguments::parse(words)?;
    arguments.selection = profile::picked(system, arguments.selection)?;
    let arguments = arguments;
    if arguments.cleans_all() || arguments.generates_all() {
        return batch::run(system, program, &Batch { all: true, ..Batch::default() }, words);
    }
    let config = configuration(system, &arguments)?;
    if arguments.needs_no_component() || arguments.help {
        let command = config.terraform.command.as_deref();
        return Err(job::bare(&system.env, command, program.name(), &arguments)?.become_it());
    }
    let target = target::resolve(&config, &system.env, arguments.stack.as_deref(), arguments.component.as_deref())
        .map_err(|error| arguments.explain(error))?;
    let job = Job {
        env: &system.env,
        config: &config,
        component: &target.component,
        arguments: &arguments,
        asked: program.name(),
        is_interactive: system.terminal.is_interactive(),
    };
    if let Some(line) = job.skipped() {
        system.terminal.say(&line);
        return Ok(0);
    }
    match arguments.command() {
        "generate" => return generated(system, &job),
        "clean" => return cleaned(system, &job),
        _ => {}
    }
    let identities = checked_identities(system, &job, &target)?;
    if arguments.dry_run {
        describe(system, &job, identities.as_ref())
    } else {
        execute(system, &job, identities.as_ref())
    }
}

/// The configuration with what the flags say about templates and functions.
fn configuration(system: &System, arguments: &Arguments) -> Result<Config> {
    let mut config = sign_in::configuration(system, &arguments.selection)?;
    describe::Processing::new(arguments.process_templates, arguments.process_functions, &arguments.skip)
        .apply(system, &mut config)?;
    Ok(config)
}

/// Who signs in for the job, if anybody does. Whatever can be wrong is found before.
fn checked_identities(system: &System, job: &Job<'_>, target: &Target) -> Result<Option<Identities>> {
    job.check()?;
    job.check_program()?;
    if job.arguments.only_reads_text() {
        return Ok(None);
    }
    validation::check(system, job.config, job.component)?;
    identities(system, job.config, target, job.arguments)
}

fn generated(system: &System, job: &Job<'_>) -> Result<u8> {
    let paths = generate(job)?;
    let verb = if job.arguments.dry_run { "would write" } else { "wrote" };
    if paths.is_empty() {
        let Component { name, stack, .. } = job.component;
        system.terminal.say(&format!("component `{name}` of stack `{stack}` has no files to generate"));
    }
    for path in paths {
        system.terminal.say(&format!("{verb} {}", system.env.shown(&path)));
    }
    Ok(0)
}

fn cleaned(system: &System, job: &Job<'_>) -> Result<u8> {
    let verb = if job.arguments.dry_run { "would remove" } else { "removed" };
    let paths = clean(job)?;
    if paths.is_empty() {
        let folder = job.config.terraform.base_path.join(&job.component.folder);
        system.terminal.say(&format!("there is nothing to remove in {}", system.env.shown(&folder)));
    }
    for path in paths {
        system.terminal.say(&format!("{verb} {}", system.env.shown(&path)));
    }
    Ok(0)
}

fn identities(system: &System, config: &Config, target: &Target, arguments: &Arguments) -> Result<Option<Identities>> {
    let realm = chain::realm(config, &target.auth, &system.env);
    let flag = arguments.identity.as_deref().or(config.identity.as_deref());
    let own = sign_in::chosen_chain(system, &target.auth, &realm, flag)?;
    own.map(|own| Identities::of(&target.auth, own, &realm)).transpose()
}

fn execute(system: &System, job: &Job<'_>, identities: Option<&Identities>) -> Result<u8> {
    let min_remaining = job.arguments.min_remaining;
    let session = identities.map(|all| sign_in::sign_in_all(system, all, min_remaining)).transpose()?;
    let run = job.prepare(&environment::variables(&system.env, session.as_ref(), job.config, job.component))?;
    if let Some(session) = &session {
        sign_in::apply(system, session)?;
    }
    run.execute(system)
}

/// Prints what [`execute`] would write and run, and does none of it.
fn describe(system: &System, job: &Job<'_>, identities: Option<&Identities>) -> Result<u8> {
    let recalled = identities.map(|identities| recall_all(system, identities)).transpose()?;
    for line in identity_lines(job, recalled.as_deref()) {
        system.terminal.print(&line);
    }
    let session = known_session(system, recalled.as_deref().unwrap_or_default())?;
    let variables = environment::variables(&system.env, session.as_ref(), job.config, job.component);
    for line in session.iter().flat_map(|session| session.describe(&system.env, &variables)) {
        system.terminal.print(&line);
    }
    let run = job.prepare(&variables)?;
    for line in run.describe(&system.env) {
        system.terminal.print(&line);
    }
    Ok(0)
}

/// What an earlier run left of an identity.
struct Recalled<'a> {
    chain: &'a Chain,
    /// `None` when a run would have to sign in anew.
    credentials: Option<Credentials>,
    /// Whether a run asks for new tokens first.
    is_renewed: bool,
}

/// What earlier runs left of each identity: a dry run signs nobody in and renews nothing.
fn recall_all<'a>(system: &System, identities: &'a Identities) -> Result<Vec<Recalled<'a>>> {
    let recall_one = |chain: &'a Chain| {
        let credentials = chain::recall(system, chain)?;
        let now = system.clock.now();
        let is_renewed = credentials.as_ref().is_some_and(|Credentials::Azure(azure)| !recall::is_fresh(azure, now));
        let credentials = credentials.filter(|Credentials::Azure(azure)| !is_renewed || azure.is_renewable());
        Ok(Recalled { chain, credentials, is_renewed })
    };
    identities.all().map(recall_one).collect()
}

/// The session, when all who belong to it are known.
fn known_session(system: &System, recalled: &[Recalled<'_>]) -> Result<Option<Session>> {
    let known: Option<Vec<_>> = recalled.iter().map(|one| Some((one.credentials.as_ref()?, &one.chain.key))).collect();
    joined(&known.unwrap_or_default(), &system.env, system.clock.now())
}

fn identity_lines(job: &Job<'_>, recalled: Option<&[Recalled<'_>]>) -> Vec<String> {
    let Some(recalled) = recalled else {
        let why = if job.arguments.only_reads_text() { "`fmt` needs no credentials" } else { "authentication is off" };
        return vec![format!("sign in: nobody, {why}")];
    };
    let line = |Recalled { chain, credentials, is_renewed }: &Recalled<'_>| {
        let provider = &chain.provider;
        let who = format!("identity `{}` via provider `{}` ({})", chain.name(), provider.name, provider.kind);
        let how = match credentials {
            None => "; the session's files and variables are known after that",
            Some(_) if *is_renewed => ", with new tokens",
            Some(_) => "",
        };
        format!("sign in: {who}{how}")
    };
    recalled.iter().map(line).collect()
}
