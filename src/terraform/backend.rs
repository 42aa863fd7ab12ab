//! `backend.tf.json`: where the state of a component rests.

use std::path::Path;

use super::{generated::GeneratedFile, json};
use crate::{
    config::yaml::{Node, Value},
    error::{Error, Result},
    stack::{Component, without_backend},
};

/// The backend file of `component` in its `folder`. Without a backend the state would silently
/// land in the folder, so that is refused, as in Atmos.
pub(super) fn file(component: &Component, folder: &Path) -> Result<GeneratedFile> {
    let text = json::text(&tree(component)?)?;
    Ok(GeneratedFile::new(folder.join("backend.tf.json"), text))
}

/// The block `terraform` with the backend in it.
pub(super) fn tree(component: &Component) -> Result<Node> {
    let (kind, section) = component.backend.as_ref().ok_or_else(|| missing(component))?;
    let section = match section.value {
        Value::Null => Node::empty_map(section.at),
        _ => section.clone(),
    };
    Ok(if kind == "cloud" {
        json::nested(&["terraform", "cloud"], in_workspace(&section, &component.workspace))
    } else {
        json::nested(&["terraform", "backend", kind], section)
    })
}

fn missing(component: &Component) -> Error {
    let Component { name, stack, .. } = component;
    without_backend(&format!("component `{name}` of stack `{stack}`")).because("`backend_type` is empty")
}

/// `{terraform_workspace}` is the only token that is known here.
fn in_workspace(node: &Node, workspace: &str) -> Node {
    match &node.value {
        Value::Str(text) => node.with_value(Value::text(text.replace("{terraform_workspace}", workspace))),
        _ => node.with_children(|child| in_workspace(child, workspace)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terraform::fixture::{component, node};

    fn text(kind: &str, section: &str) -> String {
        let backend = Some((kind.to_owned(), node(section)));
        let component = Component { backend, workspace: "dev-vnet".into(), ..component("vnet") };
        let file = file(&component, Path::new("/p")).expect("it can be written");
        assert_eq!(file.path, Path::new("/p/backend.tf.json"));
        file.text
    }

    #[test]
    fn backend_is_one_block_of_its_type() {
        let want = "{\n  \"terraform\": {\n    \"backend\": {\n      \"azurerm\": {\n        \"container_name\": \"state\",\n        \"key\": \"vnet.terraform.tfstate\",\n        \"use_azuread_auth\": true\n      }\n    }\n  }\n}\n";
        let section = r#"{"key": "vnet.terraform.tfstate", "use_azuread_auth": true, "container_name": "state"}"#;
        assert_eq!(text("azurerm", section), want);
    }

    #[test]
    fn empty_section_is_a_block_all_the_same() {
        let want = "{\n  \"terraform\": {\n    \"backend\": {\n      \"local\": {}\n    }\n  }\n}\n";
        assert_eq!((text("local", "{}"), text("local", "null")), (want.to_owned(), want.to_owned()));
    }

    #[test]
    fn cloud_is_a_block_of_its_own_with_the_workspace_filled_in() {
        let want = "{\n  \"terraform\": {\n    \"cloud\": {\n      \"organization\": \"acme\",\n      \"workspaces\": {\n        \"name\": \"a-dev-vnet\"\n      }\n    }\n  }\n}\n";
        assert_eq!(
            text("cloud", r#"{"organization": "acme", "workspaces": {"name": "a-{terraform_workspace}"}}"#),
            want
        );
    }

    #[test]
    fn missing_backend_is_refused() {
        let error = file(&component("vnet"), Path::new("/p")).expect_err("there is no backend").to_string();
        assert!(error.starts_with("error: component `vnet` of stack `dev` has no backend to generate\n"), "{error}");
    }
}
