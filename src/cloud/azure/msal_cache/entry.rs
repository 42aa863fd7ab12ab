//! One section of the cache as typed entries that borrow from the text: a lookup copies nothing
//! but what it returns, and skips the sections it does not need.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use crate::cloud::azure::python_json::{self, Broken};

/// The fields of all sections that lookups need. Writers differ in what they leave out.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Entry<'a> {
    #[serde(borrow)]
    pub(super) secret: Text<'a>,
    #[serde(borrow)]
    pub(super) home_account_id: Text<'a>,
    #[serde(borrow)]
    pub(super) environment: Text<'a>,
    #[serde(borrow)]
    pub(super) client_id: Text<'a>,
    #[serde(borrow)]
    pub(super) realm: Text<'a>,
    #[serde(borrow)]
    pub(super) target: Text<'a>,
    /// Which applications share the refresh token.
    #[serde(borrow)]
    pub(super) family_id: Text<'a>,
    #[serde(borrow)]
    pub(super) cached_at: Text<'a>,
    #[serde(borrow)]
    pub(super) expires_on: Text<'a>,
    /// Set for tokens that are bound to a key (ssh certificates).
    #[serde(borrow)]
    pub(super) key_id: Text<'a>,
    /// Set for tokens that were asked for with extra parameters; MSAL keeps them apart.
    #[serde(borrow)]
    pub(super) ext_cache_key: Text<'a>,
    #[serde(borrow)]
    pub(super) last_modification_time: Text<'a>,
    #[serde(borrow)]
    pub(super) username: Text<'a>,
    #[serde(borrow)]
    pub(super) local_account_id: Text<'a>,
}

/// A string, or a number as one; `None` for null and everything else, also when it is missing.
#[derive(Default)]
pub(super) struct Text<'a>(Option<Cow<'a, str>>);

impl Text<'_> {
    pub(super) fn value(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// The text, empty when there is none.
    pub(super) fn or_empty(&self) -> &str {
        self.value().unwrap_or_default()
    }

    /// A whole number, written as a string by MSAL and as a number by others.
    pub(super) fn number(&self) -> Option<i64> {
        self.value()?.parse().ok()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Some(Cow::Borrowed(text))))
    }

    fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Some(Cow::Owned(text.to_owned()))))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Text<'de>, E> {
        Ok(Text(Some(Cow::Owned(number.to_string()))))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Text<'de>, E> {
        Ok(Text(Some(Cow::Owned(number.to_string()))))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Text<'de>, E> {
        // Python's `int()` cuts the fraction off, and so do we.
        Ok(Text(Some(Cow::Owned(format!("{:.0}", number.trunc())))))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Text<'de>, E> {
        Ok(Text(None))
    }

    fn visit_unit<E>(self) -> Result<Text<'de>, E> {
        Ok(Text(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Text<'de>, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Text(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<Text<'de>, A::Error> {
        while items.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Text(None))
    }
}

/// The entries of `section`. Their keys are not returned: MSAL does not look at them either.
pub(super) fn entries<'a>(text: &'a str, section: &str) -> Result<Vec<Entry<'a>>, Broken> {
    let text = python_json::without_mark(text);
    if text.trim_ascii().is_empty() {
        return Ok(Vec::new());
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let entries = Section(section).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(entries)
}

/// Reads the whole cache and keeps one section.
struct Section<'s>(&'s str);

impl<'de> DeserializeSeed<'de> for Section<'_> {
    type Value = Vec<Entry<'de>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Section<'_> {
    type Value = Vec<Entry<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of sections")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut sections: A) -> Result<Self::Value, A::Error> {
        let mut found = Vec::new();
        while let Some(name) = sections.next_key::<Cow<'de, str>>()? {
            if name == self.0 {
                found = sections.next_value::<Entries<'de>>()?.0;
            } else {
                sections.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

struct Entries<'a>(Vec<Entry<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of entries")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<Entries<'de>, A::Error> {
        let mut entries = Vec::new();
        while items.next_key::<IgnoredAny>()?.is_some() {
            entries.push(items.next_value::<Entry<'de>>()?);
        }
        Ok(Entries(entries))
    }
}
