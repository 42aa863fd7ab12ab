//! Go templates: plain fields without an engine, everything else through `gotmpl`.

mod balance;
mod budget;
mod data;
pub(crate) mod datasources;
mod engine;
mod failure;
mod fields;
mod functions;
#[cfg(test)]
mod go;
mod origin;
mod output;
mod print;
pub(crate) mod settings;
#[cfg(test)]
mod tests;
mod tree;

pub(crate) use data::{from_node, of_map};
pub(crate) use engine::{Asked, Engine, Missing, Rendered};
pub(crate) use fields::Template;
pub(crate) use functions::to_yaml;
pub(crate) use gotmpl::Value;
pub(crate) use origin::Origin;
pub(crate) use print::needs_terraform;
