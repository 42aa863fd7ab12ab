//! Runs the components of a batch: several at once where that is asked for, and each behind what it needs.

use std::{collections::BTreeSet, ffi::OsString};

use super::order::{Graph, Member};
use crate::{
    error::Result,
    system::{
        System,
        children::{Children, Event},
        process::Invocation,
    },
    terraform::batch::Batch,
};

/// What is to be run.
pub(super) struct Dispatch<'a> {
    pub(super) system: &'a System,
    pub(super) batch: &'a Batch,
    /// `plan`, …
    pub(super) command: &'a str,
    pub(super) graph: &'a Graph,
    /// In the order in which they may start.
    pub(super) tasks: Vec<Task>,
}

/// One run.
pub(super) struct Task {
    pub(super) member: Member,
    /// Its words, without our own name.
    pub(super) words: Vec<OsString>,
    /// Where it works: Terraform keeps one selected workspace a folder.
    pub(super) folder: String,
}

/// How far a batch is. Tasks are known by their places in the order.
#[derive(Default)]
struct Progress {
    waiting: BTreeSet<usize>,
    running: BTreeSet<usize>,
    done: BTreeSet<Member>,
    /// The first exit code that was a failure.
    code: Option<u8>,
    /// The signal that ended the batch.
    signal: Option<i32>,
    has_changes: bool,
}

impl Dispatch<'_> {
    /// Returns the exit code of the batch: of the first failure; else 2 when a plan with
    /// `-detailed-exitcode` has changes; else 0.
    pub(super) fn run(&self) -> Result<u8> {
        let (at_once, is_grouped) = (self.batch.concurrency(), self.batch.is_grouped());
        let mut progress = Progress { waiting: (0..self.tasks.len()).collect(), ..Progress::default() };
        let mut children = Children::new();
        loop {
            while let Some(next) = self.next(&progress).filter(|_| children.count() < at_once) {
                progress.waiting.remove(&next);
                progress.running.insert(next);
                let (stack, name) = &self.tasks[next].member;
                self.system.terminal.say(&format!("{} {name} in {stack}", self.command));
                children.start(next, &self.invocation(next), is_grouped)?;
            }
            if children.count() == 0 {
                return Ok(self.report(&progress));
            }
            match children.next() {
                Event::Ended(id, code) => self.ended(&mut progress, id, code),
                Event::Stopped(signal) => progress.signal = progress.signal.or(Some(signal)),
            }
        }
    }

    /// The next that may start.
    fn next(&self, progress: &Progress) -> Option<usize> {
        let is_over = progress.signal.is_some() || (progress.code.is_some() && !self.batch.keeps_going);
        let is_free = |folder: &String| progress.running.iter().all(|id| self.tasks[*id].folder != *folder);
        let is_ready = |id: &&usize| {
            let task = &self.tasks[**id];
            self.graph.needs(&task.member).is_subset(&progress.done) && is_free(&task.folder)
        };
        if is_over { None } else { progress.waiting.iter().find(is_ready).copied() }
    }

    fn invocation(&self, id: usize) -> Invocation {
        let env = &self.system.env;
        Invocation {
            program: env.program.clone(),
            arguments: self.tasks[id].words.clone(),
            directory: env.directory.clone(),
            environment: env.variables.clone(),
        }
    }

    fn ended(&self, progress: &mut Progress, id: usize, code: u8) {
        let member = self.tasks[id].member.clone();
        progress.running.remove(&id);
        let has_changes = code == 2 && self.command == "plan";
        if code == 0 || has_changes {
            progress.has_changes |= has_changes;
            progress.done.insert(member);
            return;
        }
        let (stack, name) = &member;
        self.system.terminal.say(&format!("error: {} {name} in {stack} ended with exit code {code}", self.command));
        progress.code = progress.code.or(Some(code));
    }

    fn report(&self, progress: &Progress) -> u8 {
        if !progress.waiting.is_empty() {
            let waiting = progress.waiting.iter().map(|id| &self.tasks[*id].member);
            let left: Vec<String> = waiting.map(|(stack, name)| format!("{name} in {stack}")).collect();
            self.system.terminal.say(&format!("not run: {}", left.join(", ")));
        }
        match (progress.signal, progress.code) {
            (Some(signal), _) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
            (None, Some(code)) => code,
            (None, None) if progress.has_changes => 2,
            (None, None) => 0,
        }
    }
}
