//! `--query`: `JMESPath`. The crate of that name sorts the fields of what it finds, and the Azure CLI
//! prints the columns of a table in the order they were asked for.

mod expression;
mod function;
mod parser;
mod search;
mod token;

use self::expression::Expression;
use super::item::Item;

/// A query, understood.
#[derive(Debug, PartialEq)]
pub(super) struct Query(Expression);

impl Query {
    /// Reads a query; `None` when the Azure CLI would not understand it either.
    pub(super) fn parse(text: &str) -> Option<Self> {
        parser::parse(text).map(Self)
    }

    /// What it finds in `item`; `None` when a function does not exist or does not take what it gets.
    pub(super) fn search(&self, item: &Item) -> Option<Item> {
        search::search(&self.0, item)
    }
}

#[cfg(test)]
mod tests;
