//! The Terraform workspace of a component.

use super::{
    Component,
    library::Library,
    rendering,
    section::text_at,
    template::{Missing, Origin, Template},
    view,
};
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
    Ok(named(library, component)?.replace('/', "-"))
}

fn named(library: &Library<'_>, component: &Component) -> Result<String> {
    if let Some(node) = text_at(&component.metadata, "terraform_workspace_template")? {
        return rendered(library, component, node);
    }
    if let Some(node) = text_at(&component.metadata, "terraform_workspace_pattern")? {
        return Ok(filled_in(component, node.as_str().unwrap_or_default()));
    }
    if let Some(node) = text_at(&component.metadata, "terraform_workspace")? {
        return Ok(node.as_str().unwrap_or_default().to_owned());
    }
    Ok(if component.has_base { format!("{}-{}", component.stack, component.name) } else { component.stack.clone() })
}

/// A template of plain fields needs no engine.
fn rendered(library: &Library<'_>, component: &Component, node: &Node) -> Result<String> {
    let text = node.as_str().unwrap_or_default();
    let field = |path: &[String]| field(component, path);
    if let Some(rendered) = Template::parse(text).ok().and_then(|template| template.render(field)) {
        return Ok(rendered);
    }
    let (origin, data) = (Origin::Value(node.at), view::of_resolved(component));
    let rendered = library.engine().render(text, origin, &data, Missing::Refused, &rendering::no_component)?;
    match rendered.text.as_str() {
        "" => {
            let name = &component.name;
            Err(Error::configuration(format!("the workspace of component `{name}` is empty")).at(node.at))
        }
        text => Ok(text.to_owned()),
    }
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
    fn a_template_may_call_functions_and_may_not_miss_a_field() {
        let template = "{terraform_workspace_template: '{{ .vars.tenant | upper }}-{{ .atmos_component }}'}";
        assert_eq!(workspace(&format!("{{a/c: {{metadata: {template}}}}}")), "T-a-c");
        let text = "components:\n  terraform:\n    c:\n      metadata:\n        terraform_workspace_template: 'x{{ .vars.none }}'\n";
        let error = Project::new(&[("dev.yaml", text)]).resolve("dev", "c").unwrap_err().to_string();
        let expected = "error: stacks/dev.yaml:5:39: cannot render `{{ .vars.none }}`\n  caused by: nothing is called `none` there";
        assert_eq!(error, expected);
    }
}
