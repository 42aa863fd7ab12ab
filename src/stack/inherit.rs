//! What a component inherits from: `metadata.inherits`, and `component:` as it was before that.

use super::{
    library::Library,
    section::{is_unset, map_at, text_at},
};
use crate::{
    config::yaml::{Node, Place, Value},
    error::{Error, Result},
};

/// The base components of one component.
#[derive(Default)]
pub(crate) struct Bases<'m> {
    /// In the order of merging, so that later ones win. One that is reached twice is merged twice, as in Atmos.
    pub(crate) layers: Vec<&'m Node>,
    /// The names, nearest first.
    pub(crate) chain: Vec<&'m str>,
    /// The base that `component:` leads to in the end.
    pub(crate) by_component: Option<&'m str>,
    /// Which are not defined. Whoever runs the component is refused; whoever only looks goes on.
    pub(crate) unknown: Vec<Error>,
}

/// The bases of the component `name`, which `own` declares among `components`.
pub(crate) fn bases<'m>(
    library: &Library<'_>,
    components: &'m Node,
    name: &'m str,
    own: &'m Node,
) -> Result<Bases<'m>> {
    let mut walk = Walk { library, components, path: vec![name], found: Bases::default() };
    walk.legacy_base(own)?;
    walk.found.by_component = walk.found.chain.last().copied();
    walk.inherits(own)?;
    Ok(walk.found)
}

/// No component inherits over more steps.
const DEEPEST: usize = 100;

/// One that is reached twice counts twice.
const MOST_BASES: usize = 10_000;

struct Walk<'a, 'm> {
    library: &'a Library<'a>,
    components: &'m Node,
    /// The components whose bases are being collected, outermost first.
    path: Vec<&'m str>,
    found: Bases<'m>,
}

impl<'m> Walk<'_, 'm> {
    fn legacy_base(&mut self, component: &'m Node) -> Result<()> {
        let Some(base) = text_at(component, "component")? else { return Ok(()) };
        let name = base.as_str().unwrap_or_default();
        if self.path.last() == Some(&name) {
            return Ok(());
        }
        match self.components.get(name).filter(|node| !is_unset(node)) {
            Some(node) => self.visit(name, node, base.at),
            // Atmos takes the folder of a module for a base that says nothing.
            None if self.library.config.terraform.base_path.join(name).is_dir() => Ok(()),
            None => self.miss(name, base.at),
        }
    }

    fn inherits(&mut self, component: &'m Node) -> Result<()> {
        let Some(metadata) = map_at(self.library, component, "metadata")? else { return Ok(()) };
        let Some(list) = metadata.get("inherits").filter(|list| list.value != Value::Null) else { return Ok(()) };
        let wrong = |node: &Node| {
            let found = node.value.kind();
            Error::configuration(format!("`inherits` must be a list of names, found {found}")).at(node.at)
        };
        for base in list.as_list().ok_or_else(|| wrong(list))? {
            let name = base.as_str().ok_or_else(|| wrong(base))?;
            match self.components.get(name).filter(|node| !is_unset(node)) {
                Some(node) => self.visit(name, node, base.at)?,
                None => self.miss(name, base.at)?,
            }
        }
        Ok(())
    }

    fn visit(&mut self, name: &'m str, node: &'m Node, at: Place) -> Result<()> {
        if self.path.contains(&name) {
            let way = self.path.iter().chain([&name]).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" → ");
            return Err(Error::configuration(format!("component `{name}` inherits from itself")).at(at).because(way));
        }
        if self.path.len() > DEEPEST || self.found.layers.len() >= MOST_BASES {
            let message = format!("component `{}` inherits from too many others", self.path[0]);
            return Err(Error::configuration(message).at(at).help("inherit from fewer components"));
        }
        self.path.push(name);
        if !is_abstract(node) {
            self.legacy_base(node)?;
        }
        self.inherits(node)?;
        self.path.pop();
        self.found.layers.push(node);
        self.found.chain.retain(|known| *known != name);
        self.found.chain.insert(0, name);
        Ok(())
    }

    fn miss(&mut self, name: &str, at: Place) -> Result<()> {
        let error = self.unknown(name, at);
        if !self.library.looks_only.get() {
            return Err(error);
        }
        self.found.unknown.push(error);
        Ok(())
    }

    fn unknown(&self, name: &str, at: Place) -> Error {
        let component = self.path.last().copied().unwrap_or_default();
        Error::configuration(format!("component `{component}` inherits from `{name}`, which is not defined"))
            .at(at)
            .help(format!("import the manifest that declares `{name}`"))
    }
}

