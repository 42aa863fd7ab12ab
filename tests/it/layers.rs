//! Which module may use which: a module uses only the layers below it (ARCHITECTURE.md, “Layers”).

use std::collections::BTreeSet;

/// A module and what it may use besides itself. Read it from the bottom: each line needs only what
/// stands below it.
const LAYERS: [(&str, &[&str]); 23] = [
    ("main", &["lib"]),
    ("lib", &["az", "cli", "command", "system"]),
    ("fuzzing", &["stack", "config", "error"]),
    ("cli", &["command", "validate", "config", "error", "system"]),
    (
        "command",
        &[
            "az",
            "emulator",
            "workflow",
            "query",
            "terraform",
            "validate",
            "target",
            "chain",
            "cloud",
            "store",
            "session",
            "auth",
            "stack",
            "config",
            "credentials",
            "system",
            "secret",
            "error",
        ],
    ),
    ("az", &["chain", "cloud", "session", "auth", "config", "credentials", "system", "secret", "error"]),
    ("emulator", &["system", "secret", "error"]),
    ("terraform", &["target", "session", "stack", "config", "credentials", "system", "secret", "error"]),
    ("validate", &["chain", "cloud", "store", "workflow", "stack", "config", "system", "error", "place"]),
    ("workflow", &["stack", "config", "system", "error"]),
    ("target", &["chain", "stack", "config", "credentials", "system", "secret", "error"]),
    ("chain", &["cloud", "session", "auth", "config", "credentials", "system", "secret", "error"]),
    ("cloud", &["store", "session", "auth", "config", "credentials", "system", "secret", "error"]),
    ("store", &["session", "config", "credentials", "system", "secret", "error"]),
    ("session", &["credentials", "system", "secret", "error"]),
    ("auth", &["credentials", "system", "secret", "error"]),
    ("stack", &["query", "config", "system", "secret", "error"]),
    ("query", &["config", "error"]),
    ("config", &["system", "secret", "error", "place"]),
    ("credentials", &["system", "secret", "error"]),
    ("system", &["secret", "error"]),
    ("secret", &[]),
    ("place", &[]),
    // `error` is not in the table: it uses `place` only, and everything may use it.
];

/// The problems of one file: `path` is relative to `src`.
pub(crate) fn problems(path: &str, text: &str) -> Vec<String> {
    let module = path.split(['/', '.']).next().unwrap_or_default();
    let used = used_modules(text).into_iter().filter(|used| used != module);
    let allowed: &[&str] = match LAYERS.iter().find(|(name, _)| *name == module) {
        Some((_, allowed)) => allowed,
        None if module == "error" => &["place"],
        None => {
            return vec![format!("src/{path}: module `{module}` is not in the table of layers (tests/it/layers.rs)")];
        }
    };
    let mut problems: Vec<String> = used
        .filter(|used| !allowed.contains(&used.as_str()))
        .map(|used| format!("src/{path}: `{module}` may not use `{used}`: it is not below it (tests/it/layers.rs)"))
        .collect();
    problems.extend(other_cloud(path, text));
    problems
}

/// No cloud uses another cloud: what crosses is `Credentials`.
fn other_cloud(path: &str, text: &str) -> Option<String> {
    let (cloud, _) = path.strip_prefix("cloud/")?.split_once('/')?;
    let others = ["aws", "azure", "gcp", "github", "vault"].into_iter().filter(|other| *other != cloud);
    let used = others.into_iter().find(|other| code(text).contains(&format!("cloud::{other}")))?;
    Some(format!("src/{path}: cloud `{cloud}` may not use cloud `{used}`"))
}

/// The first name of every `crate::…` path, groups (`crate::{a::b, c}`) included.
fn used_modules(text: &str) -> BTreeSet<String> {
    let code = code(text);
    code.split("crate::").skip(1).flat_map(first_names).filter(|name| name.starts_with(char::is_lowercase)).collect()
}

fn first_names(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let (mut depth, mut names, mut start) = (0_i32, Vec::new(), true);
    for (index, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            _ if start && !character.is_whitespace() => {
                names.push(name(&group[index..]));
                start = false;
            }
            _ => {}
        }
    }
    names
}

fn name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The text without comments.
pub(crate) fn code(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_groups_are_read() {
        let text = "use crate::{\n    error::{Error, Kind},\n    secret,\n    system::Env,\n};\n// crate::chain\nlet a = crate::config::load();";
        let used: Vec<String> = used_modules(text).into_iter().collect();
        assert_eq!(used, ["config", "error", "secret", "system"]);
    }

    #[test]
    fn using_an_upper_layer_is_a_problem() {
        assert!(problems("config/load.rs", "use crate::{error::Result, system::Env};").is_empty());
        assert_eq!(problems("config/load.rs", "use crate::{error::Result, cloud::azure};").len(), 1);
        assert_eq!(problems("error.rs", "use crate::secret::Secret;").len(), 1);
        assert_eq!(problems("cloud/aws/role.rs", "use crate::cloud::azure::entra;").len(), 1);
        assert_eq!(problems("surprise.rs", "").len(), 1);
    }

    #[test]
    fn each_line_of_the_table_needs_only_what_stands_below_it() {
        for (position, (module, allowed)) in LAYERS.iter().enumerate() {
            let below: Vec<&str> = LAYERS[position + 1..].iter().map(|(name, _)| *name).chain(["error"]).collect();
            for used in *allowed {
                assert!(below.contains(used), "`{used}` does not stand below `{module}`");
            }
        }
    }
}
