//! Stack manifests: imports, merge, inheritance, names; from a stack and a component to its sections.

mod backend;
mod column;
mod component;
mod describe;
mod document;
mod expansion;
mod file_locals;
mod files;
#[cfg(test)]
pub(crate) mod fixture;
mod functions;
mod gaps;
mod glob;
mod hints;
mod import;
mod include;
mod inherit;
mod inspection;
mod instance;
mod integrations;
mod layers;
mod library;
mod listing;
mod locals;
mod missing;
mod name;
mod outline;
mod overrides;
mod parallel;
mod planned_file;
mod prepare;
mod remote_state;
mod rendering;
mod section;
mod sections;
mod settings;
mod sources;
mod stacks;
pub(crate) mod template;
mod template_errors;
mod texts;
mod view;
mod way;
mod whole;
mod workspace;

use std::path::PathBuf;

pub(crate) use backend::without_backend;
pub(crate) use column::{Column, Columns};
pub(crate) use describe::{Documents, Kinds, Wanted};
pub(crate) use functions::NAMES as FUNCTIONS;
pub(crate) use glob::Pattern;
pub(crate) use inspection::{Inspection, Subject, inspect, inspect_one};
pub(crate) use instance::{Code, Instance};
pub(crate) use listing::Listed;
pub(crate) use missing::listed;
pub(crate) use parallel::each_stack;
pub(crate) use planned_file::{Content, planned_files, planned_names};
pub(crate) use stacks::Stacks;
pub(crate) use texts::{Renderer, evaluated, looked_at, yaml_files};

use crate::config::yaml::{Node, Place};

/// A component of a stack, resolved. Sections are merged; `!env` and the like are evaluated.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "the switches of `metadata`, one each")]
pub(crate) struct Component {
    /// The stack's name as `-s` names it.
    pub(crate) stack: String,
    /// The component's name in the manifests; may hold `/`.
    pub(crate) name: String,
    /// Where the component is written.
    pub(crate) at: Place,
    /// The top-level manifest it came from.
    pub(crate) manifest: PathBuf,
    /// The physical folder below the components' base path (`metadata.component`, inherited, else the name).
    pub(crate) folder: String,
    /// Whether `folder` comes from a base component, so that the workspace carries the name.
    pub(crate) has_base: bool,
    pub(crate) vars: Node,
    pub(crate) env: Node,
    pub(crate) settings: Node,
    pub(crate) metadata: Node,
    /// `auth:` of the stack and component, not yet merged over the project's.
    pub(crate) auth: Node,
    /// `providers:`, for `providers_override.tf.json`; an empty map when there are none.
    pub(crate) providers: Node,
    pub(crate) required_providers: Node,
    pub(crate) required_version: Option<String>,
    /// The backend's type with its section (defaults of spec 2.9 applied).
    pub(crate) backend: Option<(String, Node)>,
    /// `generate:`, the files beside the code; an empty map when there are none.
    pub(crate) generate: Node,
    /// What `remote_state_backend` of the type `static` gives others in place of outputs.
    pub(crate) static_outputs: Option<Node>,
    /// `command:` of the component, stack or `terraform:` section.
    pub(crate) command: Option<String>,
    /// The Terraform workspace.
    pub(crate) workspace: String,
    pub(crate) is_abstract: bool,
    pub(crate) is_enabled: bool,
    pub(crate) is_locked: bool,
}
