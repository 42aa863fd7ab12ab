//! INI files as Python's `configparser` reads them, edited line by line so that all else stays.

use std::ops::Range;

/// The value of `option` in `section`, when it is set and not empty.
pub(super) fn value<'a>(text: &'a str, section: &str, option: &str) -> Option<&'a str> {
    let lines: Vec<&str> = text.lines().collect();
    let found = find(&lines, section, option).option?;
    let (_, value) = split(lines[found.start])?;
    Some(value).filter(|value| !value.is_empty())
}

/// `text` with `option` of `section` set to `value`.
pub(super) fn set(text: &str, section: &str, option: &str, value: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let place = find(&lines, section, option);
    let line = match &place.option {
        Some(old) => format!("{} = {value}", split(lines[old.start]).map_or(option, |(name, _)| name)),
        None => format!("{option} = {value}"),
    };
    let header = format!("[{section}]");
    match (place.option, place.end_of_section) {
        (Some(old), _) => drop(lines.splice(old, [line.as_str()])),
        (None, Some(end)) => lines.insert(end, &line),
        (None, None) => {
            if lines.last().is_some_and(|last| !last.trim().is_empty()) {
                lines.push("");
            }
            lines.extend([header.as_str(), &line, ""]);
        }
    }
    lines.join("\n") + "\n"
}

/// Where something is, in lines.
#[derive(Default)]
struct Place {
    /// The option with the continuation lines of its value.
    option: Option<Range<usize>>,
    /// After the last line of the section that is not blank.
    end_of_section: Option<usize>,
}

fn find(lines: &[&str], section: &str, option: &str) -> Place {
    let mut place = Place::default();
    let mut is_inside = false;
    // The indent of the option above: what is indented deeper continues its value.
    let mut above: Option<usize> = None;
    for (number, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let is_continued = above.is_some_and(|above| indent > above);
        if is_blank_or_comment(line) {
            continue;
        }
        if is_continued {
            match &mut place.option {
                Some(option) if is_inside && option.end == number => option.end = number + 1,
                _ => {}
            }
        } else if let Some(name) = header(line) {
            is_inside = name == section;
            above = None;
        } else {
            above = Some(indent);
            let is_wanted = split(line).is_some_and(|(name, _)| name.eq_ignore_ascii_case(option));
            if is_inside && is_wanted {
                place.option = Some(number..number + 1);
            }
        }
        if is_inside {
            place.end_of_section = Some(number + 1);
        }
    }
    place
}

fn is_blank_or_comment(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with(['#', ';'])
}

fn header(line: &str) -> Option<&str> {
    let (name, _) = line.trim_start().strip_prefix('[')?.rsplit_once(']')?;
    Some(name)
}

/// Name and value: the first `=` or `:` parts them.
fn split(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(['=', ':'])?;
    Some((name.trim(), value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
# mine
[core]
output = table
; [cloud]
[cloud]
# which
Name: AzureChinaCloud
other = first
  name = part of other

[defaults]
name = x
";

    #[test]
    fn option_is_read_as_configparser_reads_it() {
        assert_eq!(value(TEXT, "cloud", "name"), Some("AzureChinaCloud"));
        assert_eq!(value(TEXT, "defaults", "name"), Some("x"));
        assert_eq!(value(TEXT, "Cloud", "name"), None);
        assert_eq!(value("[cloud]\nname =\n", "cloud", "name"), None);
        assert_eq!(value("name = x\n", "cloud", "name"), None);
    }

    #[test]
    fn option_is_changed_in_its_place() {
        let want = TEXT.replace("Name: AzureChinaCloud", "Name = AzureCloud");
        assert_eq!(set(TEXT, "cloud", "name", "AzureCloud"), want);
        let want = TEXT.replace("other = first\n  name = part of other", "other = second");
        assert_eq!(set(TEXT, "cloud", "other", "second"), want);
    }

    #[test]
    fn option_is_added_at_the_end_of_its_section() {
        let want = TEXT.replace("part of other\n", "part of other\nnew = 1\n");
        assert_eq!(set(TEXT, "cloud", "new", "1"), want);
        assert_eq!(set("[cloud]", "cloud", "new", "1"), "[cloud]\nnew = 1\n");
    }

    #[test]
    fn section_is_added_at_the_end() {
        assert_eq!(set("[a]\nb = 1", "cloud", "name", "x"), "[a]\nb = 1\n\n[cloud]\nname = x\n\n");
        assert_eq!(set("[a]\nb = 1\n\n", "cloud", "name", "x"), "[a]\nb = 1\n\n[cloud]\nname = x\n\n");
    }
}
