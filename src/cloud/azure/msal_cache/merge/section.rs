//! The cache's sections: what is there, and what is changed.

use serde_json::{Map, Value};

use super::Merge;

impl Merge<'_> {
    pub(super) fn entries(&self, section: &str) -> impl Iterator<Item = (&String, &Value)> {
        self.root.get(section).and_then(Value::as_object).into_iter().flatten()
    }

    /// The keys of the entries of this cloud that are `wanted`.
    pub(super) fn keys(&self, section: &str, wanted: impl Fn(&Value) -> bool) -> Vec<String> {
        let found = self.entries(section).filter(|(_, entry)| entry["environment"] == self.host && wanted(entry));
        found.map(|(key, _)| key.clone()).collect()
    }

    /// A section that is about to be changed.
    pub(super) fn section(&mut self, section: &str) -> &mut Map<String, Value> {
        self.changed = true;
        let entries = self.root.entry(section).or_insert_with(|| Value::Object(Map::new()));
        entries.as_object_mut().expect("sections were checked when they were read")
    }

    /// Adds an entry, or lays it over the one of that key: fields that we do not know stay.
    pub(super) fn put(&mut self, section: &str, key: String, entry: Value) {
        let entries = self.section(section);
        match (entries.get_mut(&key), entry) {
            (Some(Value::Object(present)), Value::Object(entry)) => {
                // When the token before this one was to be renewed says nothing about this one.
                present.shift_remove("refresh_on");
                present.extend(entry);
            }
            (_, entry) => {
                entries.insert(key, entry);
            }
        }
    }

    pub(super) fn set(&mut self, section: &str, key: &str, field: &str, value: String) {
        self.section(section)[key][field] = Value::String(value);
    }
}
