//! Front matter as one kind of tree, whether it was written in YAML or in TOML, with the lines kept.

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its line in the file, counted from 1.
    pub line: usize,
    /// What stands there.
    pub value: Value,
}

impl Node {
    /// A value that was written without quotes.
    pub fn plain(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, quoted: false } => Some(text),
            _ => None,
        }
    }

    /// The text of an item of a list; of a table it is that of its `name`.
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

/// What can stand in front matter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text, number, date or truth value, as it was written; quotes say that it is a text.
    Scalar {
        /// Its text without quotes.
        text: String,
        /// Whether it stood in quotes.
        quoted: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Vec<Entry>),
}

/// A name with a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The name; parts of nested names are joined by dots after [`flatten`].
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

/// A text that cannot be read as a tree.
#[derive(Debug, PartialEq, Eq)]
pub struct Malformed {
    /// The line at which reading stopped, counted from 1.
    pub line: usize,
    /// What the reader says about it.
    pub reason: String,
    /// What to do about it.
    pub help: &'static str,
}
