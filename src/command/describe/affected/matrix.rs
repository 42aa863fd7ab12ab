//! What a job matrix of GitHub Actions takes.

use std::{fs, path::Path};

use crate::{
    command::output,
    config::{Config, yaml::Node},
    error::{Error, Result},
    system::System,
};

/// Prints the matrix, or adds it to a file: that of the flag, else that of the job's outputs where `ci.enabled` says so.
/// Deleted components have nothing that a job could plan.
pub(crate) fn write(system: &System, config: &Config, file: Option<&Path>, items: &[Node]) -> Result<()> {
    let jobs = items.iter().filter(|item| item.get("deleted").is_none()).map(job).collect::<Vec<_>>();
    let (count, matrix) = (jobs.len(), serde_json::json!({ "include": jobs }));
    let is_pipeline = config.tree.at_path(&["ci", "enabled"]).and_then(Node::as_bool) == Some(true);
    let outputs = system.env.var("GITHUB_OUTPUT").filter(|_| is_pipeline).map(Path::new);
    let Some(file) = file.or(outputs) else {
        system.terminal.print(&matrix.to_string());
        return Ok(());
    };
    let before = match fs::read_to_string(system.env.absolute(file)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(Error::configuration(format!("cannot read `{}`", file.display())).because(error));
        }
        before => before.unwrap_or_default(),
    };
    output::write_text(system, Some(file), &format!("{before}matrix={matrix}\ncount={count}\n"))
}

fn job(item: &Node) -> serde_json::Value {
    let text = |key: &str| item.get(key).and_then(Node::as_str).unwrap_or_default();
    serde_json::json!({
        "stack": text("stack"),
        "component": text("component"),
        "component_path": text("component_path"),
        "component_type": text("component_type"),
    })
}
