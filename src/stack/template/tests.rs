//! Templates and what Go makes of them.

use std::path::Path;

use super::{Asked, Engine, Missing, Origin, Rendered, Value, datasources::Datasources, from_node, settings::Settings};
use crate::{
    config::yaml::{Place, parse},
    error::{Error, Result},
};

const DATA: &str = "
vars: {name: web, n: 5, f: 1.5, big: 1000000.0, whole: 2.0, huge: 18446744073709551615, t: true, nothing: null,
  l: [b, a, 1], m: {z: 1, a: {x: y}}, html: '<a & b>', text: \"it's\\n\\\"here\\\"\"}
settings: {team: infra, tags: {b: 2, a: 1}}
env: {A: !env HOME}
";

fn engine() -> Engine {
    let variables = [("REGION", "north"), ("EMPTY", "")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let delimiters = ["{{", "}}"].map(ToOwned::to_owned);
    Engine::new(Settings {
        delimiters,
        variables: variables.into(),
        now: 1_763_688_798,
        datasources: Datasources::default(),
    })
}

fn place() -> Place {
    Place::start_of(Path::new("a.yaml"))
}

fn rendered(text: &str, missing: Missing) -> Result<Rendered> {
    let data = from_node(&parse(Path::new("data.yaml"), DATA).unwrap());
    let answer = |asked: &Asked| match asked {
        Asked::Component { name, stack } if name == "vpc" => {
            Ok(super::of_map([("stack".into(), Value::String(stack.as_str().into()))]))
        }
        Asked::Component { name, .. } => Err(Error::configuration(format!("no component `{name}`"))),
        Asked::Text(text) => Ok(Value::String(text.to_uppercase().into())),
    };
    engine().render(text, Origin::File(place()), &data, missing, &answer)
}

fn failure(text: &str) -> String {
    rendered(text, Missing::Printed).expect_err(text).to_string()
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        match rendered(text, Missing::Printed) {
            Ok(found) => assert_eq!(found.text, *expected, "{text}"),
            Err(error) => panic!("{text}\n{error}"),
        }
    }
}

#[test]
fn actions_print_as_go_prints_them() {
    check(&[
        ("{{ .vars.name }}-{{ .vars.n }}", "web-5"),
        ("{{ .vars.f }} {{ .vars.big }} {{ .vars.whole }}", "1.5 1e+06 2"),
        ("{{ .vars.huge }} {{ .vars.t }}", "18446744073709551615 true"),
        ("{{ .vars.missing }} {{ .vars.missing.deeper }} {{ .vars.nothing }}", "<no value> <no value> <no value>"),
        ("{{ .vars.l }} {{ .vars.m }}", "[b a 1] map[a:map[x:y] z:1]"),
        ("{{ .env }}", "map[A:!env HOME]"),
        ("{{ 1e6 }} {{ 1.0 }} {{ 0x10 }} {{ 'a' }}", "1e+06 1 16 97"),
        ("{{ print .vars.big .vars.n \"x\" }} {{ print nil }}", "1e+06 5x <nil>"),
        (
            "{{ printf \"%v|%d|%5.2f|%q|%s\" .vars.big .vars.n .vars.f .vars.name .vars.name }}",
            "1e+06|5| 1.50|\"web\"|web",
        ),
        ("{{ printf \"%v %v\" .vars.l .vars.nothing }}", "[b a 1] <nil>"),
        ("{{ println 1 }}", "1\n"),
    ]);
}

#[test]
fn control_flow_and_white_space_are_go_s() {
    check(&[
        ("{{ if .vars.missing }}a{{ else if eq .vars.n 5 }}b{{ else }}c{{ end }}", "b"),
        ("{{ range $i, $v := .vars.l }}{{ $i }}={{ $v }};{{ end }}", "0=b;1=a;2=1;"),
        ("{{ range $k, $v := .settings.tags }}{{ $k }}{{ $v }}{{ else }}none{{ end }}", "a1b2"),
        ("{{ range .vars.none }}x{{ else }}none{{ end }}", "none"),
        ("{{ range .vars.l }}{{ if eq (toString .) \"a\" }}{{ break }}{{ end }}{{ . }}{{ end }}", "b"),
        ("{{ with .settings }}{{ .team }}{{ $.vars.n }}{{ end }}", "infra5"),
        ("a {{- /* c */ -}} b\n{{- 1 -}}\n c", "ab1c"),
        ("{{ define \"t\" }}<{{ . }}>{{ end }}{{ template \"t\" .vars.n }}", "<5>"),
        ("{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ end }}{{ $x }}", "2"),
        ("{{ and .vars.t 0 .vars.name }}{{ or \"\" .vars.name }}{{ not .vars.t }}", "0webfalse"),
        ("{{ `{{ .later }}` }}{{ \"{{\" }}", "{{ .later }}{{"),
        ("{{ index .vars.l 1 }}{{ index .vars.m \"a\" \"x\" }}{{ len .vars.l }}{{ slice .vars.l 1 2 }}", "ay3[a]"),
    ]);
}

#[test]
fn texts_are_sprig_s_and_gomplate_s() {
    check(&[
        ("{{ upper \"aB\" }}{{ lower \"aB\" }}{{ title \"hello wORLD a-b\" }}", "ABabHello WORLD A-B"),
        ("{{ strings.Title \"hi there\" }} {{ \"x\" | strings.Quote }}{{ strings.ToUpper \"x\" }}", "Hi There \"x\"X"),
        (
            "{{ trim \"  a \" }}{{ trimPrefix \"a\" \"ab\" }}{{ trimSuffix \"b\" \"ab\" }}{{ trimAll \"$\" \"$5$\" }}",
            "aba5",
        ),
        ("{{ .vars.name | replace \"w\" \"W\" | quote }} {{ squote .vars.name .vars.n }}", "\"Web\" 'web' '5'"),
        ("{{ quote .vars.text .vars.nothing }}", "\"it's\\n\\\"here\\\"\""),
        (
            "{{ contains \"e\" .vars.name }}{{ hasPrefix \"w\" .vars.name }}{{ hasSuffix \"x\" .vars.name }}",
            "truetruefalse",
        ),
        ("{{ join \",\" .vars.l }} {{ (split \"-\" \"a-b\")._1 }} {{ splitList \".\" \"a.b\" }}", "b,a,1 b [a b]"),
        ("{{ indent 2 \"a\\nb\" }}|{{ nindent 1 \"a\" }}", "  a\n  b|\n a"),
        ("{{ trunc 2 \"abc\" }}{{ trunc -1 \"abc\" }}{{ substr 1 2 \"abc\" }}{{ repeat 2 \"ab\" }}", "abcbabab"),
        (
            "{{ snakecase \"FirstName\" }} {{ kebabcase \"FirstName\" }} {{ camelcase \"http_server\" }}",
            "first_name first-name HttpServer",
        ),
        ("{{ regexMatch \"^w.b$\" .vars.name }} {{ regexReplaceAll \"a(x*)b\" \"-axxb-\" \"${1}W\" }}", "true -xxW-"),
        ("{{ cat \"a\" 1 .vars.nothing }}", "a 1"),
    ]);
}

#[test]
fn choices_lists_and_maps_are_sprig_s() {
    check(&[
        ("{{ default \"x\" .vars.missing }}{{ .vars.name | default \"x\" }}{{ coalesce 0 \"\" \"c\" }}", "xwebc"),
        ("{{ ternary \"a\" \"b\" true }}{{ empty .vars.missing }}{{ .vars.t | ternary 1 2 }}", "atrue1"),
        (
            "{{ list 1 \"a\" | first }}{{ last (list 1 2) }}{{ rest (list 1 2 3) }}{{ initial (list 1 2) }}",
            "12[2 3][1]",
        ),
        (
            "{{ uniq (list 1 1 2) }}{{ without (list 1 2 3) 2 }}{{ has 2 (list 1 2) }}{{ concat (list 1) (list 2) }}",
            "[1 2][1 3]true[1 2]",
        ),
        (
            "{{ sortAlpha (list \"c\" \"a\") }}{{ until 3 }}{{ untilStep 1 6 2 }} {{ seq 1 3 }}",
            "[a c][0 1 2][1 3 5] 1 2 3",
        ),
        (
            "{{ dict \"a\" 1 \"b\" }} {{ hasKey .vars \"n\" }} {{ get .vars \"no\" }}{{ keys .settings.tags }}",
            "map[a:1 b:] true [a b]",
        ),
        (
            "{{ $d := dict \"a\" 1 }}{{ $_ := set $d \"b\" 2 }}{{ $d }}{{ $d = unset $d \"a\" }}{{ $d }}",
            "map[a:1 b:2]map[b:2]",
        ),
        (
            "{{ merge (dict \"a\" 1) (dict \"a\" 2 \"b\" 3) }}{{ mergeOverwrite (dict \"a\" 1) (dict \"a\" 2) }}",
            "map[a:1 b:3]map[a:2]",
        ),
        (
            "{{ dig \"m\" \"a\" \"x\" \"none\" .vars }}{{ dig \"q\" \"none\" .vars }}{{ pick .settings.tags \"a\" }}",
            "ynonemap[a:1]",
        ),
        ("{{ kindOf .vars.m }} {{ typeOf .vars.l }} {{ kindIs \"int\" .vars.n }}", "map []interface {} true"),
    ]);
}

#[test]
fn paths_are_go_s() {
    check(&[
        (
            "{{ base \"a/b.c\" }} {{ base \"/\" }} {{ base \"\" }} {{ dir \"a/b\" }} {{ dir \"b\" }} {{ dir \"/b\" }}",
            "b.c / . a . /",
        ),
        (
            "{{ ext \"a.b/c.tar.gz\" }}|{{ ext \"a.b/c\" }}|{{ clean \"/../a//b/../c/.\" }}|{{ clean \"../a/..\" }}",
            ".gz||/a/c|..",
        ),
        ("{{ path.Join \"a\" \"\" \"../b\" }} {{ isAbs \"/a\" }}", "b true"),
    ]);
}

#[test]
fn numbers_and_encodings_are_sprig_s() {
    check(&[
        ("{{ add 1 2 3 }}{{ sub 5 2 }}{{ mul 2 3 }}{{ div 7 2 }}{{ mod 7 4 }}{{ max 1 5 2 }}{{ min 4 2 }}", "6363352"),
        (
            "{{ int \"42\" }}{{ float64 \"1.5\" }}{{ atoi \"7\" }}{{ floor 1.7 }}{{ ceil 1.2 }}{{ round 1.256 2 }}",
            "421.57121.26",
        ),
        (
            "{{ toJson .settings }} {{ toJson .vars.html }}",
            "{\"tags\":{\"a\":1,\"b\":2},\"team\":\"infra\"} \"\\u003ca \\u0026 b\\u003e\"",
        ),
        ("{{ toJson .vars.big }} {{ toJSON .vars.l }} {{ toRawJson \"<\" }}", "1000000 [\"b\",\"a\",1] \"<\""),
        ("{{ (fromJson \"{\\\"a\\\": 1000000}\").a }} {{ (json \"{\\\"a\\\": 1000000}\").a }}", "1e+06 1000000"),
        ("{{ toPrettyJson (dict \"a\" (list 1)) }}", "{\n  \"a\": [\n    1\n  ]\n}"),
        ("{{ toYaml .settings }}", "tags:\n  a: 1\n  b: 2\nteam: infra"),
        (
            "{{ toYaml (dict \"a\" (list (dict \"b\" 1 \"c\" \"true\") \"x\") \"e\" dict) }}",
            "a:\n  - b: 1\n    c: \"true\"\n  - x\ne: {}",
        ),
        ("{{ b64enc \"hi\" }} {{ b64dec \"aGk=\" }}", "aGk= hi"),
        ("{{ sha256sum \"\" | trunc 8 }}", "e3b0c442"),
    ]);
}

#[test]
fn the_world_is_seen_through_what_is_handed_over() {
    check(&[
        ("{{ env \"REGION\" }}{{ env \"NONE\" }} {{ expandenv \"$REGION/${REGION}x\" }}", "north north/northx"),
        ("{{ getenv \"EMPTY\" \"d\" }} {{ env.Getenv \"REGION\" }}", "d north"),
        ("{{ now | date \"2006-01-02T15:04:05Z07:00 Mon Jan _2\" }}", "2025-11-21T01:33:18Z Fri Nov 21"),
        ("{{ now | unixEpoch }} {{ date \"06/1/2\" 0 }}", "1763688798 70/1/1"),
        ("{{ len uuidv4 }} {{ regexMatch \"^[0-9a-f]{8}-[0-9a-f]{4}-4\" uuidv4 }}", "36 true"),
        (
            "{{ (atmos.Component \"vpc\" \"dev\").stack }}{{ $c := atmos.Component \"vpc\" \"prod\" }}{{ $c.stack }}",
            "devprod",
        ),
    ]);
}

#[test]
fn a_missing_field_is_refused_where_that_is_the_rule() {
    let error = rendered("a\n  {{ .vars.missing }}", Missing::Refused).unwrap_err().to_string();
    assert_eq!(
        error,
        "error: a.yaml:2:6: cannot render `{{ .vars.missing }}`\n  caused by: nothing is called `missing` there"
    );
}

#[test]
fn failures_name_the_action_and_its_place() {
    let cases = [
        ("a\n{{ uper .x }}", "a.yaml:2:4: template function `uper` is not supported\nhelp: did you mean `upper`?"),
        ("{{ if aws.Region }}{{ end }}", "a.yaml:1:7: template function `aws.Region` is not supported"),
        ("{{ fail \"no way\" }}", "a.yaml:1:4: cannot render `{{ fail \"no way\" }}`\n  caused by: no way"),
        (
            "{{ upper 5 }}",
            "a.yaml:1:4: cannot render `{{ upper 5 }}`\n  caused by: `upper` needs a text, found a number",
        ),
        ("{{ div 1 0 }}", "a.yaml:1:4: cannot render `{{ div 1 0 }}`\n  caused by: `div` divides by zero"),
        (
            "./a-b {{ if .vars.dry-run }}x{{ end }}",
            "a.yaml:1:22: the template cannot be read\n  caused by: unexpected character: '-'\nhelp: write `index .vars \"dry-run\"`: a name with `-` cannot follow a dot",
        ),
        ("{{ 1 - 2 }}", "a.yaml:1:6: the template cannot be read\n  caused by: unexpected character: '-'"),
        ("x {{ .a", "a.yaml:1:8: the template cannot be read\n  caused by: unclosed action"),
        (
            "{{ atmos.Component \"no\" \"dev\" }}",
            "no component `no`\n  caused by: a template at a.yaml:1:1 asks for it",
        ),
        (
            "{{ .vars.name.first }}",
            "a.yaml:1:4: cannot render `{{ .vars.name.first }}`\n  caused by: can't evaluate field first in type string",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(failure(text), format!("error: {expected}"), "{text}");
    }
}

#[test]
fn an_open_block_and_a_lonely_end_are_refused() {
    for text in ["{{ if true }}a", "{{ range .vars.l }}a", "a{{ end }}b", "a{{ else }}b", "{{ define \"x\" }}a"] {
        assert!(failure(text).contains("the template cannot be read"), "{text}");
    }
}

#[test]
fn nothing_grows_beyond_all_measure() {
    for text in [
        "{{ range until 1000000000 }}x{{ end }}",
        "{{ range 1000000000000 }}x{{ end }}",
        "{{ repeat 1000000000 \"x\" }}",
        "{{ indent 1000000000 \"x\" }}",
        "{{ $x := \"0123456789\" }}{{ range until 100 }}{{ $x = print $x $x }}{{ end }}",
        "{{ $x := list 1 2 }}{{ range until 100 }}{{ $x = list $x $x }}{{ end }}{{ $x }}",
        "{{ define \"a\" }}{{ template \"a\" }}{{ end }}{{ template \"a\" }}",
        "{{ define \"a\" }}{{ if . }}{{ template \"a\" (sub . 1) }}{{ template \"a\" (sub . 1) }}{{ end }}{{ end }}{{ template \"a\" 90 }}",
        "{{ range until 99999 }}{{ range until 99999 }}{{ end }}{{ end }}",
    ] {
        assert!(failure(text).starts_with("error: a.yaml:1:"), "{text}");
    }
}

#[test]
fn lines_know_where_they_come_from() {
    let text = "a: 1\n{{- if true }}\nb: 2\n{{- end }}\nl:\n{{- range until 2 }}\n  - x\n{{- end }}\nz: 1\n";
    let rendered = rendered(text, Missing::Printed).unwrap();
    assert_eq!(rendered.text, "a: 1\nb: 2\nl:\n  - x\n  - x\nz: 1\n");
    assert_eq!(rendered.lines, [1, 3, 5, 7, 7, 9, 10]);
}
