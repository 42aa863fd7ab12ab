//! `!cwd` and `!repo-root`: folders of the machine that is run on.

use std::path::Path;

use crate::{
    config::{clean, yaml::Node},
    error::{Error, Result},
    system::Env,
};

/// The working folder, or `below` it.
pub(crate) fn working(env: &Env, below: &str) -> String {
    clean(&env.directory.join(below)).to_string_lossy().into_owned()
}

/// The root of the repository around the working folder, else what `node` says for that case.
pub(crate) fn repository(env: &Env, node: &Node) -> Result<String> {
    let fallback = node.as_str().map(str::trim).filter(|fallback| !fallback.is_empty());
    let root = env.directory.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_string_lossy);
    root.map(String::from).or_else(|| fallback.map(ToOwned::to_owned)).ok_or_else(|| {
        let tag = node.tag.as_deref().unwrap_or_default();
        Error::configuration(format!("`!{tag}` found no git repository"))
            .at(node.at)
            .help(format!("write `!{tag} .` to name a folder for this case"))
    })
}
