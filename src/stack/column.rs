//! Columns of a list: templates that are rendered for one row after another.

use super::{
    rendering,
    template::{Engine, Missing, Origin, Template, from_node, of_map, settings},
};
use crate::{
    config::{
        Config,
        yaml::{Map, Node, Place},
    },
    error::Result,
    system::Env,
};

/// A column that somebody wrote: its name and its template.
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) template: String,
    /// Where it is written.
    pub(crate) at: Place,
}

/// Columns that are ready to be filled.
pub(crate) struct Columns {
    all: Vec<Column>,
    /// Templates of plain fields, which need no engine.
    plain: Vec<Option<Template>>,
    engine: Engine,
}

impl Columns {
    /// Refuses templates that cannot be read.
    pub(crate) fn new(config: &Config, env: &Env, columns: Vec<Column>) -> Result<Self> {
        let engine = Engine::new(settings::of_imports(config, env));
        for column in &columns {
            engine.check(&column.template, Origin::Value(column.at))?;
        }
        let plain = columns.iter().map(|column| Template::parse(&column.template).ok()).collect();
        Ok(Self { all: columns, plain, engine })
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        self.all.iter().map(|column| column.name.as_str()).collect()
    }

    /// Whether the columns show nothing but these fields.
    pub(crate) fn show_only(&self, fields: &[&str]) -> bool {
        let is_one = |path: &[String]| path.len() == 1 && fields.contains(&path[0].as_str());
        self.plain.iter().all(|template| template.as_ref().is_some_and(|template| template.fields().all(is_one)))
    }

    /// The cells of one row. What a row does not have is `<no value>`, as Go prints it.
    pub(crate) fn cells(&self, row: &Map) -> Result<Vec<String>> {
        let field = |path: &[String]| {
            let (first, rest) = path.split_first()?;
            rest.iter().try_fold(row.get(first)?, |node, key| node.get(key)).cloned()
        };
        let cells = self.all.iter().zip(&self.plain).map(|(column, plain)| {
            match plain.as_ref().and_then(|template| template.render(field)) {
                Some(text) => Ok(text),
                None => self.rendered(column, row),
            }
        });
        cells.collect()
    }

    fn rendered(&self, column: &Column, row: &Map) -> Result<String> {
        let value = |node: &Node| from_node(node);
        let data = of_map(row.iter().map(|(key, entry)| (std::sync::Arc::clone(key), value(&entry.node))));
        let origin = Origin::Value(column.at);
        let rendered =
            self.engine.render(&column.template, origin, &data, Missing::Printed, &rendering::no_component)?;
        Ok(rendered.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{config::yaml::parse, stack::fixture::Project};

    fn cells(template: &str) -> Vec<String> {
        let project = Project::new(&[("dev.yaml", "")]);
        let at = Place::start_of(std::path::Path::new("--columns"));
        let column = Column { name: "x".into(), template: template.into(), at };
        let row = parse(std::path::Path::new("row.yaml"), "{stack: dev, vars: {n: 1, t: ''}}").unwrap();
        Columns::new(&project.config(), &project.env(), vec![column]).unwrap().cells(row.as_map().unwrap()).unwrap()
    }

    #[test]
    fn plain_fields_and_whole_templates_are_filled() {
        assert_eq!(cells("{{ .stack }}/{{ .vars.n }}"), ["dev/1"]);
        assert_eq!(cells("{{ .stack | upper }}{{ if .vars.n }}!{{ end }}"), ["DEV!"]);
        assert_eq!(cells("{{ .vars.t }}"), [""]);
        assert_eq!(cells("{{ .none }}"), ["<no value>"]);
    }
}
