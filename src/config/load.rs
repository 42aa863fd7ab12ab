//! The layers of the configuration to one tree, and the tree to [`Config`].

use std::path::{Path, PathBuf};

use super::{
    Config, Selection, edition, find,
    layer::{Reader, Warning, folder_of, merge_layers},
    overrides, permission, profile,
    promotion::promoted,
    settings::{self, Defaults, Source},
    variables,
    yaml::{Node, parse, without_unset},
};
use crate::{
    error::{Error, Result},
    system::Env,
};

/// Finds and reads the configuration: files, then profiles, then variables and flags.
pub(crate) fn load(env: &Env, selection: &Selection) -> Result<Config> {
    let mut layers = Layers::read(env, selection)?.sound()?;
    let warnings = std::mem::take(&mut layers.warnings).into_iter().map(Warning::into_error);
    Ok(Config { warnings: warnings.map(|error| error.as_warning()).collect(), ..layers.config()? })
}

/// The configuration as one tree, even when its settings make no sense.
pub(crate) fn tree(env: &Env, selection: &Selection) -> Result<Node> {
    Ok(Layers::read(env, selection)?.sound()?.tree)
}

/// The names of the profiles that there are, sorted.
pub(crate) fn profiles(env: &Env, selection: &Selection) -> Result<Vec<String>> {
    let base = Base::read(env, selection)?;
    Ok(profile::names(env, &base.tree, folder_of(&base.file)).into_iter().collect())
}

/// The layers in one tree, and what is known of where they came from.
pub(super) struct Layers {
    pub(super) tree: Node,
    /// The highest file.
    file: PathBuf,
    /// Where a relative `base_path` starts.
    declared_in: PathBuf,
    /// The environment with what the configuration promotes into it.
    env: Env,
    exec_allowed: bool,
    pub(super) defaults: Defaults,
    /// Why parts could not be read.
    pub(super) errors: Vec<Error>,
    pub(super) warnings: Vec<Warning>,
}

impl Layers {
    /// Reads all that can be read.
    pub(super) fn read(env: &Env, selection: &Selection) -> Result<Self> {
        let Base { mut reader, files, file, tree: base } = Base::read(env, selection)?;
        let promoted = reader.or_nothing(promoted(env, &base)).unwrap_or_else(|| env.clone());
        let profiles = profile::folders(&promoted, selection, &base, folder_of(&file));
        let mut layers = vec![base];
        for folder in reader.or_nothing(profiles).unwrap_or_default() {
            layers.extend(reader.profile(&folder));
        }
        let defaults = defaults_beside(&file, &layers);
        layers.extend(reader.or_nothing(overrides::layer(&promoted, selection)));
        let tree = without_unset(&merge_layers(&layers));
        let tree = reader.or_nothing(edition::applied(tree.clone())).unwrap_or(tree);
        let declared_in = declared_in(&promoted, selection, &tree, &files);
        let declared_in = declared_in.unwrap_or_else(|| folder_of(&file).to_path_buf());
        let Reader { errors, warnings, exec_allowed, .. } = reader;
        Ok(Self { tree, file, declared_in, env: promoted, exec_allowed, defaults, errors, warnings })
    }

    /// Only when all could be read.
    fn sound(mut self) -> Result<Self> {
        if self.errors.is_empty() { Ok(self) } else { Err(self.errors.swap_remove(0)) }
    }

    /// The settings in the tree, without warnings.
    pub(super) fn config(&self) -> Result<Config> {
        let source = Source { file: &self.file, declared_in: &self.declared_in, defaults: self.defaults };
        let config = settings::read(&self.env, &source, &self.tree)?;
        let identity = variables::IDENTITY.read(&self.env).map(|setting| setting.value.to_owned());
        Ok(Config { exec_allowed: self.exec_allowed, identity, ..config })
    }
}

/// The files without profiles, variables and flags.
struct Base<'a> {
    reader: Reader<'a>,
    /// Lowest first; empty when nothing was found.
    files: Vec<PathBuf>,
    /// The highest of them, or where it would be.
    file: PathBuf,
    tree: Node,
}

impl<'a> Base<'a> {
    fn read(env: &'a Env, selection: &Selection) -> Result<Self> {
        let mut found = find::find(env, selection)?;
        let mut reader = Reader::new(env);
        reader.warnings.extend(found.warnings.drain(..).map(Warning::Other));
        // Only the person's own file itself: what lies in the repository cannot allow anything.
        let own = found.own.as_deref().and_then(|own| Some((own, reader.read(own).ok()?)));
        let own = own.as_ref().map(|(file, tree)| (*file, tree));
        reader.exec_allowed = permission::allows_exec(env, selection, own)?;
        let mut layers: Vec<Node> = found.system.iter().map(|file| reader.needed(file)).collect();
        if let Some(own) = &found.own {
            layers.push(reader.own(own));
        }
        for file in &found.files {
            layers.push(reader.project(file));
        }
        let files: Vec<PathBuf> = found.system.into_iter().chain(found.own).chain(found.files).collect();
        let file = if let Some(highest) = files.last() {
            highest.clone()
        } else {
            let (file, tree) = defaults(env).ok_or_else(|| find::nothing(env))?;
            layers.push(tree);
            file
        };
        Ok(Self { tree: merge_layers(&layers), reader, files, file })
    }
}

/// A `stacks:` of an `atmos.yaml` says all of it, as in Atmos: a mistyped `included_paths` must not make a
/// stack of every file of a catalogue. And a project with stacks says where its components lie.
fn defaults_beside(file: &Path, layers: &[Node]) -> Defaults {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let is_ours = name.trim_start_matches('.').starts_with("wrap.");
    let has_defaults = is_ours || layers.iter().all(|layer| layer.get("stacks").is_none());
    Defaults { stacks: has_defaults, folders: has_defaults }
}

/// Without any file Atmos has a project of its own idea. It counts where there is one that fits it.
fn defaults(env: &Env) -> Option<(PathBuf, Node)> {
    let folders = [Some(env.directory.as_path()), find::git_root(env)];
    let folder = folders.into_iter().flatten().find(|folder| folder.join("stacks/orgs").is_dir())?;
    let tree = parse(Path::new("the defaults"), DEFAULTS).expect("the defaults are YAML");
    Some((folder.join("atmos.yaml"), tree))
}

const DEFAULTS: &str = "
base_path: .
stacks:
  base_path: stacks
  included_paths: ['orgs/**/*']
  excluded_paths: ['**/_defaults.yaml']
  name_pattern: '{tenant}-{environment}-{stage}'
components:
  terraform:
    base_path: components/terraform
    deploy_run_init: true
    init_run_reconfigure: true
    auto_generate_backend_file: true
";

/// The folder where a relative `base_path` starts, when it is not that of the highest file: the
/// working folder for variables and flags, else the folder of the file that says it.
fn declared_in(env: &Env, selection: &Selection, tree: &Node, files: &[PathBuf]) -> Option<PathBuf> {
    if selection.value(&["base_path"]).is_some() || variables::BASE_PATH.read(env).is_some() {
        return Some(env.directory.clone());
    }
    let declared = env.absolute(tree.get("base_path")?.at.file);
    files.iter().find(|file| **file == declared).map(|file| folder_of(file).to_path_buf())
}

#[cfg(test)]
mod tests;
