//! YAML to a tree.

use crate::tree::{Entry, Malformed, Node, Value};
use saphyr::{MarkedYaml, ScalarStyle, YamlData, YamlLoader};
use saphyr_parser::Parser;

const HELP: &str = "write fields as `name: value`, and a value with `:`, `#` or brackets in quotes";

/// Reads a mapping; `first` is the line in the file at which `text` begins.
pub fn read(text: &str, first: usize) -> Result<Vec<Entry>, Malformed> {
    // What is missing at the end is missed in the line after it, or lines later.
    let end = text.lines().count().max(1) + 1;
    let malformed = |line: usize, reason: &str| Malformed {
        line: line.min(end) + first - 1,
        reason: reason.to_owned(),
        help: HELP,
    };
    let mut loader = YamlLoader::<MarkedYaml<'_>>::default();
    // Scalars stay as written, so that a title may be a number and a slug may be "no".
    loader.early_parse(false);
    let loaded = Parser::new_from_str(text).load(&mut loader, true);
    if let Some(error) = loaded.err().as_ref().or(loader.error()) {
        return Err(malformed(error.marker().line(), error.info()));
    }
    let Some(document) = loader.into_documents().into_iter().next() else { return Ok(Vec::new()) };
    match node(document, first).map(|node| (node.line, node.value)) {
        Some((_, Value::Table(entries))) => Ok(entries),
        Some((line, _)) => Err(Malformed { line, reason: "these are not fields".to_owned(), help: HELP }),
        None => Ok(Vec::new()),
    }
}

fn node(yaml: MarkedYaml<'_>, first: usize) -> Option<Node> {
    let line = yaml.span.start.line() + first - 1;
    let value = match yaml.data {
        YamlData::Representation(text, style, _) => {
            let quoted = style != ScalarStyle::Plain;
            if !quoted && matches!(&*text, "" | "~" | "null") {
                return None;
            }
            Value::Scalar { text: text.into_owned(), quoted }
        }
        YamlData::Sequence(items) => {
            Value::List(items.into_iter().filter_map(|item| node(item, first)).collect())
        }
        YamlData::Mapping(entries) => Value::Table(
            entries
                .into_iter()
                .filter_map(|(name, value)| {
                    let line = name.span.start.line() + first - 1;
                    let YamlData::Representation(name, ..) = name.data else { return None };
                    Some(Entry { name: name.into_owned(), line, node: node(value, first)? })
                })
                .collect(),
        ),
        YamlData::Tagged(_, inner) => return node(*inner, first),
        _ => return None,
    };
    Some(Node { line, value })
}
