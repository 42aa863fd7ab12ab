//! This reader and the general parser, which must agree.

use std::{fs, path::PathBuf};

use super::*;
use crate::config::yaml::parse::parse_any;

fn file() -> &'static &'static Path {
    Place::start_of(Path::new("a.yaml")).file
}

/// Reads `text` with this reader and the general one, which must agree on every place.
fn agrees(text: &str) -> bool {
    let Some(own) = read(file(), text) else { return false };
    assert_eq!(parse_any(file(), text).unwrap_or_else(|error| panic!("{error}\n{text}")), own, "{text}");
    true
}

#[test]
fn common_texts_are_read_as_the_general_parser_reads_them() {
    for text in [
        "a: 1\nb: 'x'\nc: \"y\"\nd: true\ne: ~\nf:\ng: 1.0\nh: -1\ni: 2024-01-02\nj: yes\nk: -x y\n",
        "# one\n---\n\na:\n  # two\n  b:\n    c: x # three\n    d: 'y'   # four\n  e: z\n\n\nf: 1",
        "a:\n  - 1\n  - b: 2\n    c: 3\n  - - x\n    - y\n  -\n    d: 4\n  -\n  - e:\nf:\n- g\n- h:\n  - i\n  j: k\n",
        "import:\n  - catalog/a\n  - path: mixins/b\n    context: {}\nl: [a, \"b c\", 'd', 1, 1.5 ]  # e\nm: []\nn: [  ]\n",
        "a: !env NAME\nb: !terraform.output vpc \".id // \"\"x\"\"\"\nc: !include 'x y'\nd: !literal {{x\ne: !x y # z\n"
            .replace("{{x", "x{{")
            .as_str(),
        "1: a\ntrue: b\nnull: c\n1.5: d\na.b/c@d+e-f: g\n2024-01-02: h\n",
        "a: <no value>\nb: $x\nc: (y)\nd: a, b [c] {d} & *e ! | > % @ `\ne: x#y\nf: http://a:80/b\ng: .5\nh: ./i\n",
        "a: ü – “x” … # ü\nb: \"é\"\n# ö\nc: d\n",
    ] {
        assert!(agrees(text), "{text}");
    }
}

#[test]
fn everything_else_is_left_to_the_general_parser() {
    for text in [
        "",
        "# a\n",
        "a",
        "- a: 1\nb: 2\n",
        "a: 1\na: 2\n",
        "a: b: c\n",
        "a:\n  b: 1\n c: 2\n",
        "a: x\n  y\n",
        "a: 'x\n  y'\n",
        "a: |\n  x\n",
        "a: &b c\n",
        "a: *b\n",
        "<<: {}\n",
        "a: {b: 1}\n",
        "a: \"\\n\"\n",
        "a: 'it''s'\n",
        "a:\tb\n",
        "a: b\r\n",
        "a: !!str 1\n",
        "? a\n: b\n",
        "a: [b\n]\n",
        "a: [b, ]\n",
        "a: [{b: 1}]\n",
        "\u{feff}a: 1",
        "a: \u{85}\n",
        "a: \u{2028}\n",
        "a: 1\n---\nb: 2\n",
        "a: 1\n...\n",
        "%YAML 1.2\n---\na: 1\n",
        "a: 'b'c\n",
        "a: @b\n",
        "a: - b\n",
        "a b: c\n",
        "a: !append [1]\n",
        "a: !env\n",
        "a: b\n- c\n",
    ] {
        assert!(read(file(), text).is_none(), "{text}");
    }
    assert!(read(file(), &"- ".repeat(200)).is_none());
}

#[test]
fn the_readers_agree_on_the_example_projects() {
    fn visit(folder: &Path, count: &mut usize) {
        for entry in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
            if entry.is_dir() {
                visit(&entry, count);
            } else if entry.extension().is_some_and(|extension| extension == "yaml") {
                *count += usize::from(fs::read_to_string(entry).is_ok_and(|text| agrees(&text)));
            }
        }
    }
    let mut count = 0;
    for folder in ["stacks-fixtures", "tests/cases"] {
        visit(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder), &mut count);
    }
    assert!(count > 20, "{count} files were read");
}

#[test]
fn the_readers_agree_on_texts_put_together_at_random() {
    const PARTS: [&str; 38] = [
        "a:",
        "b:",
        "c: 1",
        "d: x",
        "- ",
        "- e",
        "- f:",
        "- g: 2",
        "-",
        "- - h",
        "# i",
        "",
        "'j'",
        "k: 'l'",
        "m: \"n\" # o",
        "p: [q, 1]",
        "r: {}",
        "s: !env T",
        "u: v #w",
        "x:  # y",
        "- 'z'",
        "- []",
        "---",
        "k",
        "a: b:",
        "a: 'b",
        "- #",
        "-  a: 1",
        "b : 1",
        "c: - d",
        "e: #f",
        "g: |",
        "h: &i j",
        "k: !l",
        "0: ~",
        "t: !a 'b' c",
        "v: a:b",
        "w: 'x' y",
    ];
    let (mut state, mut read) = (7_u64, 0);
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % below
    };
    for _ in 0..40_000 {
        let lines = (0..=random(5)).map(|line| {
            let indent = if line == 0 { 0 } else { random(5) };
            format!("{}{}\n", " ".repeat(indent), PARTS[random(PARTS.len())])
        });
        read += usize::from(agrees(&lines.collect::<String>()));
    }
    assert!(read > 1_000, "{read} texts were read");
}
