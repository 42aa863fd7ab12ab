//! `az version` and `az --version`.

use serde_json::{Value, json};

/// The Azure CLI whose answers and files this program knows. The providers want 2.0.81 or later.
const VERSION: &str = "2.91.0";
const TELEMETRY_VERSION: &str = "1.1.0";

/// What `az version` answers.
pub(super) fn value() -> Value {
    json!({
        "azure-cli": VERSION,
        "azure-cli-core": VERSION,
        "azure-cli-telemetry": TELEMETRY_VERSION,
        "extensions": {},
    })
}

/// What `az --version` begins with.
pub(super) fn text() -> String {
    let line = |name: &str, version: &str| format!("{name:<20}{version:>20}");
    format!("{}\n\n{}\n{}", line("azure-cli", VERSION), line("core", VERSION), line("telemetry", TELEMETRY_VERSION))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::az::output::Output;

    #[test]
    fn version_is_printed_as_az_does() {
        let want = "{\n  \"azure-cli\": \"2.91.0\",\n  \"azure-cli-core\": \"2.91.0\",\n  \
                    \"azure-cli-telemetry\": \"1.1.0\",\n  \"extensions\": {}\n}";
        assert_eq!(Output::Json.render(&value().into(), false), Ok(Some(want.to_owned())));
        assert_eq!(
            text(),
            "azure-cli                         2.91.0\n\n\
             core                              2.91.0\n\
             telemetry                          1.1.0"
        );
    }
}
