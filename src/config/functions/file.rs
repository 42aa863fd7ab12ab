//! The content of an included file: what it is depends on its extension.

use std::path::Path;

use super::{dotenv, hcl};
use crate::{
    config::yaml::{Node, Place, parse},
    error::Result,
};

/// `text`, which is that of the file at `path`: YAML and JSON with places of their own, Terraform's
/// language and variables' files written at `at`, and everything else as a text.
pub(crate) fn content(at: Place, path: &Path, shown: &str, text: &str) -> Result<Node> {
    match path.extension().and_then(|extension| extension.to_str()) {
        _ if is_tree(path) => parse(Path::new(shown), text),
        Some("tfvars" | "tf" | "hcl") => hcl::read(at, shown, text),
        Some("env") => Ok(dotenv::read(at, text)),
        _ if is_dotenv(path) => Ok(dotenv::read(at, text)),
        _ => Ok(Node::text(at, text)),
    }
}

/// `.env`, and `.env.local` and the like; the extension of `vpc.env` says it too.
fn is_dotenv(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name == ".env" || name.starts_with(".env.")
}

/// Whether the file at `path` is YAML or JSON, which may include others.
pub(crate) fn is_tree(path: &Path) -> bool {
    matches!(path.extension().and_then(|extension| extension.to_str()), Some("yaml" | "yml" | "json"))
}
