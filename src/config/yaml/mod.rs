//! A YAML tree whose every value remembers its file, line and column.

mod brackets;
mod build;
mod change;
mod delimiter;
mod hashing;
mod inline;
mod json;
mod map;
mod merge;
mod merge_key;
mod node;
mod parse;
mod plain;
mod refusal;
mod scalar;
mod text;
mod timestamp;
mod unset;

pub(crate) use delimiter::with_paths;
pub(crate) use hashing::Hashing;
pub(crate) use json::to_json;
pub(crate) use map::{Entry, Map};
pub(crate) use merge::{ListMerge, merge, merge_all, merge_onto};
pub(crate) use merge_key::{is_waiting, no_map, with_merged};
pub(crate) use node::{Node, Value};
pub(crate) use parse::parse;
pub(crate) use scalar::{print, print_float, resolve};
pub(crate) use text::read_text;
pub(crate) use timestamp::{is_timestamp, print_time};
pub(crate) use unset::without_unset;

pub(crate) use crate::place::Place;
