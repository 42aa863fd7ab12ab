//! The Terraform workspace of a component.

use super::{Component, library::Library, section::text_at, template::Template};
use crate::{
    config::yaml::{Node, print},
    error::{Error, Result},
};

/// The workspace of `component`, whose other fields are set already.
pub(crate) fn workspace(library: &Library<'_>, component: &Component) -> Result<String> {
    let is_http = component.backend.as_ref().is_some_and(|(name, _)| name == "http");
    if is_http || !library.config.terraform.workspaces_enabled {
        return Ok("default".to_owned());
    }
    Ok(named(component)?.replace('/', "-"))
}

fn named(component: &Component) -> Result<String> {
    if let Some(node) = text_at(&component.metadata, "terraform_workspace_template")? {
        return rendered(component, node);
    }
    if let Some(node) = text_at(&component.metadata, "terraform_workspace_pattern")? {
        return Ok(filled_in(component, node.as_str().unwrap_or_default()));
    }
    if let Some(node) = text_at(&component.metadata, "terraform_workspace")? {
        return Ok(node.as_str().unwrap_or_default().to_owned());
    }
    Ok(if component.has_base { format!("{}-{}", component.stack, component.name) } else { component.stack.clone() })
}

fn rendered(component: &Component, node: &Node) -> Result<String> {
    let template = Template::parse(node.as_str().unwrap_or_default()).map_err(|action| {
        Error::configuration(format!("{}: `{action}` needs Go templates, which are not built yet", node.at))
    })?;
    let field = |path: &[String]| field(component, path);
    if let Some(path) = template.fields().find(|path| field(path).is_none()) {
        let missing = path.join(".");
        return Err(Error::configuration(format!("{}: component `{}` has no `{missing}`", node.at, component.name)));
    }
    template.render(field).ok_or_else(|| {
        Error::configuration(format!("{}: the workspace of component `{}` is empty", node.at, component.name))
    })
}

fn field(component: &Component, path: &[String]) -> Option<Node> {
    let (section, keys) = path.split_first()?;
    let section = match section.as_str() {
        "vars" => &component.vars,
        "settings" => &component.settings,
        "env" => &component.env,
        "metadata" => &component.metadata,
        _ => return None,
    };
    let found = keys.iter().try_fold(section, |node, key| node.get(key))?;
    print(&found.value).map(|_| found.clone())
}

fn filled_in(component: &Component, pattern: &str) -> String {
    let var = |key: &str| component.vars.get(key).and_then(Node::as_str).unwrap_or_default().to_owned();
    let attributes = component.vars.get("attributes").and_then(Node::as_list).unwrap_or_default();
    let attributes: Vec<_> = attributes.iter().filter_map(|attribute| print(&attribute.value)).collect();
    let base = if component.has_base { component.folder.clone() } else { String::new() };
    let mut text = pattern.to_owned();
    for key in ["namespace", "tenant", "environment", "region", "stage"] {
        text = text.replace(&format!("{{{key}}}"), &var(key));
    }
    text.replace("{attributes}", &attributes.join("-"))
        .replace("{base-component}", &base)
        .replace("{component}", &component.name)
}

#[cfg(test)]
mod tests {
    use crate::stack::fixture::Project;

    fn workspace(component: &str) -> String {
        let text = format!("vars: {{tenant: t, stage: s, attributes: [x, 1]}}\ncomponents: {{terraform: {component}}}");
        Project::new(&[("orgs/dev.yaml", &text)]).resolve("orgs/dev", "a/c").unwrap().workspace
    }

    #[test]
    fn a_component_of_its_own_has_the_stack_s_workspace() {
        assert_eq!(workspace("{a/c: {}}"), "orgs-dev");
        assert_eq!(workspace("{a/c: {metadata: {component: a/c}}}"), "orgs-dev");
    }

    #[test]
    fn a_component_with_another_folder_has_its_own() {
        assert_eq!(workspace("{a/c: {metadata: {component: x}}}"), "orgs-dev-a-c");
    }

    #[test]
    fn metadata_may_name_it() {
        assert_eq!(workspace("{a/c: {metadata: {terraform_workspace: w/x}}}"), "w-x");
        let pattern = "{tenant}-{region}{stage}-{component}-{base-component}-{attributes}";
        let metadata = format!("{{component: x/y, terraform_workspace_pattern: '{pattern}'}}");
        assert_eq!(workspace(&format!("{{a/c: {{metadata: {metadata}}}}}")), "t-s-a-c-x-y-x-1");
        let template = "{terraform_workspace_template: '{{ .vars.tenant }}_{{ .metadata.m }}', m: 1}";
        assert_eq!(workspace(&format!("{{a/c: {{metadata: {template}}}}}")), "t_1");
    }

    #[test]
    fn there_is_one_workspace_when_the_backend_knows_no_others() {
        assert_eq!(workspace("{a/c: {backend_type: http, backend: {http: {}}}}"), "default");
    }

    #[test]
    fn a_template_with_a_function_is_refused_with_its_place() {
        let text = "components:\n  terraform:\n    c:\n      metadata:\n        terraform_workspace_template: '{{ env \"X\" }}'\n";
        let error = Project::new(&[("dev.yaml", text)]).resolve("dev", "c").unwrap_err().to_string();
        let expected = "error: stacks/dev.yaml:5:39: `{{ env \"X\" }}` needs Go templates, which are not built yet";
        assert_eq!(error, expected);
    }
}
