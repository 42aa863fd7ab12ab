//! All stacks, described by as many threads as there are processors, and taken in order.

use std::{
    cmp::Ordering,
    collections::HashMap,
    sync::{Arc, Barrier, OnceLock, mpsc},
    thread,
};

use super::{
    Stacks,
    describe::{Kinds, Wanted},
    expansion::expand,
    files::{File, top_level},
    library::Prepared,
    prepare::prepare,
};
use crate::{
    config::Config,
    error::{Error, Result},
    system::Env,
};

/// A stack with the manifests that have components of it.
type Plan = Vec<(String, Vec<usize>)>;

/// The names of the stacks that one manifest has components of, or why it has none.
type Names = (usize, Result<Vec<String>>);

enum Message<T> {
    Names(Result<Vec<Names>>),
    /// The number of a stack in the plan, and what was made of it.
    Stack(usize, T, Vec<Error>),
}

/// Calls `take` with what `render` makes of each stack that is wanted, in the order of their names. Only a
/// few stacks are held at a time. Returns what was wrong on the way.
pub(crate) fn each_stack<T: Send>(
    config: &Config,
    env: &Env,
    wanted: &Wanted,
    order: fn(&str, &str) -> Ordering,
    render: &(dyn Fn(&str, Kinds) -> T + Sync),
    take: &mut dyn FnMut(T),
) -> Result<Vec<Error>> {
    let (prepared, files) = (prepare(config, env), top_level(config)?);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let (plan, barrier) = (OnceLock::new(), Barrier::new(threads + 1));
    let (sender, receiver) = mpsc::sync_channel(threads * 4);
    thread::scope(|scope| {
        for number in 0..threads {
            let worker = Worker { config, env, files: &files, prepared: &prepared, number, threads, wanted, render };
            let (sender, plan, barrier) = (sender.clone(), &plan, &barrier);
            scope.spawn(move || worker.run(&sender, plan, barrier));
        }
        drop(sender);
        let (names, mut problems) = names(&receiver, threads);
        let is_planned = names.map(|names| plan.set(planned(names, &files, wanted, order, &mut problems)).is_ok());
        // The threads wait for the plan; without one they end.
        barrier.wait();
        is_planned?;
        in_order(&receiver, take, &mut problems);
        Ok(problems)
    })
}

struct Worker<'w, T> {
    config: &'w Config,
    env: &'w Env,
    files: &'w [File],
    prepared: &'w Prepared,
    number: usize,
    threads: usize,
    wanted: &'w Wanted,
    render: &'w (dyn Fn(&str, Kinds) -> T + Sync),
}

impl<T> Worker<'_, T> {
    fn run(&self, sender: &mpsc::SyncSender<Message<T>>, plan: &OnceLock<Plan>, barrier: &Barrier) {
        let stacks = Stacks::prepared(self.config, self.env, self.files.to_vec(), Arc::clone(self.prepared));
        // Nobody is left to hear when the main thread has gone.
        let say = |message| drop(sender.send(message));
        let stacks = match stacks {
            Ok(stacks) => stacks,
            Err(error) => {
                say(Message::Names(Err(error)));
                barrier.wait();
                return;
            }
        };
        let own = (self.number..self.files.len()).step_by(self.threads);
        say(Message::Names(Ok(own.map(|file| (file, names_of(&stacks, &self.files[file]))).collect())));
        barrier.wait();
        for (number, (stack, files)) in plan.get().into_iter().flatten().enumerate() {
            // Whoever has expanded the first manifest describes the stack.
            if files[0] % self.threads == self.number {
                let (kinds, problems) = stacks.documents_of(self.wanted, stack, files);
                say(Message::Stack(number, (self.render)(stack, kinds), problems));
            }
        }
    }
}

fn names_of(stacks: &Stacks<'_>, file: &File) -> Result<Vec<String>> {
    let expansion = expand(&stacks.library, &file.path)?;
    Ok(stacks.names_of(file, &expansion.tree)?.into_iter().collect())
}

fn names<T>(receiver: &mpsc::Receiver<Message<T>>, threads: usize) -> (Result<Vec<Names>>, Vec<Error>) {
    let mut all = Ok(Vec::new());
    for _ in 0..threads {
        if let Ok(Message::Names(names)) = receiver.recv() {
            all = match (all, names) {
                (Ok(all), Ok(names)) => Ok(all.into_iter().chain(names).collect()),
                (Err(error), _) | (_, Err(error)) => Err(error),
            };
        }
    }
    (all, Vec::new())
}

fn planned(
    mut names: Vec<Names>,
    files: &[File],
    wanted: &Wanted,
    order: fn(&str, &str) -> Ordering,
    problems: &mut Vec<Error>,
) -> Plan {
    names.sort_by_key(|(file, _)| *file);
    let mut stacks: HashMap<String, Vec<usize>> = HashMap::new();
    for (file, names) in names {
        match names {
            Ok(names) => {
                let is_wanted = |name: &String| {
                    wanted.stack.as_ref().is_none_or(|stack| stack == name || *stack == files[file].key)
                };
                names.into_iter().filter(is_wanted).for_each(|name| stacks.entry(name).or_default().push(file));
            }
            Err(error) => problems.push(error),
        }
    }
    let mut plan: Plan = stacks.into_iter().collect();
    plan.sort_by(|(left, _), (right, _)| order(left, right));
    plan
}

/// Hands out in order what comes in any order.
fn in_order<T>(receiver: &mpsc::Receiver<Message<T>>, take: &mut dyn FnMut(T), problems: &mut Vec<Error>) {
    let (mut early, mut next) = (HashMap::new(), 0);
    for message in receiver {
        if let Message::Stack(number, made, errors) = message {
            early.insert(number, (made, errors));
        }
        while let Some((made, errors)) = early.remove(&next) {
            problems.extend(errors);
            take(made);
            next += 1;
        }
    }
}
