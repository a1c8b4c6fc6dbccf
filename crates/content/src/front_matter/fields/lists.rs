//! Lists and tables of texts.

use super::limits;
use super::{At, Fields};
use crate::diagnostics::Code;
use crate::front_matter::tree::{Entry, Node, Value};

/// The fix for a value that is not a list of strings, in YAML and in TOML.
const LIST: &str = "write a list: `{}: [\"one\", \"two\"]`";

impl Fields<'_> {
    /// A list of texts. A single text counts as a list of one, and a table in the list as its `name`.
    pub fn texts(&mut self, names: &[&'static str]) -> Vec<At<String>> {
        self.texts_within(names, limits::TEXTS)
    }

    /// The line of an empty text in the list `name`, which [`Fields::texts`] leaves out.
    pub fn empty_item(&mut self, name: &'static str) -> Option<usize> {
        let Value::List(items) = self.take(&[name])?.node.value else { return None };
        items.iter().find(|item| item.name().is_some_and(|text| text.trim().is_empty())).map(|item| item.line)
    }

    /// The texts, if there are at most `most`; more are reported as an error.
    pub(super) fn texts_within(&mut self, names: &[&'static str], most: usize) -> Vec<At<String>> {
        let Some(entry) = self.take(names) else { return Vec::new() };
        let items = match &entry.node.value {
            Value::List(items) => items.clone(),
            Value::Scalar { .. } => vec![entry.node.clone()],
            Value::Table(_) => {
                let _: Option<()> = self.wrong(&entry, "a list of strings", LIST);
                return Vec::new();
            }
        };
        self.note_parts(&entry.name, &items);
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.name() {
                Some(text) => texts.push(At { line: item.line, value: text.trim().to_owned() }),
                None => {
                    let _: Option<()> = self.wrong(&entry, "a list of strings", LIST);
                }
            }
        }
        texts.retain(|text| !text.value.is_empty());
        let Some(text) = texts.get(most) else { return texts };
        let message = format!("`{}` has {} items; the maximum is {most}", names[0], texts.len());
        self.at(Code::InvalidValue, text.line, message, "remove some");
        Vec::new()
    }

    /// Treats what tables in a list say besides a name as fields, so that those which are not read are reported.
    fn note_parts(&mut self, list: &str, items: &[Node]) {
        for item in items {
            let Value::Table(parts) = &item.value else { continue };
            for part in parts.iter().filter(|part| part.name != "name") {
                let name = format!("{list}.{}", part.name);
                let is_noted = |entry: &Entry| entry.name == name && entry.line == part.line;
                if !self.entries.iter().any(is_noted) {
                    self.entries.push(Entry { name, ..part.clone() });
                }
            }
        }
    }

    /// A table of texts: `{Label: address}`, or a list of tables with `label` and `href`.
    pub fn pairs(&mut self, names: &[&'static str]) -> Vec<At<(String, String)>> {
        let Some(entry) = self.take(names) else { return Vec::new() };
        let pairs: Option<Vec<_>> = match &entry.node.value {
            Value::Table(parts) => {
                let pair = |part: &Entry| Some((part.name.clone(), part.node.name()?.to_owned()));
                parts.iter().map(|part| Some(At { line: part.line, value: pair(part)? })).collect()
            }
            Value::List(items) => {
                let pair = |item: &Node| item.part("label").zip(item.part("href"));
                items.iter().map(|item| Some(At { line: item.line, value: pair(item)? })).collect()
            }
            Value::Scalar { .. } => None,
        };
        pairs.unwrap_or_else(|| {
            let _: Option<()> =
                self.wrong(&entry, "a table of links", "write `{}: { Label: \"https://…\" }`");
            Vec::new()
        })
    }
}
