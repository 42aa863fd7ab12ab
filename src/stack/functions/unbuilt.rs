//! Functions that are not built yet: what to do instead.

use crate::{
    config::{Config, yaml::Node},
    error::Error,
};

/// The error of a value that needs the function of `node`.
pub(crate) fn refusal(config: &Config, node: &Node) -> Error {
    let tag = node.tag.as_deref().unwrap_or_default();
    let error = Error::configuration(format!("`!{tag}` is not built yet")).at(node.at).help(match tag {
        "terraform.output" | "terraform.state" => {
            "write the value, or read it in the code: `data \"terraform_remote_state\"`"
        }
        "secret" => "leave it out and export TF_VAR_…, or read it in the code with a data source",
        "store" | "store.get" => "write the value, or read it in the code with a data source",
        _ => "write the value",
    });
    match &config.skipped_functions {
        Some(_) => error.help(format!("or see it as it is written: `--skip {tag}`")),
        None => error,
    }
}
