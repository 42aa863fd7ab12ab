//! `generate varfiles` and `generate backends`: the files of many components, where a template says.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::{
    backend, folder,
    generated::{GeneratedFile, write_all},
    hcl,
    job::Job,
    varfile,
};
use crate::{
    config::yaml::{Map, Node, print},
    error::{Error, Result},
    system::Env,
};

/// What is written for many components, one after the other.
#[derive(Default)]
pub(crate) struct Bulk {
    files: BTreeMap<PathBuf, Shared>,
    /// Those without a backend, which are left out, as in Atmos.
    without_backend: Vec<String>,
}

/// A file that one component has, or several.
#[derive(Default)]
struct Shared {
    texts: BTreeSet<String>,
    /// The last one, whose text stays.
    owner: String,
}

impl Bulk {
    /// Writes the file of one component, or only says where in a dry run. Returns its path if it has one.
    pub(crate) fn generate(&mut self, job: &Job<'_>) -> Result<Option<PathBuf>> {
        let owner = format!("`{}` of stack `{}`", job.component.name, job.component.stack);
        if is_backend(job) && job.component.backend.is_none() {
            self.without_backend.push(owner);
            return Ok(None);
        }
        let file = file(job)?;
        if !job.arguments.dry_run {
            write_all(std::slice::from_ref(&file))?;
        }
        let shared = self.files.entry(file.path.clone()).or_default();
        shared.texts.insert(file.text);
        shared.owner = owner;
        Ok(Some(file.path))
    }

    /// What was not written, and what was written over.
    pub(crate) fn warnings(&self, env: &Env) -> Vec<Error> {
        let shared = self.files.iter().filter(|(_, shared)| shared.texts.len() > 1);
        let mut warnings: Vec<Error> = shared.map(|(path, shared)| overwritten(&env.shown(path), shared)).collect();
        if !self.without_backend.is_empty() {
            let names = self.without_backend.join(", ");
            let message = format!("nothing was written for components without a backend: {names}");
            let error = Error::configuration(message).because("`backend_type` is empty");
            warnings.push(error.help("set `backend_type` and `backend`, or name the others: `--components a,b`"));
        }
        warnings
    }
}

fn overwritten(path: &str, shared: &Shared) -> Error {
    let count = shared.texts.len();
    Error::configuration(format!("`{path}` has {count} different texts, and that of component {} stays", shared.owner)).help(
        "give each a file of its own: `--file-template {tenant}/{environment}/{stage}/{component}.json`, for example",
    )
}

fn is_backend(job: &Job<'_>) -> bool {
    job.arguments.subcommand.get(1).is_some_and(|word| word == "backends")
}

fn file(job: &Job<'_>) -> Result<GeneratedFile> {
    let folder = folder::find(job)?;
    let format = job.arguments.format.as_deref().unwrap_or("json");
    let usual = if is_backend(job) {
        backend::file(job.component, &folder)?
    } else {
        varfile::file(job.component, &folder).map_err(|error| varfile::explain(job.config, error))?
    };
    // That of JSON goes first: it refuses what was not evaluated.
    let text = text(job, format)?.unwrap_or(usual.text);
    let path = match &job.arguments.file_template {
        Some(template) => job.env.absolute(named(job, template, &folder)),
        None if format == "json" => usual.path,
        None => {
            return Err(Error::usage(format!("`--format {format}` needs a name for the files"))
                .help("add `--file-template {component-path}/{stage}.tf`, for example"));
        }
    };
    Ok(GeneratedFile::anywhere(path, text))
}

/// The text in the `format`; `None` for JSON.
fn text(job: &Job<'_>, format: &str) -> Result<Option<String>> {
    let attributes = |section: &Node| section.as_map().map_or_else(|| Ok(String::new()), hcl::attributes);
    match (format, is_backend(job)) {
        ("json", _) => Ok(None),
        ("hcl", false) => attributes(&job.component.vars).map(Some),
        ("hcl", true) => hcl::text(backend::tree(job.component)?.as_map().unwrap_or(&Map::default())).map(Some),
        ("backend-config", true) => {
            let section = job.component.backend.as_ref().map(|(_, section)| section);
            section.map(attributes).transpose()
        }
        (_, is_backend) => {
            let formats = if is_backend { "`json`, `hcl` or `backend-config`" } else { "`json` or `hcl`" };
            Err(Error::usage(format!("`--format` is {formats}, not `{format}`")))
        }
    }
}

/// The path that `template` means for the component.
fn named(job: &Job<'_>, template: &str, folder: &Path) -> String {
    let component = job.component;
    let variable = |name: &str| component.vars.get(name).and_then(|value| print(&value.value)).unwrap_or_default();
    let mut path = template
        .replace("{component-path}", &folder.display().to_string())
        .replace("{component}", &component.name.replace('/', "-"))
        .replace("{base-component}", &component.folder.replace('/', "-"));
    for name in ["namespace", "tenant", "environment", "region", "stage"] {
        path = path.replace(&format!("{{{name}}}"), &variable(name));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terraform::fixture::{Project, node, parsed};

    fn job_text(line: &str) -> Result<String> {
        let mut project = Project::new("plan vnet");
        project.arguments = parsed(line);
        project.component.vars = node(r#"{"tags": {"a": ["b${c}", 1]}, "stage": "dev"}"#);
        project.component.backend = Some(("azurerm".to_owned(), node(r#"{"key": "x.tfstate"}"#)));
        let job = project.job();
        text(&job, job.arguments.format.as_deref().unwrap_or("json")).map(Option::unwrap_or_default)
    }

    #[test]
    fn texts_have_the_format_that_is_asked_for() {
        let vars = "stage = \"dev\"\ntags = {\n  a = [\"b$${c}\", 1]\n}\n";
        assert_eq!(job_text("generate varfiles --format hcl").expect("it is HCL"), vars);
        let backend = "terraform {\n  backend \"azurerm\" {\n    key = \"x.tfstate\"\n  }\n}\n";
        assert_eq!(job_text("generate backends --format=hcl").expect("it is HCL"), backend);
        assert_eq!(job_text("generate backends --format backend-config").expect("it is HCL"), "key = \"x.tfstate\"\n");
        assert_eq!(
            job_text("generate varfiles --format yaml").expect_err("it is not built").to_string(),
            "error: `--format` is `json` or `hcl`, not `yaml`"
        );
    }
}
