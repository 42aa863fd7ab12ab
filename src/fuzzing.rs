//! What is fuzzed (`fuzz/`, `make fuzz`) and mutated in the tests: no text may cause a panic or a wrong answer.
#![expect(clippy::missing_panics_doc, reason = "a panic is what it looks for")]

use std::{collections::BTreeMap, path::Path};

use crate::{
    config::yaml::{ListMerge, Node, Place, merge_all, parse, to_json, without_unset},
    error::Error,
    stack::template::{Engine, Missing, Origin, Template, datasources::Datasources, from_node, settings::Settings},
};

/// Reads `text` as YAML. What is read is the same when it is written as JSON and read again.
pub fn yaml(text: &str) {
    let Ok(node) = parse(Path::new("fuzz.yaml"), text) else { return };
    let json = to_json(&node);
    if let Ok(again) = parse(Path::new("fuzz.json"), &json.to_string()) {
        assert_eq!(to_json(&again), json, "{text:?} is read differently from JSON");
    }
}

/// Renders `text` as a template. Plain fields print the same with and without the engine.
pub fn template(text: &str) {
    let data = parse(Path::new("data.yaml"), DATA).expect("it is written below");
    let delimiters = ["{{", "}}"].map(ToOwned::to_owned);
    let engine = Engine::new(Settings {
        delimiters,
        variables: BTreeMap::new(),
        now: 1_763_688_798,
        datasources: Datasources::default(),
    });
    let place = Place::start_of(Path::new("fuzz.tmpl"));
    let nothing = |_: &_| Err(Error::configuration("no component"));
    let rendered = engine.render(text, Origin::File(place), &from_node(&data), Missing::Printed, &nothing);
    let plain = Template::parse(text).ok();
    let plain =
        plain.and_then(|plain| plain.render(|path| path.iter().try_fold(&data, |node, key| node.get(key)).cloned()));
    if let (Some(plain), Ok(rendered)) = (plain, rendered) {
        assert_eq!(plain, rendered.text, "{text:?} is rendered differently without the engine");
    }
}

/// Merges the documents of `text`, which `---` lines separate. One alone stays what it is.
pub fn merge(text: &str) {
    let documents = text.split("\n---\n").take(MOST_DOCUMENTS);
    let trees: Vec<Node> = documents.filter_map(|part| parse(Path::new("fuzz.yaml"), part).ok()).collect();
    for lists in [ListMerge::Replace, ListMerge::Append, ListMerge::Merge] {
        let Some(merged) = merge_all(&trees, lists) else { continue };
        to_json(&without_unset(&merged));
        let twice = merge_all([&merged], lists).expect("there is one tree");
        assert_eq!(to_json(&twice), to_json(&merged), "{text:?} merged alone is not the same");
    }
}

const MOST_DOCUMENTS: usize = 20;

const DATA: &str = "
vars: {name: web, n: 5, f: 1.5, whole: 2.0, t: true, nothing: null, day: 2024-01-02, l: [b, a, 1], m: {z: 1, a: {x: y}}}
settings: {team: infra, tags: {b: 2, a: 1}}
";

#[cfg(test)]
mod tests {
    use super::*;

    /// The same numbers each time (xorshift).
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, limit: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 % limit as u64).expect("it is below a usize")
        }
    }

    const PIECES: [&str; 40] = [
        "{{",
        "}}",
        "{{-",
        "-}}",
        "\"",
        "'",
        "`",
        "|",
        ">",
        ":",
        ": ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "<<: *a",
        "!append ",
        "!unset",
        "!env X",
        "!!int ",
        "\n",
        "\n  ",
        "\n---\n",
        "\t",
        "#",
        ",",
        "(",
        ")",
        " . ",
        "$x",
        ":=",
        "end",
        "range",
        "é",
        "\u{0}",
        "\u{feff}",
        "9999999999999999999",
    ];

    /// `seed` with a few pieces put in, taken out or doubled.
    fn mutated(seed: &str, numbers: &mut Numbers) -> String {
        let mut letters: Vec<char> = seed.chars().collect();
        for _ in 0..=numbers.below(4) {
            let at = numbers.below(letters.len() + 1);
            let end = (at + numbers.below(12)).min(letters.len());
            match numbers.below(4) {
                0 => drop(letters.splice(at..at, PIECES[numbers.below(PIECES.len())].chars())),
                1 => drop(letters.drain(at..end)),
                2 => {
                    let copy = letters[at..end].to_vec();
                    let target = numbers.below(letters.len() + 1);
                    letters.splice(target..target, copy);
                }
                _ => drop(letters.splice(at..end, PIECES[numbers.below(PIECES.len())].chars())),
            }
        }
        letters.into_iter().collect()
    }

    /// Calls `take` with mutations of every file below `folder` that ends so.
    fn each_mutation(folder: &str, endings: &[&str], rounds: usize, take: fn(&str)) {
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
        let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
        let mut count = 0;
        while let Some(folder) = open.pop() {
            let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
            entries.sort();
            for path in entries {
                let is_wanted = endings.iter().any(|ending| path.to_string_lossy().ends_with(ending));
                if path.is_dir() {
                    open.push(path);
                } else if is_wanted && let Ok(seed) = std::fs::read_to_string(&path) {
                    count += 1;
                    (0..rounds).for_each(|_| take(&mutated(&seed, &mut numbers)));
                }
            }
        }
        assert!(count > 5, "there are too few seeds");
    }

    #[test]
    fn mutated_yaml_is_read_or_refused() {
        each_mutation("stacks-fixtures", &[".yaml", ".tmpl"], 8, yaml);
    }

    #[test]
    fn mutated_manifests_are_merged() {
        each_mutation("fuzz/seeds/merge", &[".yaml"], 100, merge);
    }

    #[test]
    fn mutated_templates_are_rendered_or_refused() {
        each_mutation("fuzz/seeds/template", &[".tmpl"], 20, template);
    }
}
