//! Texts for `printf`, as Go's `fmt/format.go` writes them.

use super::{Flags, pad};
use crate::stack::template::functions::quoting::{ascii, quoted};

pub(super) fn write(out: &mut String, whole: &str, verb: char, flags: Flags) {
    let end = flags.precision.and_then(|count| whole.char_indices().nth(count)).map_or(whole.len(), |(end, _)| end);
    let cut = &whole[..end];
    match verb {
        'x' | 'X' => pad(out, &hexadecimal(whole, verb, flags), flags),
        'v' if flags.is_source => pad(out, &quoted(cut), flags),
        'q' if flags.sharp && can_be_raw(cut) => pad(out, &format!("`{cut}`"), flags),
        'q' if flags.plus => pad(out, &ascii(&quoted(cut)), flags),
        'q' => pad(out, &quoted(cut), flags),
        _ => pad(out, cut, flags),
    }
}

fn can_be_raw(text: &str) -> bool {
    text.chars().all(|c| c != '`' && c != '\u{feff}' && c != '\u{7f}' && (c == '\t' || c >= ' '))
}

fn hexadecimal(text: &str, verb: char, flags: Flags) -> String {
    let digits = |byte: &u8| if verb == 'x' { format!("{byte:02x}") } else { format!("{byte:02X}") };
    let bytes: Vec<String> = text.as_bytes().iter().take(flags.precision.unwrap_or(usize::MAX)).map(digits).collect();
    let prefix = if verb == 'x' { "0x" } else { "0X" };
    match (bytes.is_empty(), flags.space, flags.sharp) {
        (true, _, _) => String::new(),
        (_, true, true) => bytes.iter().map(|byte| format!("{prefix}{byte}")).collect::<Vec<_>>().join(" "),
        (_, true, false) => bytes.join(" "),
        (_, false, true) => format!("{prefix}{}", bytes.concat()),
        (_, false, false) => bytes.concat(),
    }
}
