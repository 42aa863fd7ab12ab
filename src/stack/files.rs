//! The top-level manifests: the files that `included_paths` describe and `excluded_paths` do not.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::glob::{EXTENSIONS, Pattern, slashed};
use crate::{
    config::{
        Config,
        fields::list,
        nearest::nearest,
        yaml::{Map, Node, Place},
    },
    error::{Error, Result},
};

/// A top-level manifest's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct File {
    /// Absolute.
    pub(crate) path: PathBuf,
    /// The path below the stacks' folder without its extension; a stack's name when nothing else names it.
    pub(crate) key: String,
}

/// All top-level manifests, sorted by path.
pub(crate) fn top_level(config: &Config) -> Result<Vec<File>> {
    let stacks = &config.stacks;
    for (name, is_set, example) in
        [("base_path", stacks.is_placed, "stacks"), ("included_paths", !stacks.included_paths.is_empty(), "['**/*']")]
    {
        if !is_set {
            return Err(empty(config, name, example));
        }
    }
    let base = &config.stacks.base_path;
    let excluded = patterns(config, "excluded_paths", &config.stacks.excluded_paths, Pattern::new)?;
    let included = patterns(config, "included_paths", &config.stacks.included_paths, Pattern::of_manifests)?;
    let found = included.iter().map(Pattern::files).collect::<Result<Vec<_>>>();
    let paths: BTreeSet<PathBuf> =
        found.map_err(|error| wrong(config, "included_paths", error))?.into_iter().flatten().collect();
    let files: Vec<File> = paths
        .into_iter()
        .filter(|path| !excluded.iter().any(|pattern| pattern.matches(path)))
        .map(|path| File { key: key(base, &path), path })
        .collect();
    if files.is_empty() { Err(none_found(config)) } else { Ok(files) }
}

/// `path` below `base` without a manifest's extension.
pub(crate) fn key(base: &Path, path: &Path) -> String {
    let mut key = slashed(path.strip_prefix(base).unwrap_or(path));
    if let Some(ending) = EXTENSIONS.iter().find(|ending| key.ends_with(*ending)) {
        key.truncate(key.len() - ending.len());
    }
    key
}

fn patterns(
    config: &Config,
    setting: &str,
    texts: &[String],
    read: fn(&Path, &str) -> Result<Pattern>,
) -> Result<Vec<Pattern>> {
    let base = &config.stacks.base_path;
    texts.iter().map(|text| read(base, text).map_err(|error| wrong(config, setting, error))).collect()
}

fn wrong(config: &Config, setting: &str, error: Error) -> Error {
    error.context(format!("`stacks.{setting}` is wrong")).at(place(config, setting))
}

fn empty(config: &Config, name: &str, example: &str) -> Error {
    let section = config.tree.get("stacks").and_then(Node::as_map);
    let is_written = section.is_some_and(|section| section.get(name).is_some());
    let how = if is_written { "empty" } else { "missing" };
    let error = Error::configuration(format!("`stacks.{name}` is {how}, so there are no stacks"));
    let near = nearest(name, section.into_iter().flat_map(Map::keys)).filter(|_| !is_written);
    let error = near.iter().fold(error, |error, near| error.because(format!("`{near}` is no setting")));
    error.at(place(config, name)).help(format!("write `stacks: {{{name}: {example}}}` in {}", config.file.display()))
}

fn none_found(config: &Config) -> Error {
    let stacks = &config.stacks;
    let paths = list(stacks.included_paths.iter().map(String::as_str));
    let error = Error::configuration(format!("no stack manifests were found in `{}`", stacks.base_path.display()));
    let is_written = config.tree.get("stacks").is_some();
    let error = if is_written { error.at(place(config, "included_paths")) } else { error };
    error
        .because(format!("no file matches {paths} of `stacks.included_paths`"))
        .help(format!("check `stacks.base_path` and `stacks.included_paths` in {}", config.file.display()))
}

/// Where the setting is written, or would be.
fn place(config: &Config, setting: &str) -> Place {
    if let Some(written) = config.tree.at_path(&["stacks", setting]) {
        return written.at;
    }
    let Some(section) = config.tree.get("stacks") else { return config.tree.at };
    // The section as a whole is where its highest layer is, which may be a variable.
    let keys = section.as_map().into_iter().flat_map(Map::iter).map(|(_, entry)| entry.key_at);
    keys.into_iter().find(Place::is_in_file).unwrap_or(section.at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stack::fixture::Project;

    #[test]
    fn excluded_files_are_left_out_and_the_rest_is_sorted() {
        let project = Project::new(&[("b.yaml", ""), ("a/_defaults.yaml", ""), ("a/dev.yml", ""), ("c.yaml", "")]);
        let mut config = project.config();
        config.stacks.included_paths = vec!["**/*".into(), "b.yaml".into()];
        config.stacks.excluded_paths = vec!["**/_defaults.yaml".into(), "c.*".into()];
        let keys: Vec<_> = top_level(&config).unwrap().into_iter().map(|file| file.key).collect();
        assert_eq!(keys, ["a/dev", "b"]);
    }

    #[test]
    fn a_template_manifest_has_the_key_of_a_plain_one() {
        assert_eq!(key(Path::new("/p/stacks"), Path::new("/p/stacks/orgs/dev.yaml.tmpl")), "orgs/dev");
    }

    #[test]
    fn nothing_found_is_an_error_that_names_the_settings() {
        let project = Project::new(&[]);
        let error = top_level(&project.config()).unwrap_err().to_string();
        assert!(error.contains("no stack manifests were found"), "{error}");
        assert!(error.contains("`stacks.included_paths`"), "{error}");
    }
}
