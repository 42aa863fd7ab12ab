//! Reads the fields of one kind from a map, resolves `!env`, and refuses what nobody asked for.

use crate::{
    config::yaml::{Node, Place},
    error::Result,
    system::Env,
};

/// A map being read: each field is asked for by name, then [`Fields::finish`] refuses the rest.
pub(crate) struct Fields<'a> {
    map: &'a Node,
    /// What the map belongs to, for messages: ``provider `azure-dev` ``.
    owner: String,
    env: &'a Env,
    asked: Vec<&'static str>,
}
