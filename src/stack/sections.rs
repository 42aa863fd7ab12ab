//! A component's merged sections, rendered where `templates.settings.enabled` asks for that.

use std::{cell::OnceCell, sync::Arc};

use super::{
    Component,
    layers::Layers,
    library::Library,
    locals,
    template::{Asked, Engine, Missing, Origin, Value, of_map, settings},
    view,
};
use crate::{
    config::yaml::{self, Entry, Map, Node, resolve},
    error::Result,
};

/// Resolves other components for `atmos.Component`.
pub(crate) type Answer<'a> = &'a dyn Fn(&Asked) -> Result<Value>;

/// The sections of one component.
pub(crate) struct Sections<'s> {
    library: &'s Library<'s>,
    layers: &'s Layers<'s>,
    /// As it is written.
    component: &'s Component,
    answer: Answer<'s>,
    /// `settings.templates.settings` of the component.
    settings: OnceCell<Node>,
    /// Only for delimiters and datasources of its own.
    engine: OnceCell<Option<Engine>>,
    /// Everything that a template of the component can see.
    data: OnceCell<Value>,
}

impl<'s> Sections<'s> {
    pub(crate) fn new(
        library: &'s Library<'s>,
        layers: &'s Layers<'s>,
        component: &'s Component,
        answer: Answer<'s>,
    ) -> Self {
        let (settings, engine, data) = Default::default();
        Self { library, layers, component, answer, settings, engine, data }
    }

    /// `settings` with its texts rendered.
    pub(crate) fn rendered_settings(&self, settings: &Node) -> Result<Node> {
        match settings.as_map().and_then(|map| map.entry("templates")) {
            Some(entry) => self.rendered_without_delimiters(settings, entry),
            None => self.rendered(settings),
        }
    }

    /// What the delimiters are is no template.
    fn rendered_without_delimiters(&self, settings: &Node, entry: &Entry) -> Result<Node> {
        let mut map = settings.as_map().cloned().unwrap_or_default();
        map.remove("templates");
        let rendered = self.rendered(&settings.with_value(yaml::Value::map(map)))?;
        let mut map = rendered.as_map().cloned().unwrap_or_default();
        map.insert("templates", entry.key_at, entry.node.clone());
        Ok(Node { value: yaml::Value::map(map), ..rendered })
    }

    /// `node` with its texts rendered.
    pub(crate) fn rendered(&self, node: &Node) -> Result<Node> {
        if !self.library.config.templates_enabled {
            return Ok(node.clone());
        }
        let (engine, passes) = (self.engine(), settings::passes(self.library.config, self.own_settings()));
        (0..passes).try_fold(node.clone(), |node, _| self.render_tree(engine, &node))
    }

    fn render_tree(&self, engine: &Engine, node: &Node) -> Result<Node> {
        if node.tag.as_deref() == Some("literal") || !holds_templates(engine, node) {
            return Ok(node.clone());
        }
        match &node.value {
            yaml::Value::Str(text) => self.render_text(engine, node, text),
            yaml::Value::List(list) => {
                let items = list.iter().map(|item| self.render_tree(engine, item)).collect::<Result<Vec<_>>>()?;
                Ok(node.with_value(yaml::Value::list(items)))
            }
            yaml::Value::Map(map) => {
                let mut rendered = Map::default();
                for (key, entry) in map.iter() {
                    let name = Node::text(entry.key_at, Arc::clone(key));
                    let name = if engine.concerns(key) { self.render_text(engine, &name, key)? } else { name };
                    rendered.insert(name.as_str().unwrap_or(key), entry.key_at, self.render_tree(engine, &entry.node)?);
                }
                Ok(node.with_value(yaml::Value::map(rendered)))
            }
            _ => Ok(node.clone()),
        }
    }

    fn render_text(&self, engine: &Engine, node: &Node, text: &str) -> Result<Node> {
        if !engine.concerns(text) {
            return Ok(node.clone());
        }
        let origin = Origin::Value(node.at);
        let rendered = engine.render(text, origin, self.data()?, Missing::Printed, self.answer)?.text;
        let value = if node.tag.is_none() { read_back(text, &rendered) } else { yaml::Value::text(rendered) };
        Ok(node.with_value(value))
    }

    fn engine(&self) -> &Engine {
        let (config, env) = (self.library.config, self.library.env);
        let own = || settings::of_component(config, env, self.own_settings()).map(Engine::new);
        self.engine.get_or_init(own).as_ref().unwrap_or_else(|| self.library.engine())
    }

