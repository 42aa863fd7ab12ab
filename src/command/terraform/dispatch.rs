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
    terraform::batch::{Batch, LogOrder},
};

/// What is to be run; `order`, `lines` and `folders` belong together.
pub(super) struct Dispatch<'a> {
    pub(super) system: &'a System,
    pub(super) batch: &'a Batch,
    /// `plan`, …
    pub(super) command: &'a str,
    pub(super) graph: &'a Graph,
    pub(super) order: &'a [Member],
    /// The words of each run, without our own name.
    pub(super) lines: Vec<Vec<OsString>>,
    /// Where each works: Terraform keeps one selected workspace a folder.
    pub(super) folders: Vec<String>,
}

/// How far a batch is.
#[derive(Default)]
struct Progress {
    waiting: BTreeSet<usize>,
    running: BTreeSet<usize>,
    done: BTreeSet<Member>,
    failed: BTreeSet<Member>,
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
        let at_once = self.batch.max_concurrency.unwrap_or(1);
        let is_grouped = at_once > 1 && self.batch.log_order != Some(LogOrder::Stream);
        let mut progress = Progress { waiting: (0..self.order.len()).collect(), ..Progress::default() };
        let mut children = Children::new();
        loop {
            while let Some(next) = self.next(&progress).filter(|_| children.count() < at_once) {
                progress.waiting.remove(&next);
                progress.running.insert(next);
                let (stack, name) = &self.order[next];
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
        let is_free = |folder: &String| progress.running.iter().all(|id| self.folders[*id] != *folder);
        let is_ready =
            |id: &&usize| self.graph.needs(&self.order[**id]).is_subset(&progress.done) && is_free(&self.folders[**id]);
        if is_over { None } else { progress.waiting.iter().find(is_ready).copied() }
    }

    fn invocation(&self, id: usize) -> Invocation {
        let env = &self.system.env;
        Invocation {
            program: env.program.clone(),
            arguments: self.lines[id].clone(),
            directory: env.directory.clone(),
            environment: env.variables.clone(),
        }
    }

    fn ended(&self, progress: &mut Progress, id: usize, code: u8) {
        let member = self.order[id].clone();
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
        progress.failed.insert(member);
    }

    fn report(&self, progress: &Progress) -> u8 {
        if !progress.waiting.is_empty() {
            let left = progress.waiting.iter().map(|id| format!("{} in {}", self.order[*id].1, self.order[*id].0));
            let left: Vec<String> = left.collect();
            self.system.terminal.say(&format!("not run: {}", left.join(", ")));
        }
        match (progress.signal, progress.code) {
            (Some(signal), _) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
            (None, Some(code)) => code,
            (None, None) => {
                if progress.has_changes {
                    2
                } else {
                    0
                }
            }
        }
    }
}
