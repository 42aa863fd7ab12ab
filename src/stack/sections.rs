//! A component's merged sections, rendered where `templates.settings.enabled` asks for that.

use std::{cell::OnceCell, sync::Arc};

use super::{
    Component,
    functions::Functions,
    layers::Layers,
    library::Library,
    locals::{self, Scope},
    template::{Asked, Engine, Missing, Origin, Value, from_node, of_map, settings},
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
    later_engine: OnceCell<Option<Engine>>,
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
        let (settings, engine, later_engine, data) = Default::default();
        Self { library, layers, component, answer, settings, engine, later_engine, data }
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
        let passes = settings::passes(self.library.config, self.own_settings());
        let first = self.render_tree(self.engine(), node)?;
        (1..passes).try_fold(first, |node, _| self.render_tree(self.later_engine()?, &node))
    }

    /// The files of `generate` with their texts rendered.
    pub(crate) fn rendered_files(&self, files: &Node) -> Result<Node> {
        let Self { library, layers, component, answer, .. } = *self;
        let own = Self::new(library, layers, component, answer);
        let mut scope = self.scope()?;
        view::add_context(&mut scope, component);
        let _ = own.data.set(of_map(scope));
        own.rendered(files)
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
        let answer = |asked: &Asked| self.answer(asked);
        let rendered = engine.render(text, origin, self.data()?, Missing::Printed, &answer)?.text;
        let value = if node.tag.is_none() { read_back(text, &rendered) } else { yaml::Value::text(rendered) };
        Ok(node.with_value(value))
    }

    fn answer(&self, asked: &Asked) -> Result<Value> {
        let Asked::Text(text) = asked else { return (self.answer)(asked) };
        let Component { env, metadata, at, .. } = self.component;
        let functions = Functions::new(self.library, env, metadata, self.layers.lists);
        functions.evaluate(&Node::text(*at, text.as_str())).map(|value| from_node(&value))
    }

    /// The engine of the passes after the first one, which finds the addresses of datasources rendered.
    fn later_engine(&self) -> Result<&Engine> {
        if !holds_templates(self.engine(), self.own_settings()) {
            return Ok(self.engine());
        }
        if self.later_engine.get().is_none() {
            let own =
                settings::with_datasources(self.own_settings(), |written| self.render_tree(self.engine(), written))?;
            let own = settings::of_component(self.library.config, self.library.env, &own).map(Engine::new);
            let _ = self.later_engine.set(own);
        }
        Ok(self.later_engine.get().and_then(Option::as_ref).unwrap_or_else(|| self.engine()))
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
        self.scope().map(of_map)
    }

    fn scope(&self) -> Result<Scope> {
        let mut data = view::of_layers(self.library, self.layers, self.component)?;
        let locals = self.layers.named(self.library, "locals")?;
        data.insert("locals".into(), locals::resolved(self.library, self.engine(), &locals, data.clone())?);
        Ok(data)
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
mod tests;
