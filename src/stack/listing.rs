//! The components of all stacks, by name only.

use std::sync::Arc;

use super::{Stacks, expansion::expand, files::top_level, layers::Layers, prepare, stacks::component_names};
use crate::{
    config::{
        Config,
        yaml::{Map, Node},
    },
    error::{Error, Result},
    system::Env,
};

/// A component of a stack.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) stack: String,
    /// `terraform`, …
    pub(crate) kind: String,
    pub(crate) name: String,
    /// The key of its manifest.
    pub(crate) manifest: String,
    pub(crate) is_abstract: bool,
}

impl<'a> Stacks<'a> {
    /// The components of all stacks, and why some could not be read.
    pub(crate) fn listed(config: &'a Config, env: &'a Env) -> Result<(Vec<Listed>, Vec<Error>)> {
        let prepared = prepare::prepare_outlines(config, env)?;
        let parts = prepare::in_parallel(&top_level(config)?, |files| {
            let stacks = Stacks::prepared(config, env, files.to_vec(), Arc::clone(&prepared))?;
            Ok(stacks.own_instances())
        });
        let (mut instances, mut problems) = (Vec::new(), Vec::new());
        for part in parts {
            let (part, errors) = part?;
            instances.extend(part);
            problems.extend(errors);
        }
        Ok((instances, problems))
    }

    fn own_instances(&self) -> (Vec<Listed>, Vec<Error>) {
        let (mut instances, mut problems) = (Vec::new(), Vec::new());
        for file in &self.files {
            let expansion = match expand(&self.library, &file.path) {
                Ok(expansion) => expansion,
                Err(error) => {
                    problems.push(error);
                    continue;
                }
            };
            let kinds = expansion.tree.get("components").and_then(Node::as_map).into_iter().flat_map(Map::keys);
            for kind in kinds {
                for name in component_names(&expansion.tree, kind) {
                    let layers = Layers::of(&self.library, &expansion.tree, kind, name);
                    let stack = layers.and_then(|layers| match layers {
                        Some(layers) => {
                            Ok(self.naming.of_component(&self.library, file, &layers)?.map(|stack| (stack, layers.own)))
                        }
                        None => Ok(None),
                    });
                    match stack {
                        Ok(Some((stack, own))) => instances.push(Listed {
                            stack,
                            kind: kind.to_owned(),
                            name: name.to_owned(),
                            manifest: file.key.clone(),
                            is_abstract: own.at_path(&["metadata", "type"]).and_then(Node::as_str) == Some("abstract"),
                        }),
                        Ok(None) => {}
                        Err(error) => problems.push(error),
                    }
                }
            }
        }
        (instances, problems)
    }
}
