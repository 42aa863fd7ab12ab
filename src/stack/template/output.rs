//! What a template writes, and which of its lines that comes from.

use std::{
    fmt::{self, Write},
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{budget::LONGEST_TEXT, origin::number};

/// Which byte of the template is being executed; functions tell it, and what is written asks.
#[derive(Default)]
pub(super) struct Cursor {
    offset: AtomicUsize,
}

impl Cursor {
    pub(super) fn offset(&self) -> usize {
        self.offset.load(Ordering::Relaxed)
    }

    pub(super) fn move_to(&self, offset: usize) {
        self.offset.store(offset, Ordering::Relaxed);
    }
}

/// Text as it comes, with the template's lines that it comes from.
pub(super) struct Output<'o> {
    source: &'o str,
    /// Where the lines of the source start, from the second on.
    starts: Vec<usize>,
    cursor: &'o Cursor,
    pub(super) text: String,
    /// For each line of the text the line of the template that it comes from, from 1.
    pub(super) lines: Vec<u32>,
}

impl<'o> Output<'o> {
    /// Nothing written yet of the template `source`.
    pub(super) fn new(source: &'o str, cursor: &'o Cursor) -> Self {
        let starts = source.match_indices('\n').map(|(index, _)| index + 1).collect();
        Self { source, starts, cursor, text: String::new(), lines: vec![1] }
    }
}

impl Write for Output<'_> {
    fn write_str(&mut self, chunk: &str) -> fmt::Result {
        if self.text.len() + chunk.len() > LONGEST_TEXT {
            return Err(fmt::Error);
        }
        let offset = self.cursor.offset();
        // Text that was trimmed on its left starts later than its token.
        let found = self.source.get(offset..).filter(|rest| rest.trim_start().starts_with(chunk.trim_start()));
        let is_text = found.is_some();
        let skipped =
            found.map_or(0, |rest| if rest.starts_with(chunk) { 0 } else { rest.len() - rest.trim_start().len() });
        for (index, _) in chunk.match_indices('\n') {
            let source = if is_text { offset + skipped + index + 1 } else { offset };
            self.lines.push(number(1 + self.starts.partition_point(|start| *start <= source)));
        }
        self.text.push_str(chunk);
        Ok(())
    }
}
