//! Parses YAML into a tree. What YAML would drop without a word, such as the rest of `title: issue #532`, is an error.

mod source;

use crate::front_matter::tree::{Entry, Malformed, Node, Value};
use saphyr::{MarkedYaml, ScalarStyle, YamlData, YamlLoader};
use saphyr_parser::Parser;
use source::Source;
use std::fmt::Display;

const HELP: &str = "write fields as `name: value`, and quote values that contain `:`, `#` or brackets";

/// The fix for what YAML would drop.
const QUOTE: &str = "put the whole value in quotes; in a real comment, write a space behind the `#`";

/// The fix for an error of the parser.
fn help(error: &str) -> &'static str {
    match error {
        "duplicated key in mapping" => {
            "remove one of the two fields; a field has one value, which may be a list"
        }
        "invalid indentation in quoted scalar" => {
            "write the text on one line, or indent the lines that continue it"
        }
        _ => HELP,
    }
}

/// Parses a mapping; `first` is the line in the file at which `text` begins.
pub fn read(text: &str, first: usize) -> Result<Vec<Entry>, Malformed> {
    // The parser may report a missing end on a line after the last one.
    let end = text.lines().count().max(1) + 1;
    let reader = Reader { source: Source::new(text), lines: lines_of(text), end, first };
    let mut loader = YamlLoader::<MarkedYaml<'_>>::default();
    // Scalars are kept as written, so that a title may be a number and a slug may be "no".
    loader.early_parse(false);
    let loaded = Parser::new_from_str(text).load(&mut loader, true);
    if let Some(error) = loaded.err().as_ref().or(loader.error()) {
        let malformed = reader.malformed(error.marker().line(), error.info());
        return Err(Malformed { help: help(error.info()), ..malformed });
    }
    let mut documents = loader.into_documents().into_iter();
    let Some(document) = documents.next() else { return Ok(Vec::new()) };
    if let Some(next) = documents.next() {
        return Err(reader.malformed(next.span.start.line(), "a second document begins here"));
    }
    let line = document.span.start.line();
    match reader.node(document)?.map(|node| node.value) {
        Some(Value::Table(entries)) => Ok(entries),
        Some(_) => Err(reader.malformed(line, "expected fields like `name: value`")),
        None => Ok(Vec::new()),
    }
}

/// Maps YAML's lines to lines of the file: YAML also ends a line at a lone carriage return.
fn lines_of(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut lines = vec![1];
    let mut line = 1;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' => line += 1,
            b'\r' if bytes.get(at + 1) != Some(&b'\n') => {}
            _ => continue,
        }
        lines.push(line);
    }
    lines
}

/// Converts YAML into the common tree.
struct Reader<'a> {
    source: Source<'a>,
    /// The line of the file for each line of YAML.
    lines: Vec<usize>,
    /// The line after the last one.
    end: usize,
    /// The line in the file at which the YAML begins.
    first: usize,
}

impl Reader<'_> {
    /// The line of the file for a line of YAML.
    fn at(&self, line: usize) -> usize {
        self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.end) + self.first - 1
    }

    fn malformed(&self, line: usize, reason: &str) -> Malformed {
        Malformed { line: self.at(line), reason: reason.to_owned(), help: HELP }
    }

    /// The error for what would be lost because it is read as something else than text.
    fn lost(&self, line: usize, text: impl Display, read_as: &str) -> Malformed {
        let reason = format!("`{text}` is read as {read_as} and would be lost");
        Malformed { line: self.at(line), reason, help: QUOTE }
    }

    /// Converts a node; `None` if it is empty.
    fn node(&self, yaml: MarkedYaml<'_>) -> Result<Option<Node>, Malformed> {
        let (line, start) = (yaml.span.start.line(), yaml.span.start.index());
        let value = match yaml.data {
            YamlData::Representation(text, style, tag) => {
                if let Some(tag) = tag.filter(|tag| !tag.is_yaml_core_schema()) {
                    return Err(self.lost(line, tag, "a tag"));
                }
                let quoted = style != ScalarStyle::Plain;
                if !quoted && matches!(&*text, "" | "~" | "null") {
                    return Ok(None);
                }
                if !quoted && let Some(comment) = self.source.comment_behind(start, &text) {
                    return Err(self.lost(line, comment, "a comment"));
                }
                Value::Scalar { text: text.into_owned(), quoted }
            }
            YamlData::Sequence(items) => {
                let mut list = Vec::with_capacity(items.len());
                for item in items {
                    list.extend(self.node(item)?);
                }
                Value::List(list)
            }
            YamlData::Mapping(entries) => {
                let mut table = Vec::with_capacity(entries.len());
                for (name, value) in entries {
                    table.extend(self.entry(name, value)?);
                }
                Value::Table(table)
            }
            YamlData::Tagged(_, inner) => return self.node(*inner),
            _ => return Ok(None),
        };
        Ok(Some(Node { line: self.at(line), value }))
    }

    /// Converts a name and its value; `None` if the value is empty.
    fn entry(&self, name: MarkedYaml<'_>, value: MarkedYaml<'_>) -> Result<Option<Entry>, Malformed> {
        let (line, start) = (name.span.start.line(), name.span.start.index());
        let YamlData::Representation(name, ..) = name.data else {
            // `title: {{ title }}` of a template.
            return Err(self.malformed(line, "the name of a field is not a text"));
        };
        let node = self.node(value)?;
        let is_scalar = node.as_ref().is_none_or(|node| matches!(node.value, Value::Scalar { .. }));
        if is_scalar && let Some(anchor) = self.source.anchor_of_value(start, &name) {
            return Err(self.lost(line, anchor, "an anchor"));
        }
        if node.is_none()
            && let Some(comment) = self.source.comment_for_value(start, &name)
        {
            return Err(self.lost(line, comment, "a comment"));
        }
        Ok(node.map(|node| Entry { name: name.into_owned(), line: self.at(line), node }))
    }
}