fn is_abstract(component: &Node) -> bool {
    component.at_path(&["metadata", "type"]).and_then(Node::as_str) == Some("abstract")
}

#[cfg(test)]
mod tests {
    use crate::stack::fixture::{Project, text_at};

    fn project(components: &str) -> Project {
        Project::new(&[("dev.yaml", &format!("components:\n  terraform:\n{components}"))])
    }

    #[test]
    fn later_bases_win_and_the_component_wins_over_them() {
        let project = project(
            "    a: {vars: {x: a, y: a, z: a}}\n    b: {vars: {y: b, z: b}}\n    c: {metadata: {inherits: [a, b]}, vars: {z: c}}\n",
        );
        let vars = project.resolve("dev", "c").unwrap().vars;
        assert_eq!(["x", "y", "z"].map(|key| text_at(&vars, &[key]).unwrap()), ["a", "b", "c"]);
    }

    #[test]
    fn the_last_base_decides_the_command_even_by_having_none() {
        let base = "    a: {command: tofu}\n    b: {}\n    c: {metadata: {inherits: [a, b]}}\n    d: {metadata: {inherits: [b, a]}}\n";
        let project = project(base);
        assert_eq!(project.resolve("dev", "c").unwrap().command, None);
        assert_eq!(project.resolve("dev", "d").unwrap().command.as_deref(), Some("tofu"));
    }

    #[test]
    fn an_inherited_folder_is_where_terraform_runs() {
        let project = project(
            "    base: {metadata: {type: abstract, component: net}}\n    vnet: {metadata: {inherits: [base]}}\n    net: {metadata: {inherits: [base]}}\n",
        );
        let vnet = project.resolve("dev", "vnet").unwrap();
        assert_eq!((vnet.folder.as_str(), vnet.has_base, vnet.is_abstract), ("net", true, false));
        assert_eq!(vnet.workspace, "dev-vnet");
        assert!(!project.resolve("dev", "net").unwrap().has_base);
    }

    #[test]
    fn metadata_is_not_inherited_when_that_is_switched_off() {
        let mut project = project("    base: {metadata: {component: net}}\n    vnet: {metadata: {inherits: [base]}}\n");
        project.inherit_metadata = false;
        assert_eq!(project.resolve("dev", "vnet").unwrap().folder, "vnet");
    }

    #[test]
    fn the_old_component_key_names_the_folder_in_the_end() {
        let project = project("    a: {vars: {x: a}}\n    b: {component: a}\n    c: {component: b}\n");
        let component = project.resolve("dev", "c").unwrap();
        assert_eq!((component.folder.as_str(), text_at(&component.vars, &["x"]).as_deref()), ("a", Some("a")));
    }

    #[test]
    fn an_unknown_base_is_an_error_with_its_place() {
        let project = project("    c: {metadata: {inherits: [nothing]}}\n    good: {}\n");
        let error = project.resolve("dev", "c").unwrap_err().to_string();
        let expected = "error: stacks/dev.yaml:3:31: component `c` inherits from `nothing`, which is not defined\nhelp: import the manifest that declares `nothing`";
        assert_eq!(error, expected);
        assert!(project.resolve("dev", "good").is_ok());
    }

    #[test]
    fn a_component_that_inherits_from_itself_is_refused_with_the_way() {
        let project = project("    a: {metadata: {inherits: [b]}}\n    b: {metadata: {inherits: [a]}}\n");
        let error = project.resolve("dev", "a").unwrap_err().to_string();
        assert!(error.contains("stacks/dev.yaml:4:31: component `a` inherits from itself"), "{error}");
        assert!(error.contains("`a` → `b` → `a`"), "{error}");
    }

    #[test]
    fn a_folder_that_is_no_component_is_a_silent_base() {
        let project = Project::new(&[
            ("dev.yaml", "components: {terraform: {vpc: {component: mock}, bad: {component: none}}}"),
            ("../components/terraform/mock/main.tf", ""),
        ]);
        let component = project.resolve("dev", "vpc").unwrap();
        assert_eq!((component.folder.as_str(), component.workspace.as_str()), ("vpc", "dev"));
        assert!(project.resolve("dev", "bad").is_err());
    }
}
