//! The backend that is generated, and the one that is written in the code.

use super::{
    finding::Finding,
    module::{Literal, Module, Settings},
    open::is_open,
};
use crate::{
    config::{
        Config,
        fields::suggest,
        nearest::nearest,
        yaml::{Entry, Map, Node},
    },
    error::Error,
    stack::{Instance, without_backend},
};

const RULE: &str = "backend";

/// The backends that Terraform and OpenTofu know, and `cloud`, which Atmos treats as one.
const KNOWN: [&str; 14] = [
    "azurerm",
    "cloud",
    "consul",
    "cos",
    "gcs",
    "http",
    "inmem",
    "kubernetes",
    "local",
    "oci",
    "oss",
    "pg",
    "remote",
    "s3",
];

/// Settings that a backend cannot do without, and that nobody gives it on the command line.
const REQUIRED: [(&str, &[&str]); 3] =
    [("azurerm", &["container_name", "storage_account_name"]), ("gcs", &["bucket"]), ("s3", &["bucket"])];

/// What is wrong with the backend that the stack describes.
pub(super) fn generated(config: &Config, instance: &Instance) -> Vec<Finding> {
    let Instance { name, at, backend, .. } = instance;
    let Some((chosen, settings)) = backend else {
        if !config.terraform.auto_generate_backend_file {
            return Vec::new();
        }
        let error = without_backend(&format!("component `{name}`"))
            .at(*at)
            .because("`components.terraform.auto_generate_backend_file` is on, and `backend_type` is empty");
        return vec![Finding::error(RULE, &error).in_stack(&instance.stack)];
    };
    if !config.terraform.auto_generate_backend_file {
        return Vec::new();
    }
    if !KNOWN.contains(&chosen.as_str()) {
        return vec![unknown(chosen, settings).in_stack(&instance.stack)];
    }
    let required = REQUIRED.iter().filter(|(kind, _)| kind == chosen).flat_map(|(_, keys)| keys.iter());
    let missing = required.filter(|key| settings.get(key).is_none_or(|node| node.is_empty() && !is_open(node)));
    missing.map(|key| without(chosen, key, settings).in_stack(&instance.stack)).collect()
}

fn unknown(chosen: &str, settings: &Node) -> Finding {
    let error = Error::configuration(format!("Terraform has no backend `{chosen}`")).at(settings.at);
    let help = match nearest(chosen, KNOWN.into_iter()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => suggest(chosen, &KNOWN),
    };
    Finding::warning(RULE, &error.help(help))
}

/// Whoever runs Terraform may give it still, with `-backend-config`.
fn without(chosen: &str, key: &str, settings: &Node) -> Finding {
    let error = Error::configuration(format!("the backend `{chosen}` is missing `{key}`"))
        .at(settings.at)
        .help(format!("add `{key}: …` to `backend.{chosen}`"));
    Finding::warning(RULE, &error)
}

/// The backend blocks of the code against the stack's.
pub(super) fn written(config: &Config, instance: &Instance, module: &Module) -> Vec<Finding> {
    let Some((chosen, settings)) = &instance.backend else { return Vec::new() };
    let is_generated = config.terraform.auto_generate_backend_file;
    let contradictions = module.backends.iter().flat_map(|block| {
        if is_generated {
            return vec![written_twice(block, chosen, settings)];
        }
        if block.name == *chosen { other_settings(block, settings) } else { vec![other_kind(block, chosen)] }
    });
    contradictions.collect()
}

fn written_twice(block: &Settings, chosen: &str, settings: &Node) -> Finding {
    let kind = &block.name;
    let error = Error::configuration(format!("the backend `{kind}` stands in the code, and one is generated too"))
        .at(block.at)
        .because(format!("`backend.tf.json` gets `{chosen}`, which is written at {}", settings.at))
        .help("remove the block, or set `auto_generate_backend_file: false`");
    Finding::error(RULE, &error)
}

fn other_kind(block: &Settings, chosen: &str) -> Finding {
    let kind = &block.name;
    let error = Error::configuration(format!("the code keeps its state in `{kind}`, and the stack says `{chosen}`"))
        .at(block.at)
        .because("`auto_generate_backend_file` is off, so the code wins")
        .help(format!("write `backend \"{chosen}\"`, or switch `auto_generate_backend_file` on"));
    Finding::warning(RULE, &error)
}

fn other_settings(block: &Settings, settings: &Node) -> Vec<Finding> {
    let differs = |(key, at, literal): &(String, _, Literal)| {
        let Entry { key_at, node } = settings.as_map().and_then(|map: &Map| map.entry(key))?;
        let Literal::Text(text) = literal else { return None };
        let says_so = is_open(node) || node.as_str().is_none_or(|said| said == text);
        // A component's own key is filled in, and written nowhere.
        if says_so || key == "key" {
            return None;
        }
        let error = Error::configuration(format!("the code and the stack have different values of `{key}`"))
            .at(*at)
            .because(format!("the stack's is written at {key_at}"))
            .because("`auto_generate_backend_file` is off, so the code wins")
            .help("remove one of the two, or switch `auto_generate_backend_file` on");
        Some(Finding::warning(RULE, &error))
    };
    block.literals.iter().filter_map(differs).collect()
}
