//! `generate varfiles` and `generate backends`: the files of many components, where a template says.

use std::path::{Path, PathBuf};

use hcl::{Block, Body};

use super::{
    backend, folder,
    generated::{GeneratedFile, write_all},
    job::Job,
    json, varfile,
};
use crate::{
    config::yaml::{Node, print},
    error::{Error, Result},
};

/// Writes the file of one component, or only says where in a dry run. Returns its path.
pub(crate) fn generate(job: &Job<'_>) -> Result<PathBuf> {
    let folder = folder::find(job)?;
    let format = job.arguments.format.as_deref().unwrap_or("json");
    let usual = match job.arguments.subcommand.get(1).map(String::as_str) {
        Some("backends") => backend::file(job.component, &folder)?,
        _ => varfile::file(job.component, &folder).map_err(|error| varfile::explain(job.config, error))?,
    };
    let text = text(job, format, &usual.text)?;
    let path = match &job.arguments.file_template {
        Some(template) => job.env.absolute(named(job, template, &folder)),
        None if format == "json" => usual.path,
        None => {
            return Err(Error::usage(format!("`--format {format}` needs a name for the files"))
                .help("add `--file-template {component-path}/{stage}.tf`, for example"));
        }
    };
    if !job.arguments.dry_run {
        write_all(&[GeneratedFile { path: path.clone(), text, makes_folder: true }])?;
    }
    Ok(path)
}

/// The text in the `format`; `usual` is that of JSON, in which nothing is left that was not evaluated.
fn text(job: &Job<'_>, format: &str, usual: &str) -> Result<String> {
    let is_backend = job.arguments.subcommand.get(1).is_some_and(|word| word == "backends");
    let section = job.component.backend.as_ref();
    let failed = |error: hcl::Error| Error::configuration("cannot write it as HCL").because(error);
    match (format, is_backend, section) {
        ("json", ..) => Ok(usual.to_owned()),
        ("hcl", false, _) => attributes(&job.component.vars),
        ("hcl", true, Some((kind, section))) => {
            let attributes = attributes(section)?;
            let inner: Body = hcl::parse(&attributes).map_err(failed)?;
            let backend = Block::builder("backend").add_label(kind).add_structures(inner).build();
            let body = Body::from(vec![Block::builder("terraform").add_block(backend).build()]);
            hcl::to_string(&body).map_err(failed)
        }
        ("backend-config", true, Some((_, section))) => attributes(section),
        _ => {
            let formats = if is_backend { "`json`, `hcl` or `backend-config`" } else { "`json` or `hcl`" };
            Err(Error::usage(format!("`--format` is {formats}, not `{format}`")))
        }
    }
}

/// `name = value` lines, sorted by name.
fn attributes(section: &Node) -> Result<String> {
    let failed = |error: String| Error::configuration("cannot write it as HCL").because(error);
    let sorted: serde_json::Value =
        serde_json::from_str(&json::text(section)?).map_err(|error| failed(error.to_string()))?;
    hcl::to_string(&sorted).map_err(|error| failed(error.to_string()))
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
        text(&job, job.arguments.format.as_deref().unwrap_or("json"), "{}\n")
    }

    #[test]
    fn texts_have_the_format_that_is_asked_for() {
        let vars = "stage = \"dev\"\ntags = {\n  \"a\" = [\n    \"b$${c}\",\n    1\n  ]\n}\n";
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
