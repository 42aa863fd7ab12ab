//! The tree under construction: events of the parser are added until the document ends.

use std::{collections::HashMap, sync::Arc};

use saphyr_parser::{Event, ScalarStyle, Tag};

use super::{Map, Node, Place, Value, merge_key, refusal, scalar};
use crate::error::{Error, Result};

/// How many values aliases may repeat in one file: some configurations of tens of kilobytes would
/// otherwise grow to more than fits in memory as soon as somebody walks the tree.
const MOST_REPEATED: usize = 1_000_000;

/// How deep lists and maps may nest. Trees are walked and dropped by recursion.
const DEEPEST: usize = 1_000;

/// Builds one document. Lists and maps that are not closed yet are on a stack of its own, so that
/// a deep text cannot exhaust the thread's.
pub(super) struct Builder<'a> {
    text: &'a str,
    root: Option<Node>,
    open: Vec<Open>,
    anchors: HashMap<usize, Grown>,
    repeated: usize,
}

/// A finished value with its measures.
#[derive(Clone)]
struct Grown {
    node: Node,
    /// Levels of lists and maps in it.
    height: usize,
    /// Values in it, itself included.
    size: usize,
}

/// A list or map that is not closed yet.
struct Open {
    at: Place,
    tag: Option<Arc<str>>,
    anchor: usize,
    height: usize,
    size: usize,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map { map: Map, key: Option<Key>, merged: Option<(Place, Node)> },
}

/// A key whose value comes next.
enum Key {
    Name(Arc<str>, Place),
    /// An unquoted `<<`.
    Merge(Place),
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, root: None, open: Vec::new(), anchors: HashMap::new(), repeated: 0 }
    }

    /// Adds an event of a document's content.
    pub(super) fn take(&mut self, event: Event<'_>, at: Place) -> Result<()> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let is_plain = style == ScalarStyle::Plain;
                if is_plain && tag.is_none() && text == "<<" && self.awaits_key() {
                    self.expect_value_of(Key::Merge(at));
                    return Ok(());
                }
                let node = read_scalar(&text, is_plain, tag.as_deref(), at)?;
                self.add(Grown { node, height: 0, size: 1 }, anchor)
            }
            Event::SequenceStart(anchor, tag) => {
                self.open(at, anchor, tag.as_deref(), "seq", Content::List(Vec::new()))
            }
            Event::MappingStart(anchor, tag) => {
                let content = Content::Map { map: Map::default(), key: None, merged: None };
                self.open(at, anchor, tag.as_deref(), "map", content)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Alias(anchor) => self.repeat(anchor, at),
            _ => Ok(()),
        }
    }

    /// The document, when there was any content.
    pub(super) fn finish(self) -> Option<Node> {
        self.root
    }

    fn awaits_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { content: Content::Map { key: None, .. }, .. }))
    }

    fn open(&mut self, at: Place, anchor: usize, tag: Option<&Tag>, core_tag: &str, content: Content) -> Result<()> {
        let kind = if core_tag == "map" { "a map" } else { "a list" };
        if self.awaits_key() {
            return Err(refusal::no_key(at, self.text, kind));
        }
        if self.open.len() >= DEEPEST {
            return Err(too_deep(at));
        }
        let tag = match tag.map(|tag| name_tag(tag, at)).transpose()? {
            None => None,
            Some(TagName::Local(name)) => name,
            Some(TagName::Core(name)) if name == core_tag => None,
            Some(TagName::Core(name)) if is_known_core(&name) => {
                return Err(Error::configuration(format!("{kind} is no `!!{name}`")).at(at));
            }
            Some(TagName::Core(name)) => return Err(unsupported(at, &name)),
        };
        self.open.push(Open { at, tag, anchor, height: 1, size: 1, content });
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        let Some(Open { at, tag, anchor, height, size, content }) = self.open.pop() else { return Ok(()) };
        let value = match content {
            Content::List(list) => Value::list(list),
            Content::Map { mut map, merged, .. } => {
                if let Some((key_at, node)) = merged {
                    merge_key::merge(&mut map, key_at, &node)?;
                }
                Value::map(map)
            }
        };
        self.add(Grown { node: Node { at, tag, value }, height, size }, anchor)
    }

    fn repeat(&mut self, anchor: usize, at: Place) -> Result<()> {
        let Some(grown) = self.anchors.get(&anchor).cloned() else {
            return Err(Error::configuration("the anchor of this alias contains it").at(at));
        };
        self.repeated = self.repeated.saturating_add(grown.size);
        if self.repeated > MOST_REPEATED {
            let message = format!("cannot read the YAML: its aliases repeat more than {MOST_REPEATED} values");
            return Err(Error::configuration(message).at(at));
        }
        if self.open.len() + grown.height > DEEPEST {
            return Err(too_deep(at));
        }
        if self.awaits_key() {
            return self.take_key(&grown.node, at);
        }
        self.add(grown, 0)
    }

    /// Puts a finished value where it belongs: a key, the value of a key, an item, or the root.
    fn add(&mut self, grown: Grown, anchor: usize) -> Result<()> {
        if anchor != 0 {
            self.anchors.insert(anchor, grown.clone());
        }
        if self.awaits_key() {
            return self.take_key(&grown.node, grown.node.at);
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(grown.node);
            return Ok(());
        };
        open.height = open.height.max(grown.height + 1);
        open.size = open.size.saturating_add(grown.size);
        match &mut open.content {
            Content::List(list) => list.push(grown.node),
            Content::Map { map, key, merged } => match key.take() {
                Some(Key::Name(name, at)) => {
                    map.add(name, at, grown.node).map_err(|(name, first)| refusal::twice(at, &name, first))?;
                }
                Some(Key::Merge(at)) => match merged {
                    Some((first, _)) => return Err(refusal::twice(at, "<<", *first)),
                    None => *merged = Some((at, grown.node)),
                },
                None => {}
            },
        }
        Ok(())
    }

    fn take_key(&mut self, node: &Node, at: Place) -> Result<()> {
        let name = match &node.value {
            Value::Str(text) => Arc::clone(text),
            Value::Null => "null".into(),
            value => match scalar::print(value) {
                Some(text) => text.into(),
                None => return Err(refusal::no_key(at, self.text, value.kind())),
            },
        };
        self.expect_value_of(Key::Name(name, at));
        Ok(())
    }

    fn expect_value_of(&mut self, next: Key) {
        if let Some(Open { content: Content::Map { key, .. }, .. }) = self.open.last_mut() {
            *key = Some(next);
        }
    }
}

