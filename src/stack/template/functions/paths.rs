//! Paths as Go's `path` package takes them apart, without looking at the disk.

use gotmpl::{Result, Value};

use super::{Call, Table, call::text};

pub(super) const TABLE: Table = &[
    ("base", |call| text(base(call.text(0)?))),
    ("osBase", |call| text(base(call.text(0)?))),
    ("dir", |call| text(directory(call.text(0)?))),
    ("osDir", |call| text(directory(call.text(0)?))),
    ("ext", |call| text(extension(call.text(0)?))),
    ("osExt", |call| text(extension(call.text(0)?))),
    ("clean", |call| text(clean(call.text(0)?))),
    ("osClean", |call| text(clean(call.text(0)?))),
    ("isAbs", |call| Ok(Value::Bool(call.text(0)?.starts_with('/')))),
    ("osIsAbs", |call| Ok(Value::Bool(call.text(0)?.starts_with('/')))),
    ("path.Base", |call| text(base(call.text(0)?))),
    ("path.Dir", |call| text(directory(call.text(0)?))),
    ("path.Ext", |call| text(extension(call.text(0)?))),
    ("path.Join", join),
    ("filepath.Join", join),
];

fn base(path: &str) -> &str {
    let trimmed = path.trim_end_matches('/');
    match (path, trimmed) {
        ("", _) => ".",
        (_, "") => "/",
        _ => trimmed.rsplit('/').next().unwrap_or(trimmed),
    }
}

fn directory(path: &str) -> String {
    clean(path.rfind('/').map_or("", |end| &path[..=end]))
}

fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rfind('.').map_or("", |start| &name[start..])
}

fn clean(path: &str) -> String {
    let is_absolute = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').filter(|part| !matches!(*part, "" | ".")) {
        match parts.last() {
            Some(last) if part == ".." && *last != ".." => drop(parts.pop()),
            None if part == ".." && is_absolute => {}
            _ => parts.push(part),
        }
    }
    match (is_absolute, parts.join("/")) {
        (true, joined) => format!("/{joined}"),
        (false, joined) if joined.is_empty() => ".".to_owned(),
        (false, joined) => joined,
    }
}

fn join(call: &Call<'_>) -> Result<Value> {
    let parts = (0..call.arguments.len()).map(|index| call.text(index)).collect::<Result<Vec<_>>>()?;
    let joined = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/");
    text(if joined.is_empty() { joined } else { clean(&joined) })
}
