//! `wrap terraform` and `wrap tofu`: from a component of a stack to one prepared, signed-in run.

use std::ffi::{OsStr, OsString};

use crate::{
    chain::{self, Chain, SignIn},
    cloud::{
        azure::recall,
        session::{Purpose, session},
    },
    command::sign_in,
    config::{Config, Selection},
    credentials::Credentials,
    error::Result,
    session::Session,
    system::System,
    target::{self, Target},
    terraform::{
        arguments::{self, Arguments},
        environment,
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
    fn named(word: &OsStr) -> Option<Self> {
        match word.to_str()? {
            "terraform" => Some(Self::Terraform),
            "tofu" => Some(Self::Tofu),
            _ => None,
        }
    }

    /// The program that the words after `wrap` name, with its own words. The flags of every
    /// command may stand before it.
    pub(crate) fn of_line(words: &[OsString]) -> Option<(Self, Vec<OsString>)> {
        let mut index = 0;
        while let Some(text) = words.get(index)?.to_str().filter(|text| text.starts_with("--")) {
            let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
            Selection::takes(name).then_some(())?;
            index += if value.is_some() { 1 } else { 2 };
        }
        let program = Self::named(words.get(index)?)?;
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
    let arguments = arguments::parse(words)?;
    let mut config = sign_in::configuration(system, &arguments.selection)?;
    config.exec_allowed |= arguments.allow_exec;
    if arguments.command() == "version" || arguments.help {
        let command = config.terraform.command.as_deref();
        return Err(job::bare(&system.env, command, program.name(), &arguments)?.become_it());
    }
    let target = target::resolve(&config, &system.env, arguments.stack.as_deref(), arguments.component.as_deref())?;
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
    // Whatever can be wrong is found before anybody is asked to sign in.
    job.check()?;
    job.check_program()?;
    let chain = chosen_chain(system, &config, &target, &arguments)?;
    if arguments.dry_run { describe(system, &job, chain.as_ref()) } else { execute(system, &job, chain) }
}

fn chosen_chain(system: &System, config: &Config, target: &Target, arguments: &Arguments) -> Result<Option<Chain>> {
    let realm = chain::realm(config, &target.auth, &system.env);
    sign_in::chosen_chain(system, &target.auth, &realm, arguments.identity.as_deref().or(config.identity.as_deref()))
}

fn execute(system: &System, job: &Job<'_>, chain: Option<Chain>) -> Result<u8> {
    let signed_in = chain.map(|chain| sign_in::sign_in(system, chain, SignIn::IfNeeded, Purpose::Run)).transpose()?;
    let session = signed_in.map(|signed_in| signed_in.session);
    let run = job.prepare(&environment::variables(&system.env, session.as_ref(), job.config, job.component))?;
    if let Some(session) = &session {
        sign_in::apply(system, session)?;
    }
    run.execute(system)
}

/// Prints what [`execute`] would write and run, and does none of it.
fn describe(system: &System, job: &Job<'_>, chain: Option<&Chain>) -> Result<u8> {
    let recalled = chain.map(|chain| recalled_session(system, chain)).transpose()?.flatten();
    for line in identity_lines(system, chain, recalled.as_ref()) {
        system.terminal.print(&line);
    }
    let session = recalled.map(|recalled| recalled.session);
    let run = job.prepare(&environment::variables(&system.env, session.as_ref(), job.config, job.component))?;
    for line in run.describe(&system.env) {
        system.terminal.print(&line);
    }
    Ok(0)
}

/// What an earlier run left.
struct Recalled {
    session: Session,
    /// Whether a run asks for new tokens first.
    is_renewed: bool,
}

/// The session of what an earlier run left: a dry run signs nobody in and renews nothing. `None`
/// when a run would have to sign in anew.
fn recalled_session(system: &System, chain: &Chain) -> Result<Option<Recalled>> {
    let Some(Credentials::Azure(azure)) = chain::recall(system, chain)? else { return Ok(None) };
    let now = system.clock.now();
    let is_renewed = !recall::is_fresh(&azure, now);
    if is_renewed && !azure.is_renewable() {
        return Ok(None);
    }
    let session = session(&Credentials::Azure(azure), &chain.key, Purpose::Run, &system.env, now)?;
    Ok(Some(Recalled { session, is_renewed }))
}

fn identity_lines(system: &System, chain: Option<&Chain>, recalled: Option<&Recalled>) -> Vec<String> {
    let Some(chain) = chain else { return vec!["sign in: nobody, authentication is off".to_owned()] };
    let who = format!("identity `{}` via provider `{}` ({})", chain.name(), chain.provider.name, chain.provider.kind);
    let Some(Recalled { session, is_renewed }) = recalled else {
        return vec![format!("sign in: {who}; the session's files and variables are known after that")];
    };
    let mut lines = vec![format!("sign in: {who}{}", if *is_renewed { ", with new tokens" } else { "" })];
    lines.extend(session.describe(&system.env));
    lines
}