    /// `settings.templates.settings` of the component.
    fn own_settings(&self) -> &Node {
        let settings = &self.component.settings;
        self.settings.get_or_init(|| {
            settings.at_path(&["templates", "settings"]).unwrap_or(&Node::empty_map(settings.at)).clone()
        })
    }

    fn data(&self) -> Result<&Value> {
        if self.data.get().is_none() {
            let _ = self.data.set(self.build_data()?);
        }
        Ok(self.data.get().expect("it is set just now"))
    }

    fn build_data(&self) -> Result<Value> {
        let mut data = view::of_layers(self.library, self.layers, self.component)?;
        let locals = self.layers.named(self.library, "locals")?;
        data.insert("locals".into(), locals::resolved(self.library, self.engine(), &locals, data.clone())?);
        Ok(of_map(data))
    }
}

fn holds_templates(engine: &Engine, node: &Node) -> bool {
    match &node.value {
        yaml::Value::Str(text) => engine.concerns(text),
        yaml::Value::List(list) => list.iter().any(|item| holds_templates(engine, item)),
        yaml::Value::Map(map) => {
            map.iter().any(|(key, entry)| engine.concerns(key) || holds_templates(engine, &entry.node))
        }
        _ => false,
    }
}

/// Atmos renders the section as YAML and reads it again. A text that its writer would not quote can
/// become something else by that.
fn read_back(written: &str, rendered: &str) -> yaml::Value {
    let is_quoted = written.contains(": ")
        || written.contains(" #")
        || written.contains('\n')
        || written.starts_with(|c: char| "{[\"'!&*|>%@`#,?:- ".contains(c))
        || written.ends_with([' ', ':']);
    if is_quoted { yaml::Value::text(rendered) } else { resolve(rendered) }
}

#[cfg(test)]
mod tests {
    use crate::{
        config::yaml::to_json,
        stack::fixture::{Project, text_at},
    };

    fn project(components: &str) -> Project {
        let text = format!("vars: {{stage: dev, n: 5}}\ncomponents:\n  terraform:\n{components}");
        let mut project = Project::new(&[("dev.yaml", &text)]);
        project.templates_enabled = true;
        project
    }

    fn vars(project: &Project) -> String {
        to_json(&project.resolve("dev", "c").unwrap().vars).to_string()
    }

    #[test]
    fn values_become_what_yaml_makes_of_the_rendered_text() {
        let project = project(
            "    c:\n      vars:\n        quoted: '{{ .vars.n }}'\n        plain: '1{{ .vars.n }}'\n        \
             text: \"x: {{ .vars.n }}\"\n        '{{ .vars.stage }}-key': [1, '{{ .stack }}/{{ .atmos_component }}']\n        \
             block: |\n          a {{ .vars.stage }}\n          b\n",
        );
        let expected =
            r#"{"stage":"dev","n":5,"quoted":"5","plain":15,"text":"x: 5","dev-key":[1,"dev/c"],"block":"a dev\nb\n"}"#;
        assert_eq!(vars(&project), expected);
    }

