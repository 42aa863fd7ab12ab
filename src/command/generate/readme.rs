//! The tables of the documentation that are generated from tables in the code.

use std::{fmt::Write as _, fs, io, path::Path};

use crate::{
    cloud::azure::variables::{NATIVE, REMOVED, SET},
    config::{
        Selection,
        fields::list,
        variables::{self, Variable},
    },
};

/// The pages that may have such tables.
pub(super) const PAGES: [&str; 2] = ["README.md", "docs/environment.md"];

/// Rewrites what stands between `<!-- name -->` and `<!-- /name -->` in the file, if there is one.
pub(super) fn update(path: &Path) -> io::Result<()> {
    if !path.exists() {
        return Ok(());
    }
    let text = fs::read_to_string(path)?;
    let tables = [("overrides", overrides()), ("set", set()), ("native", native()), ("removed", removed())];
    let text = tables.iter().fold(text, |text, (name, table)| replaced(&text, name, table));
    fs::write(path, text)
}

fn replaced(text: &str, name: &str, table: &str) -> String {
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let parts = text.split_once(&start).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    parts.map_or_else(|| text.to_owned(), |(before, after)| format!("{before}{start}\n{table}\n{end}{after}"))
}

fn overrides() -> String {
    let flag = |variable: &Variable| {
        let found = Selection::flags().find(|(_, known)| known == variable);
        found.map_or_else(String::new, |(flag, _)| format!(" `{flag}`"))
    };
    let rows =
        variables::ALL.iter().map(|variable| (format!("`WRAP_{}`{}", variable.name, flag(variable)), variable.about));
    table("variable and flag", "meaning", rows)
}

fn set() -> String {
    let rows = SET.iter().map(|variable| (format!("`{}`", variable.name), variable.meaning));
    table("variable", "meaning", rows)
}

fn native() -> String {
    table("variable", "meaning", NATIVE.iter().map(|(name, meaning)| (format!("`{name}`"), *meaning)))
}

fn removed() -> String {
    table("variables", "why", REMOVED.iter().map(|group| (list(group.names.iter().copied()), group.reason)))
}

fn table<'a>(first: &str, second: &str, rows: impl Iterator<Item = (String, &'a str)>) -> String {
    let mut table = format!("| {first} | {second} |\n|---|---|\n");
    for (name, text) in rows {
        // Writing to a text cannot fail.
        let _ = writeln!(table, "| {name} | {text} |");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let text = "a\n<!-- set -->\nold\n<!-- /set -->\nb";
        assert_eq!(replaced(text, "set", "new\n"), "a\n<!-- set -->\n\nnew\n\n<!-- /set -->\nb");
        assert_eq!(replaced(text, "other", "new"), text);
    }
}
