//! `locals:` of a file: values that its templates can use, and nobody else's.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use super::{
    functions::Functions,
    library::Library,
    section::{laid_over, map_at},
    template::{Engine, Missing, Origin, Value, from_node, of_map},
};
use crate::{
    config::yaml::{self, ListMerge, Map, Node, Place},
    error::{Error, Result},
};

/// What the templates of a file can see of the file itself.
pub(crate) type Scope = BTreeMap<Arc<str>, Value>;

/// The sections that may have `locals` of their own. All templates of a file see those of all.
pub(crate) const KINDS: [&str; 4] = ["terraform", "helmfile", "packer", "ansible"];

/// The scope of a file with `locals`; `None` when it has none. `outer` is what its importers hand down.
pub(crate) fn scope(library: &Library<'_>, tree: &Node, outer: &Scope) -> Result<Option<Scope>> {
    let kinds = KINDS.into_iter().filter(|kind| tree.at_path(&[kind, "locals"]).is_some());
    let mut sets = kinds.map(|kind| of_file(library, tree, Some(kind))).collect::<Result<Vec<_>>>()?;
    if sets.is_empty() {
        sets.push(of_file(library, tree, None)?);
    }
    if sets.iter().all(Option::is_none) {
        return Ok(None);
    }
    let mut scope = outer.clone();
    for section in ["settings", "vars", "env"] {
        scope.extend(tree.get(section).map(|node| (Arc::from(section), from_node(node))));
    }
    let mut all = Scope::new();
    for locals in sets.iter().flatten() {
        all.extend(resolution(library, library.engine(), locals, scope.clone())?.resolved);
    }
    let mut scope = outer.clone();
    scope.insert("locals".into(), Value::Map(Arc::new(all)));
    for section in ["settings", "vars", "env"] {
        let node = tree.get(section).filter(|node| node.as_map().is_some());
        let rendered = node.map(|node| leniently_rendered(library.engine(), node, &scope));
        scope.extend(rendered.map(|node| (Arc::from(section), from_node(&node))));
    }
    Ok(Some(scope))
}

/// `locals` of a file, with those of a kind laid over them.
pub(crate) fn of_file(library: &Library<'_>, tree: &Node, kind: Option<&str>) -> Result<Option<Node>> {
    let locals = map_at(library, tree, "locals")?;
    let section = kind.map_or(Ok(None), |kind| map_at(library, tree, kind))?;
    let of_kind = section.map_or(Ok(None), |section| map_at(library, section, "locals"))?;
    Ok(laid_over(laid_over(None, locals, ListMerge::Replace), of_kind, ListMerge::Replace))
}

/// The values of `locals`, which may refer to each other and to what is in `scope`.
pub(crate) fn resolved(library: &Library<'_>, engine: &Engine, locals: &Node, scope: Scope) -> Result<Value> {
    Ok(Value::Map(Arc::new(resolution(library, engine, locals, scope)?.resolved)))
}

/// The same as a tree.
pub(crate) fn resolved_tree(library: &Library<'_>, engine: &Engine, locals: &Node, scope: Scope) -> Result<Node> {
    let tree = resolution(library, engine, locals, scope)?.tree;
    Ok(Node::map(locals.at, tree))
}

fn resolution<'r>(
    library: &'r Library<'r>,
    engine: &'r Engine,
    locals: &'r Node,
    scope: Scope,
) -> Result<Resolution<'r>> {
    let (resolved, tree, open) = Default::default();
    let mut resolution = Resolution { library, engine, locals, scope, resolved, tree, open };
    for name in locals.as_map().into_iter().flat_map(Map::keys) {
        resolution.resolve(name)?;
    }
    Ok(resolution)
}

/// No file's locals need each other over more steps.
const DEEPEST: usize = 100;

struct Resolution<'r> {
    library: &'r Library<'r>,
    engine: &'r Engine,
    locals: &'r Node,
    /// What else they may refer to.
    scope: Scope,
    resolved: Scope,
    /// What is resolved, with its places.
    tree: Map,
    /// Those that are being resolved, outermost first.
    open: Vec<String>,
}

