//! A token for any scope: from the cache, else renewed under a lock.

use super::record::Record;
use crate::{credentials::Token, error::Result, system::System};

/// A fresh token of `record`'s principal for `scope` in `tenant` (the record's own when `None`).
pub(crate) fn token(_system: &System, _record: &Record, _tenant: Option<&str>, _scope: &str) -> Result<Token> {
    todo!()
}
