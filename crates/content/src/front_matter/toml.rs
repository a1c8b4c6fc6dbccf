//! Parses TOML into a tree.

use crate::front_matter::tree::{Entry, Malformed, Node, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Parses a table; `first` is the line in the file at which `text` begins.
pub fn read(text: &str, first: usize) -> Result<Vec<Entry>, Malformed> {
    let ends = text.match_indices('\n').map(|(at, _)| at).collect();
    let lines = Lines { ends, first };
    match DeTable::parse(text) {
        Ok(table) => Ok(entries(table.into_inner(), &lines)),
        Err(error) => Err(Malformed {
            line: lines.at(error.span().map_or(0, |span| span.start)),
            reason: error.message().to_owned(),
            help: "write fields as `name = value`, with text in quotes",
        }),
    }
}

/// Maps byte offsets of the text to lines of the file.
struct Lines {
    /// The offsets of line ends, ascending.
    ends: Vec<usize>,
    first: usize,
}

impl Lines {
    fn at(&self, byte: usize) -> usize {
        self.first + self.ends.partition_point(|end| *end < byte)
    }
}

fn entries(table: DeTable<'_>, lines: &Lines) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(name, value)| Entry {
            line: lines.at(name.span().start),
            name: name.into_inner().into_owned(),
            node: node(value, lines),
        })
        .collect();
    // The parser sorts by name, but diagnostics follow the order of the file.
    entries.sort_by_key(|entry| entry.line);
    entries
}

fn node(value: Spanned<DeValue<'_>>, lines: &Lines) -> Node {
    let line = lines.at(value.span().start);
    let plain = |text: String| Value::Scalar { text, quoted: false };
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Scalar { text: text.into_owned(), quoted: true },
        DeValue::Integer(number) => plain(number.to_string()),
        DeValue::Float(number) => plain(number.to_string()),
        DeValue::Boolean(truth) => plain(truth.to_string()),
        DeValue::Datetime(date) => plain(date.to_string()),
        DeValue::Array(items) => Value::List(items.into_iter().map(|item| node(item, lines)).collect()),
        DeValue::Table(table) => Value::Table(entries(table, lines)),
    };
    Node { line, value }
}