    #[test]
    fn all_sections_are_rendered() {
        let project = project(
            "    c:\n      env: {A: '{{ .vars.stage }}'}\n      settings: {s: '{{ .env.A }}'}\n      metadata: {component: 'm-{{ .vars.stage }}'}\n      \
             backend_type: local\n      backend: {local: {path: '{{ .vars.stage }}.tfstate'}}\n      auth: {x: '{{ .vars.stage }}'}\n      command: 't{{ .vars.n }}'\n",
        );
        let component = project.resolve("dev", "c").unwrap();
        assert_eq!(text_at(&component.env, &["A"]).as_deref(), Some("dev"));
        assert_eq!(text_at(&component.settings, &["s"]).as_deref(), Some("{{ .vars.stage }}"));
        assert_eq!((component.folder.as_str(), component.workspace.as_str()), ("m-dev", "dev-c"));
        assert_eq!(to_json(&component.backend.unwrap().1).to_string(), r#"{"path":"dev.tfstate"}"#);
        assert_eq!(text_at(&component.auth, &["x"]).as_deref(), Some("dev"));
        assert_eq!(component.command.as_deref(), Some("t5"));
    }

    #[test]
    fn what_is_literal_is_no_template_however_deep() {
        let project = project(
            "    c:\n      vars: {a: !literal '{{ .vars.n }}', m: !literal {'{{ .k }}': ['{{ x }}', !env HOME]}, b: '{{ .vars.n }}'}\n",
        );
        let expected = r#"{"stage":"dev","n":5,"a":"{{ .vars.n }}","m":{"{{ .k }}":["{{ x }}","!env HOME"]},"b":"5"}"#;
        assert_eq!(vars(&project), expected);
    }

    #[test]
    fn evaluations_delimiters_and_variables_are_settings() {
        let text = "    c:\n      vars: {a: '{{ .vars.b }}', b: '{{ .vars.stage }}', e: '{{ env \"X\" }}'}\n";
        let mut project = project(text);
        project.template_settings = "{evaluations: 2, env: {X: set}}";
        assert_eq!(vars(&project), r#"{"stage":"dev","n":5,"a":"dev","b":"dev","e":"set"}"#);
        project.template_settings = "{delimiters: ['[[', ']]']}";
        assert!(vars(&project).contains(r#""a":"{{ .vars.b }}""#));
        let own = "    c:\n      settings: {templates: {settings: {delimiters: ['<<', '>>']}}}\n      vars: {a: '<< .vars.n >>'}\n";
        assert_eq!(vars(&self::project(own)), r#"{"stage":"dev","n":5,"a":5}"#);
    }

    #[test]
    fn a_component_sees_another_one_of_any_stack_and_not_itself() {
        let project = project(
            "    c:\n      vars: {id: '{{ (atmos.Component \"vnet\" .stack).vars.id }}'}\n    vnet: {vars: {id: 'net-{{ .vars.n }}'}}\n    \
             a: {vars: {x: '{{ (atmos.Component \"b\" .stack).vars.x }}'}}\n    b: {vars: {x: '{{ (atmos.Component \"a\" .stack).vars.x }}'}}\n",
        );
        assert_eq!(vars(&project), r#"{"stage":"dev","n":5,"id":"net-5"}"#);
        let error = project.resolve("dev", "a").unwrap_err().to_string();
        assert!(error.starts_with("error: component `a` of stack `dev` needs itself"), "{error}");
        assert!(error.contains("a template at stacks/dev.yaml:7:19 asks for it"), "{error}");
    }

    #[test]
    fn outputs_of_another_component_are_never_nothing() {
        for template in [
            "{{ (atmos.Component \"vnet\" .stack).outputs.id }}",
            "{{ $c := atmos.Component \"vnet\" .stack }}{{ $c.outputs }}",
            "{{ toJson (atmos.Component \"vnet\" .stack).outputs }}",
            "{{ index (atmos.Component \"vnet\" .stack).outputs \"id\" }}",
            "{{ range (atmos.Component \"vnet\" .stack).outputs }}x{{ end }}",
        ] {
            let project = project(&format!("    c:\n      vars:\n        id: '{template}'\n    vnet: {{}}\n"));
            let error = project.resolve("dev", "c").unwrap_err().to_string();
            assert!(error.starts_with("error: stacks/dev.yaml:6:13: cannot render"), "{error}");
            assert!(error.contains("in Terraform's state, which templates cannot read yet"), "{template}: {error}");
        }
    }

    #[test]
    fn locals_of_components_and_bases_are_resolved_in_any_order() {
        let project = project(
            "    base: {metadata: {type: abstract}, locals: {a: '{{ .locals.b }}-a', b: base}}\n    c:\n      metadata: {inherits: [base]}\n      \
             locals: {b: '{{ .vars.stage }}'}\n      vars: {x: '{{ .locals.a }}'}\n",
        );
        assert_eq!(vars(&project), r#"{"stage":"dev","n":5,"x":"dev-a"}"#);
    }

    #[test]
    fn what_is_computed_is_seen() {
        let project = project(
            "    base: {}\n    c:\n      metadata: {inherits: [base], component: x/y}\n      backend_type: s3\n      backend: {s3: {bucket: b}}\n      \
             vars: {all: '{{ .workspace }} {{ .component }} {{ .backend }} {{ .backend_type }} {{ .inheritance }} {{ .atmos_stack_file }} {{ .command }}'}\n",
        );
        let expected =
            r#"{"stage":"dev","n":5,"all":"dev-c x/y map[bucket:b workspace_key_prefix:x-y] s3 [base] dev terraform"}"#;
        assert_eq!(vars(&project), expected);
    }

    #[test]
    fn a_failing_template_stops_only_its_component() {
        let project = project("    c: {}\n    bad:\n      vars:\n        x: '{{ nope .vars }}'\n");
        assert!(project.resolve("dev", "c").is_ok());
        let error = project.resolve("dev", "bad").unwrap_err().to_string();
        assert_eq!(error, "error: stacks/dev.yaml:7:12: template function `nope` is not supported");
    }
}
