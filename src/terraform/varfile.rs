//! The variables of a component, as the file Terraform reads with `-var-file`.

use std::path::Path;

use super::{file_name, generated::GeneratedFile, json};
use crate::{
    config::Config,
    error::{Error, Result},
    stack::Component,
};

/// The varfile of `component` in its `folder`.
pub(super) fn file(component: &Component, folder: &Path) -> Result<GeneratedFile> {
    Ok(GeneratedFile::new(folder.join(file_name::varfile(component)), json::text(&component.vars)?))
}

/// Says what left a function as it is written.
pub(super) fn explain(config: &Config, error: Error) -> Error {
    match config.skipped_functions {
        Some(_) => error.help("without `--process-functions=false` and `--skip` it is evaluated"),
        None => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terraform::fixture::{component, node};

    #[test]
    fn text_is_byte_for_byte_what_atmos_writes() {
        let vars = node(
            r#"{"region": "weu", "enabled": true, "cidr": ["10.0.0.0/8", "a<b"], "empty": {}, "none": null,
                "size": 3, "ratio": 1.0, "tags": {"team": "R&D", "Cost": "0"}}"#,
        );
        let file = file(&Component { vars, ..component("vnet") }, Path::new("/p/vnet")).expect("it can be written");
        assert_eq!(file.path, Path::new("/p/vnet/dev-vnet.terraform.tfvars.json"));
        let want = "{\n  \"cidr\": [\n    \"10.0.0.0/8\",\n    \"a\\u003cb\"\n  ],\n  \"empty\": {},\n  \"enabled\": true,\n  \"none\": null,\n  \"ratio\": 1,\n  \"region\": \"weu\",\n  \"size\": 3,\n  \"tags\": {\n    \"Cost\": \"0\",\n    \"team\": \"R\\u0026D\"\n  }\n}\n";
        assert_eq!(file.text, want);
    }

    #[test]
    fn no_variables_are_an_empty_object() {
        let file = file(&component("vnet"), Path::new("/p")).expect("it can be written");
        assert_eq!(file.text, "{}\n");
    }
}
