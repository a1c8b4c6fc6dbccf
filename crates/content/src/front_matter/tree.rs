//! A common tree for front matter in YAML and TOML, with line numbers.

/// A value and its line.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its line in the file, counted from 1.
    pub line: usize,
    /// The value.
    pub value: Value,
}

impl Node {
    /// The text of a scalar without quotes.
    pub fn plain(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, quoted: false } => Some(text),
            _ => None,
        }
    }

    /// The text of a list item; for a table, that of its `name`.
    pub fn name(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            Value::Table(entries) => entries.iter().find(|entry| entry.name == "name")?.node.name(),
            Value::List(_) => None,
        }
    }

    /// The text of one entry of a table.
    pub fn part(&self, name: &str) -> Option<String> {
        let Value::Table(entries) = &self.value else { return None };
        match &entries.iter().find(|entry| entry.name == name)?.node.value {
            Value::Scalar { text, .. } => Some(text.clone()),
            _ => None,
        }
    }
}

/// A value in front matter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text, number, date or boolean as written; quotes mark it as text.
    Scalar {
        /// Its text without quotes.
        text: String,
        /// Whether it was in quotes.
        quoted: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Vec<Entry>),
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The name; after [`flatten`], the parts of nested names are joined by dots.
    pub name: String,
    /// The name's line in the file.
    pub line: usize,
    /// The value.
    pub node: Node,
}

/// Replaces tables by their entries with dotted names: `cover: {image: a.png}` becomes `cover.image`.
pub fn flatten(entries: Vec<Entry>) -> Vec<Entry> {
    let mut flat = Vec::with_capacity(entries.len());
    for Entry { name, line, node } in entries {
        match node.value {
            Value::Table(inner) => {
                flat.extend(
                    flatten(inner)
                        .into_iter()
                        .map(|entry| Entry { name: format!("{name}.{}", entry.name), ..entry }),
                );
            }
            _ => flat.push(Entry { name, line, node }),
        }
    }
    flat
}

/// Front matter that cannot be parsed.
#[derive(Debug, PartialEq, Eq)]
pub struct Malformed {
    /// The line at which parsing stopped, counted from 1.
    pub line: usize,
    /// The parser's message.
    pub reason: String,
    /// How to fix it.
    pub help: &'static str,
}
