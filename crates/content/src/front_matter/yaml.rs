//! Parses YAML into a tree.

use crate::front_matter::tree::{Entry, Malformed, Node, Value};
use saphyr::{MarkedYaml, ScalarStyle, YamlData, YamlLoader};
use saphyr_parser::Parser;

const HELP: &str = "write fields as `name: value`, and quote values that contain `:`, `#` or brackets";

/// Parses a mapping; `first` is the line in the file at which `text` begins.
pub fn read(text: &str, first: usize) -> Result<Vec<Entry>, Malformed> {
    // The parser may report a missing end on a line after the last one.
    let end = text.lines().count().max(1) + 1;
    let lines = lines_of(text);
    let at = |line: usize| lines.get(line.saturating_sub(1)).copied().unwrap_or(end) + first - 1;
    let malformed =
        |line: usize, reason: &str| Malformed { line: at(line), reason: reason.to_owned(), help: HELP };
    let mut loader = YamlLoader::<MarkedYaml<'_>>::default();
    // Scalars are kept as written, so that a title may be a number and a slug may be "no".
    loader.early_parse(false);
    let loaded = Parser::new_from_str(text).load(&mut loader, true);
    if let Some(error) = loaded.err().as_ref().or(loader.error()) {
        return Err(malformed(error.marker().line(), error.info()));
    }
    let Some(document) = loader.into_documents().into_iter().next() else { return Ok(Vec::new()) };
    match node(document, &at).map(|node| (node.line, node.value)) {
        Some((_, Value::Table(entries))) => Ok(entries),
        Some((line, _)) => {
            Err(Malformed { line, reason: "expected fields like `name: value`".to_owned(), help: HELP })
        }
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

/// Converts a node; `at` maps a line of YAML to a line of the file.
fn node(yaml: MarkedYaml<'_>, at: &impl Fn(usize) -> usize) -> Option<Node> {
    let line = at(yaml.span.start.line());
    let value = match yaml.data {
        YamlData::Representation(text, style, _) => {
            let quoted = style != ScalarStyle::Plain;
            if !quoted && matches!(&*text, "" | "~" | "null") {
                return None;
            }
            Value::Scalar { text: text.into_owned(), quoted }
        }
        YamlData::Sequence(items) => {
            Value::List(items.into_iter().filter_map(|item| node(item, at)).collect())
        }
        YamlData::Mapping(entries) => Value::Table(
            entries
                .into_iter()
                .filter_map(|(name, value)| {
                    let line = at(name.span.start.line());
                    let YamlData::Representation(name, ..) = name.data else { return None };
                    Some(Entry { name: name.into_owned(), line, node: node(value, at)? })
                })
                .collect(),
        ),
        YamlData::Tagged(_, inner) => return node(*inner, at),
        _ => return None,
    };
    Some(Node { line, value })
}
