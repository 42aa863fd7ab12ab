//! Manifests read and parsed in parallel, for commands that need all of them.

use std::{
    mem,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use super::{
    glob::Pattern,
    library::{Library, Prepared},
    name::Naming,
    outline::Outline,
};
use crate::{
    config::{
        Config,
        yaml::{self, Node},
    },
    error::Result,
    system::Env,
};

type Parsed = (PathBuf, (Arc<str>, Node));

/// All manifests below the stacks' folder.
pub(crate) fn prepare(config: &Config, env: &Env) -> Prepared {
    prepare_as(config, env, None)
}

/// Their outlines, where whoever asks needs no more.
pub(super) fn prepare_outlines(config: &Config, env: &Env) -> Result<Prepared> {
    let naming = Naming::new(&Library::with(config, env, Prepared::default()))?;
    Ok(prepare_as(config, env, Outline::of(config, &naming).as_ref()))
}

fn prepare_as(config: &Config, env: &Env, outline: Option<&Outline>) -> Prepared {
    let files: Vec<PathBuf> = Pattern::of_manifests(&config.stacks.base_path, "**/*")
        .and_then(|pattern| pattern.files())
        .unwrap_or_default()
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml"))
        .collect();
    let parsed =
        in_parallel(&files, |files| files.iter().filter_map(|path| parse(env, path, outline)).collect::<Vec<_>>());
    let prepared = Arc::new(parsed.into_iter().flatten().collect());
    // The process ends soon. To take hundreds of thousands of values apart before would cost as much as to merge them.
    mem::forget(Arc::clone(&prepared));
    prepared
}

/// What `work` makes of each part of `items`, one part for each processor, in order.
pub(crate) fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let parts: Vec<&[T]> = items.chunks(items.len().div_ceil(processors).max(1)).collect();
    let [rest @ .., last] = parts.as_slice() else { return Vec::new() };
    thread::scope(|scope| {
        let started: Vec<_> = rest.iter().map(|part| scope.spawn(|| work(part))).collect();
        let last = work(last);
        let done = started.into_iter().map(|thread| thread.join().expect("a thread that panics ends the process"));
        done.chain([last]).collect()
    })
}

fn parse(env: &Env, path: &Path, outline: Option<&Outline>) -> Option<Parsed> {
    let text = yaml::read_text(path, "").ok()?;
    let tree = yaml::parse(Path::new(&env.shown(path)), &text).ok()?;
    let tree = outline.map_or_else(|| tree.clone(), |outline| outline.drawn(&text, &tree));
    Some((path.to_owned(), (text.into(), tree)))
}