fn too_deep(at: Place) -> Error {
    Error::configuration(format!("cannot read the YAML: it is nested more than {DEEPEST} levels deep")).at(at)
}

fn read_scalar(text: &str, is_plain: bool, tag: Option<&Tag>, at: Place) -> Result<Node> {
    match tag.map(|tag| name_tag(tag, at)).transpose()? {
        // The tag keeps the value from being rendered; it is the value that is written.
        Some(TagName::Local(Some(name))) if &*name == "literal" && is_plain => {
            Ok(Node { at, tag: Some(name), value: scalar::resolve(text) })
        }
        Some(TagName::Local(Some(name))) => Ok(Node { at, tag: Some(name), value: Value::text(text) }),
        Some(TagName::Core(name)) => match scalar::resolve_as(&name, text) {
            Some(value) => Ok(Node::new(at, value)),
            None if is_known_core(&name) => Err(Error::configuration(format!("this value is no `!!{name}`")).at(at)),
            None => Err(unsupported(at, &name)),
        },
        None | Some(TagName::Local(None)) if is_plain => Ok(Node::new(at, scalar::resolve(text))),
        None | Some(TagName::Local(None)) => Ok(Node::text(at, text)),
    }
}

enum TagName {
    /// `!name`; `None` is the lone `!`, which yaml.v3 ignores.
    Local(Option<Arc<str>>),
    /// `!!name`
    Core(String),
}

fn name_tag(tag: &Tag, at: Place) -> Result<TagName> {
    let full = format!("{}{}", tag.handle, tag.suffix);
    if let Some(name) = full.strip_prefix("tag:yaml.org,2002:") {
        return Ok(TagName::Core(name.to_owned()));
    }
    match full.strip_prefix('!') {
        Some("") => Ok(TagName::Local(None)),
        Some(name) => Ok(TagName::Local(Some(name.into()))),
        None => Err(Error::configuration(format!("tag `!<{full}>` is not supported")).at(at)),
    }
}

fn is_known_core(name: &str) -> bool {
    matches!(name, "str" | "int" | "float" | "bool" | "null" | "timestamp" | "binary" | "map" | "seq")
}

fn unsupported(at: Place, name: &str) -> Error {
    Error::configuration(format!("tag `!!{name}` is not supported")).at(at)
}