impl Resolution<'_> {
    fn resolve(&mut self, name: &str) -> Result<()> {
        let Some(node) = self.locals.get(name).filter(|_| !self.resolved.contains_key(name)) else { return Ok(()) };
        if let Some(start) = self.open.iter().position(|open| open == name) {
            return Err(self.cycle(start, name));
        }
        if self.open.len() >= DEEPEST {
            return Err(Error::configuration("locals need each other over too many steps").at(node.at));
        }
        self.open.push(name.to_owned());
        for other in references(node) {
            self.resolve(&other)?;
        }
        self.open.pop();
        let value = self.evaluate(node)?;
        self.resolved.insert(name.into(), from_node(&value));
        self.tree.insert(name, node.at, value);
        Ok(())
    }

    /// Functions that need a cloud stay texts, so that only who uses them fails.
    fn evaluate(&self, node: &Node) -> Result<Node> {
        let mut scope = self.scope.clone();
        scope.insert("locals".into(), Value::Map(Arc::new(self.resolved.clone())));
        let rendered = rendered(self.engine, node, &scope)?;
        Functions::evaluate_offline(self.library, &rendered)
    }

    fn cycle(&self, start: usize, name: &str) -> Error {
        let at = |name: &str| self.locals.get(name).map_or(self.locals.at, |node| node.at);
        let error = Error::configuration(format!("local `{name}` needs itself")).at(at(name));
        let names = self.open[start..].iter().map(String::as_str);
        names.skip(1).fold(error, |error, name| error.because(format!("by way of local `{name}` at {}", at(name))))
    }
}

/// The names behind `.locals.` in all texts of `node`.
fn references(node: &Node) -> Vec<String> {
    match &node.value {
        yaml::Value::Str(text) if text.contains("{{") => text
            .split(".locals.")
            .skip(1)
            .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
            .collect(),
        yaml::Value::List(list) => list.iter().flat_map(references).collect(),
        yaml::Value::Map(map) => map.iter().flat_map(|(_, entry)| references(&entry.node)).collect(),
        _ => Vec::new(),
    }
}

/// `node` with each text rendered that can be; the others may need what only a component has.
fn leniently_rendered(engine: &Engine, node: &Node, scope: &Scope) -> Node {
    node.mapped(&mut |text| Ok(rendered_text(engine, text, scope).unwrap_or_else(|_| text.clone())))
        .unwrap_or_else(|_| node.clone())
}

/// `node` with the templates in its texts and keys rendered that ask for locals, as far as `data` will do;
/// the others wait for the component.
pub(crate) fn partly_rendered(engine: &Engine, node: &Node, data: &Value) -> Node {
    match &node.value {
        yaml::Value::Str(text) => match partly_rendered_text(engine, text, node.at, data) {
            Some(rendered) => node.with_value(yaml::Value::text(rendered)),
            None => node.clone(),
        },
        yaml::Value::Map(map) => {
            let mut rendered = Map::default();
            for (key, entry) in map.iter() {
                let new_key = partly_rendered_text(engine, key, entry.key_at, data).map(Arc::from);
                let value = partly_rendered(engine, &entry.node, data);
                rendered.insert(new_key.unwrap_or_else(|| Arc::clone(key)), entry.key_at, value);
            }
            node.with_value(yaml::Value::map(rendered))
        }
        _ => node.with_children(|item| partly_rendered(engine, item, data)),
    }
}

fn partly_rendered_text(engine: &Engine, text: &str, at: Place, data: &Value) -> Option<String> {
    const SIGN: &str = ".locals.";
    if !text.contains(SIGN) || !engine.concerns(text) {
        return None;
    }
    let origin = Origin::Value(at);
    let whole = engine.render(text, origin, data, Missing::Refused, &super::rendering::no_component);
    Some(whole.map_or_else(|_| engine.render_parts(text, origin, data, SIGN), |rendered| rendered.text))
}

fn rendered(engine: &Engine, node: &Node, scope: &Scope) -> Result<Node> {
    node.mapped(&mut |text| rendered_text(engine, text, scope))
}

fn rendered_text(engine: &Engine, node: &Node, scope: &Scope) -> Result<Node> {
    let text = node.as_str().unwrap_or_default();
    if !engine.concerns(text) {
        return Ok(node.clone());
    }
    let data = of_map(scope.clone());
    let rendered =
        engine.render(text, Origin::Value(node.at), &data, Missing::Refused, &super::rendering::no_component)?;
    Ok(node.with_value(yaml::Value::text(rendered.text)))
}

/// Whether a text may have locals at all: a cheap look before it is parsed.
pub(crate) fn may_have(text: &str) -> bool {
    text.contains("locals")
}

/// The tree of a file that may be a template; `None` when it is no YAML before it is rendered.
pub(crate) fn raw_tree(library: &Library<'_>, path: &Path, text: &str) -> Option<Node> {
    yaml::parse(Path::new(&library.env.shown(path)), text).ok()
}

#[cfg(test)]
mod tests {
    use crate::{
        config::yaml::to_json,
        stack::fixture::{Project, text_at},
    };

    fn vars(text: &str) -> String {
        to_json(&Project::new(&[("dev.yaml", text)]).resolve("dev", "c").unwrap().vars).to_string()
    }

