//! How much one rendering may do: a template of a repository must not hang or eat all memory.

use std::sync::atomic::{AtomicU64, Ordering};

use gotmpl::{Result, TemplateError, Value};

/// Steps, values and every sixteen bytes of text cost one each.
const ALLOWANCE: u64 = 1_000_000;

/// The longest text that a template may make.
pub(super) const LONGEST_TEXT: usize = 16 * 1024 * 1024;

/// The longest list that a function may make.
pub(super) const LONGEST_LIST: usize = 100_000;

/// Counts what a rendering does.
#[derive(Debug, Default)]
pub(super) struct Budget {
    spent: AtomicU64,
}

impl Budget {
    /// Starts anew.
    pub(super) fn reset(&self) {
        self.spent.store(0, Ordering::Relaxed);
    }

    pub(super) fn charge(&self, cost: u64) -> Result<()> {
        let spent = self.spent.fetch_add(cost, Ordering::Relaxed).saturating_add(cost);
        if spent > ALLOWANCE { Err(exhausted()) } else { Ok(()) }
    }

    /// Charges what `value` holds. Shared parts count each time, because whoever prints them writes
    /// them each time.
    pub(super) fn charge_value(&self, value: &Value) -> Result<()> {
        match value {
            Value::String(text) => self.charge(1 + text.len() as u64 / 16),
            Value::List(list) => {
                self.charge(1)?;
                list.iter().try_for_each(|item| self.charge_value(item))
            }
            Value::Map(map) => {
                self.charge(1)?;
                map.values().try_for_each(|item| self.charge_value(item))
            }
            _ => self.charge(1),
        }
    }
}

/// The refusal of a template that does too much.
pub(super) fn exhausted() -> TemplateError {
    TemplateError::Exec("the template does too much: a loop or a text grows beyond all measure".to_owned())
}
