//! Where the text of a template is written.

use crate::config::yaml::Place;

/// Where the text of a template begins.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Origin {
    /// It is a whole file.
    File(Place),
    /// It is a value inside a file.
    Value(Place),
}

impl Origin {
    pub(super) fn place(self) -> Place {
        match self {
            Self::File(place) | Self::Value(place) => place,
        }
    }

    /// A value may be written over several lines in several ways; its own place is always right.
    pub(super) fn at(self, text: &str, offset: usize) -> Place {
        match self {
            Self::Value(place) => place,
            Self::File(place) => {
                let head = text.get(..offset).unwrap_or(text);
                let column = head.rsplit('\n').next().map_or(0, |line| line.chars().count());
                Place { line: line_at(text, offset), column: number(column + 1), ..place }
            }
        }
    }
}

fn line_at(text: &str, offset: usize) -> u32 {
    number(1 + text.get(..offset).unwrap_or(text).matches('\n').count())
}

pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