    #[test]
    fn locals_see_each_other_in_any_order_and_the_sections_of_their_file() {
        let text = "locals:\n  full: '{{ .locals.short }}-{{ .settings.team }}'\n  short: '{{ .vars.stage | upper }}'\n  n: 3\n\
                    settings: {team: infra}\nvars: {stage: dev}\ncomponents:\n  terraform:\n    c:\n      vars:\n        \
                    a: '{{ .locals.full }}'\n        n: 'x{{ .locals.n }}'\n        s: '{{ .settings.team }}'\n";
        assert_eq!(vars(text), r#"{"stage":"dev","a":"DEV-infra","n":"x3","s":"infra"}"#);
    }

    #[test]
    fn templates_see_those_of_all_kinds() {
        let text = "locals: {a: root}\nterraform: {locals: {t: '{{ .locals.a }}-t'}}\nhelmfile: {locals: {h: '{{ .locals.a }}-h'}}\n\
                    components: {terraform: {c: {vars: {x: '{{ .locals.t }} {{ .locals.h }}'}}}}";
        let vars = Project::new(&[("dev.yaml", text)]).resolve("dev", "c").unwrap().vars;
        assert_eq!(text_at(&vars, &["x"]).as_deref(), Some("root-t root-h"));
    }

    #[test]
    fn those_of_terraform_are_laid_over_those_of_the_file() {
        let text = "locals: {a: root, b: root}\nterraform: {locals: {b: kind}}\n\
                    components: {terraform: {c: {vars: {x: '{{ .locals.a }}-{{ .locals.b }}'}}}}";
        assert_eq!(vars(text), r#"{"x":"root-kind"}"#);
    }

    #[test]
    fn they_belong_to_their_file() {
        let catalog = "components: {terraform: {c: {vars: {x: '{{ .locals.a }}'}}}}";
        let project = Project::new(&[("dev.yaml", "import: [c]\nlocals: {a: 1}"), ("c.yaml", catalog)]);
        let vars = project.resolve("dev", "c").unwrap().vars;
        assert_eq!(text_at(&vars, &["x"]).as_deref(), Some("{{ .locals.a }}"));
    }

    #[test]
    fn what_needs_a_component_waits_for_it() {
        let text = "locals: {a: 1}\ncomponents:\n  terraform:\n    c:\n      vars: {x: '{{ .locals.a }}-{{ .atmos_component }}', y: 'y{{ .locals.a }}'}\n";
        let mut project = Project::new(&[("dev.yaml", text)]);
        project.templates_enabled = true;
        let vars = project.resolve("dev", "c").unwrap().vars;
        assert_eq!(to_json(&vars).to_string(), r#"{"x":"1-c","y":"y1"}"#);
    }

    #[test]
    fn a_cycle_is_refused_with_its_places() {
        let text = "locals:\n  a: '{{ .locals.b }}'\n  b: '{{ .locals.a }}'\ncomponents: {terraform: {c: {}}}\n";
        let error = Project::new(&[("dev.yaml", text)]).resolve("dev", "c").unwrap_err().to_string();
        let expected = "error: stacks/dev.yaml:2:6: local `a` needs itself\n  caused by: by way of local `b` at stacks/dev.yaml:3:6";
        assert_eq!(error, expected);
    }

    #[test]
    fn functions_in_locals_are_evaluated_and_those_of_a_cloud_wait_for_who_uses_them() {
        let text = "locals: {home: !env PLACE none, id: !terraform.state vpc id}\ncomponents:\n  terraform:\n    \
                    good: {vars: {x: 'at-{{ .locals.home }}'}}\n    bad: {vars: {x: '{{ .locals.id }}'}}\n";
        let mut project = Project::new(&[("dev.yaml", text)]);
        project.variables = &[("PLACE", "north")];
        let vars = project.resolve("dev", "good").unwrap().vars;
        assert_eq!(text_at(&vars, &["x"]).as_deref(), Some("at-north"));
        let error = project.resolve("dev", "bad").unwrap_err().to_string();
        assert!(error.starts_with("error: stacks/dev.yaml:5:21: `!terraform.state` is not built yet\n"), "{error}");
    }

    #[test]
    fn a_stack_may_be_named_by_a_local() {
        let text = "locals: {stage: prod}\nvars: {stage: '{{ .locals.stage }}'}\ncomponents: {terraform: {c: {}}}";
        let mut project = Project::new(&[("a.yaml", text), ("b.yaml", "vars: {stage: dev}")]);
        project.name_template = Some("{{ .vars.stage }}");
        assert_eq!(project.resolve("prod", "c").unwrap().stack, "prod");
        assert_eq!(project.names(), ["dev", "prod"]);
        let named = Project::new(&[(
            "a.yaml",
            "locals: {x: own}\nname: '{{ .locals.x }}-stack'\ncomponents: {terraform: {c: {}}}",
        )]);
        assert!(named.resolve("own-stack", "c").is_ok());
    }
}
