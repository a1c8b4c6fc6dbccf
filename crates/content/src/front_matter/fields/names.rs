//! Names of topics, authors and series, from which URLs are made.

use super::limits;
use super::{At, Fields};
use crate::diagnostics::Code;
use crate::front_matter::tree::{Entry, Node, Value};
use contract::{slug, url};

impl Fields<'_> {
    /// Names of topics, from which URLs are made. A single text is split at commas, as in `tags: one, two`.
    pub fn topics(&mut self, names: &[&'static str]) -> Vec<At<String>> {
        if let Some(entry) = self.take(names)
            && let Value::Scalar { text, .. } = &entry.node.value
            && text.contains(',')
        {
            let list = text.split(',').map(|part| Node {
                line: entry.line,
                value: Value::Scalar { text: part.trim().to_owned(), quoted: true },
            });
            let list = Value::List(list.collect());
            let same_field = |other: &&mut Entry| other.line == entry.line && other.name == entry.name;
            if let Some(entry) = self.entries.iter_mut().find(same_field) {
                entry.node.value = list;
            }
        }
        self.names(names)
    }

    /// A single text of several words in place of a list, unless it is in quotes.
    pub fn words(&mut self, names: &[&'static str]) -> Option<At<String>> {
        let entry = self.take(names)?;
        let text = entry.node.plain()?.trim();
        text.contains(char::is_whitespace).then(|| At { line: entry.line, value: text.to_owned() })
    }

    /// Names of authors, from which URLs are made. A single text that lists several is an error, because a name may
    /// contain a comma.
    pub fn authors(&mut self, names: &[&'static str]) -> Vec<At<String>> {
        if let Some(entry) = self.take(names)
            && let Value::Scalar { text, .. } = &entry.node.value
            && [", ", " & ", " and "].iter().any(|between| text.contains(between))
        {
            let message =
                format!("`{}` is one text, but seems to name several authors: `{text}`", entry.name);
            let help = "write a list, even for a single name: `{}: [\"one\", \"two\"]`";
            let help = self.example(help, &entry.name);
            self.at(Code::InvalidValue, entry.line, message, help);
            return Vec::new();
        }
        self.names(names)
    }

    /// The name of the only series, from which a URL is made.
    pub fn series(&mut self, names: &[&'static str]) -> Option<At<String>> {
        let mut series = self.names(names).into_iter();
        let first = series.next();
        if let Some(second) = series.next() {
            let message = "an article can be part of one series only";
            self.at(Code::InvalidValue, second.line, message, "keep one, and add the others as topics");
        }
        first
    }

    /// Names, of which each can be turned into an address.
    fn names(&mut self, names: &[&'static str]) -> Vec<At<String>> {
        let mut texts = self.texts_within(names, limits::NAMES);
        texts.iter().for_each(|text| self.check_plain(names[0], text));
        texts.retain(|text| {
            let fits = self.fits(names[0], text, limits::NAME);
            if fits && let Some(help) = name_fault(&text.value) {
                let message = format!("the name `{}` cannot be turned into an address", text.value);
                self.at(Code::InvalidName, text.line, message, help);
                return false;
            }
            fits
        });
        texts
    }
}

/// The fix for a name from which no URL can be made.
pub fn name_fault(name: &str) -> Option<&'static str> {
    match url::slug(name) {
        slug if slug.is_empty() => Some("use at least one letter or digit"),
        slug if slug.len() > slug::LONGEST => {
            Some("choose a shorter name; it may have at most 200 bytes in an address")
        }
        _ => None,
    }
}
