//! The Terraform components that are affected, for a batch of runs.

use std::{collections::BTreeSet, path::PathBuf};

use super::{
    super::{Processing, TERRAFORM},
    AffectedArguments, AffectedFormat, found,
};
use crate::{
    config::{Selection, yaml::Node},
    error::Result,
    system::System,
    terraform::batch::Batch,
};

/// Stacks and names of those that still exist.
pub(crate) fn instances(
    system: &System,
    selection: &Selection,
    batch: &Batch,
    stack: Option<&str>,
) -> Result<BTreeSet<(String, String)>> {
    let arguments = AffectedArguments {
        base: batch.base.clone(),
        reference: None,
        sha: None,
        repo_path: batch.repo_path.as_ref().map(PathBuf::from),
        clone_target_ref: batch.clone_target_ref,
        ssh_key: batch.ssh_key.as_ref().map(PathBuf::from),
        ssh_key_password: None,
        format: AffectedFormat::Json,
        output_file: None,
        query: None,
        stack: stack.map(ToOwned::to_owned),
        include_dependents: batch.include_dependents,
        include_settings: false,
        exclude_locked: false,
        include_spacelift_admin_stacks: false,
        upload: false,
        processing: Processing::templates_only(),
    };
    let (items, _) = found(system, selection, &arguments)?;
    let mut instances = BTreeSet::new();
    for item in items.iter().filter(|item| item.get("deleted").is_none()) {
        add_with_dependents(item, &mut instances);
    }
    Ok(instances)
}

/// A component of another tool may have the name of one of Terraform's, and may lead to one.
fn add_with_dependents(item: &Node, instances: &mut BTreeSet<(String, String)>) {
    let text = |key: &str| item.get(key).and_then(Node::as_str).unwrap_or_default();
    if text("component_type") == TERRAFORM {
        instances.insert((text("stack").to_owned(), text("component").to_owned()));
    }
    for dependent in item.get("dependents").and_then(Node::as_list).unwrap_or_default() {
        add_with_dependents(dependent, instances);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::yaml::parse;

    #[test]
    fn components_of_other_tools_only_lead_to_terraform_s() {
        let text = "{stack: dev, component: app, component_type: helmfile, dependents: [\
                    {stack: dev, component: dns, component_type: terraform}, \
                    {stack: dev, component: web, component_type: helmfile}]}";
        let mut found = BTreeSet::new();
        add_with_dependents(&parse(Path::new("item.yaml"), text).unwrap(), &mut found);
        assert_eq!(found, BTreeSet::from([("dev".to_owned(), "dns".to_owned())]));
    }
}
