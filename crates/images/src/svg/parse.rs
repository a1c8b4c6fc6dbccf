//! Parses SVG within limits: what costs more than its size suggests is refused first.

use quick_xml::Reader;
use quick_xml::events::Event;
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::HashMap;

/// The most elements that a drawing may draw.
pub const DRAWN: u64 = 1_000_000;

/// The largest file, in bytes.
pub const BYTES: usize = 16 << 20;
/// The most nodes: elements, texts, comments.
pub const NODES: u32 = 250_000;
/// The deepest nesting of elements.
const DEPTH: usize = 200;
/// The most attributes of one element; comparing them is quadratic.
const ATTRIBUTES: usize = 200;
/// The most namespace declarations; resolving them is quadratic.
const NAMESPACES: usize = 2_000;
/// The most bytes that entities may add.
const ENTITY_BYTES: usize = 1 << 20;
/// The most entities; looking them up is linear.
const ENTITIES: usize = 100;

/// The namespace of SVG.
pub const SVG: &str = "http://www.w3.org/2000/svg";

/// Why an SVG is not published.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It is not XML.
    #[error("it is not well-formed XML: {0}")]
    Xml(String),
    /// Its outermost element is not `<svg>`.
    #[error("its root element is `<{0}>`, not `<svg>`")]
    Root(String),
    /// It is neither UTF-8 nor UTF-16.
    #[error("it is not UTF-8")]
    Encoding,
    /// It is compressed.
    #[error("it is compressed")]
    Compressed,
    /// It has more than [`BYTES`] bytes.
    #[error("it is larger than {} MB", BYTES >> 20)]
    TooLarge,
    /// Its elements are nested too deeply.
    #[error("its elements are nested more than {DEPTH} levels deep (line {0})")]
    TooDeep(usize),
    /// It has too many nodes.
    #[error("it has more than {NODES} elements")]
    TooMany,
    /// One element has too many attributes.
    #[error("one element has more than {ATTRIBUTES} attributes (line {0})")]
    TooManyAttributes(usize),
    /// It declares too many namespaces.
    #[error("it declares more than {NAMESPACES} namespaces")]
    TooManyNamespaces,
    /// Its entities contain entities, elements or too much text.
    #[error("its document type defines entities that contain more than a short text")]
    Entities,
    /// It repeats too many elements with `use`.
    #[error("it draws more than {} elements through `<use>`", DRAWN)]
    TooMuchUse,
}

/// Parses an SVG.
pub fn document(text: &str) -> Result<Document<'_>, Error> {
    check(text)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Error::TooMany,
        error => Error::Xml(error.to_string()),
    })?;
    let root = document.root_element();
    match root.tag_name().name() {
        "svg" if matches!(root.tag_name().namespace(), Some(SVG) | None) => Ok(document),
        name => Err(Error::Root(shortened(name))),
    }
}

/// The value of an attribute without a namespace. The tree's own search finds one in any namespace.
pub fn own<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|attribute| attribute.namespace().is_none() && attribute.name() == name)
        .map(|attribute| attribute.value())
}

/// Checks the limits without building a tree.
fn check(text: &str) -> Result<(), Error> {
    if text.len() > BYTES {
        return Err(Error::TooLarge);
    }
    if text.matches("xmlns").nth(NAMESPACES).is_some() {
        return Err(Error::TooManyNamespaces);
    }
    let mut reader = Reader::from_str(text);
    let (mut depth, mut nodes) = (0_usize, 0);
    loop {
        let event = reader.read_event();
        let line = |position| line_at(text, position);
        match &event {
            Ok(Event::Eof) => return Ok(()),
            Ok(Event::DocType(definition)) => check_entities(definition, text)?,
            Ok(Event::Start(_)) if depth == DEPTH => {
                return Err(Error::TooDeep(line(reader.buffer_position())));
            }
            Ok(Event::Start(tag) | Event::Empty(tag)) if has_too_many(tag.attributes_raw()) => {
                return Err(Error::TooManyAttributes(line(reader.buffer_position())));
            }
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(_) => {}
            Err(error) => {
                return Err(Error::Xml(format!("{error} (line {})", line(reader.error_position()))));
            }
        }
        nodes += u32::from(!matches!(event, Ok(Event::End(_) | Event::Text(_) | Event::GeneralRef(_))));
        if nodes > NODES {
            return Err(Error::TooMany);
        }
    }
}

/// A name from a file, shortened for a message.
pub fn shortened(name: &str) -> String {
    name.chars().take(40).collect()
}

fn line_at(text: &str, position: u64) -> usize {
    let before = usize::try_from(position).unwrap_or(usize::MAX).min(text.len());
    1 + text.as_bytes()[..before].iter().filter(|byte| **byte == b'\n').count()
}

/// Whether there are more than [`ATTRIBUTES`] attributes.
fn has_too_many(attributes: &str) -> bool {
    attributes.matches('=').count() > ATTRIBUTES && {
        let mut quote = None;
        let mut count = 0;
        for byte in attributes.bytes() {
            match (quote, byte) {
                (None, b'"' | b'\'') => {
                    quote = Some(byte);
                    count += 1;
                }
                (Some(open), byte) if open == byte => quote = None,
                _ => {}
            }
        }
        count > ATTRIBUTES
    }
}

/// Refuses entities that are more than short texts, which Illustrator uses for its namespaces.
fn check_entities(definition: &str, text: &str) -> Result<(), Error> {
    let mut sizes = HashMap::new();
    for declaration in definition.split("<!ENTITY").skip(1) {
        let mut parts = declaration.trim_start().splitn(2, char::is_whitespace);
        let (name, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default().trim_start());
        let Some(quote @ ('"' | '\'')) = rest.chars().next() else { return Err(Error::Entities) };
        let value = rest[1..].split(quote).next().unwrap_or_default();
        if value.contains(['&', '<', '%']) || sizes.len() == ENTITIES {
            return Err(Error::Entities);
        }
        sizes.insert(name, value.len());
    }
    let mut added = 0;
    for reference in text.split('&').skip(1).filter(|_| !sizes.is_empty()) {
        let name = reference.split(';').next().unwrap_or_default();
        added += sizes.get(name).copied().unwrap_or_default();
        if added > ENTITY_BYTES {
            return Err(Error::Entities);
        }
    }
    Ok(())
}

/// Whether a text begins like an SVG: with `<svg`, after declarations and comments.
pub fn begins_svg(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let after = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.split_once("-->")
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            instruction.split_once("?>")
        } else if rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("<!doctype")) {
            let subset = rest.find('[').filter(|at| *at < rest.find('>').unwrap_or(usize::MAX));
            rest.split_once(if subset.is_some() { "]" } else { ">" })
                .map(|(before, after)| (before, after.trim_start().trim_start_matches('>')))
        } else {
            break;
        };
        let Some((_, after)) = after else { return false };
        rest = after.trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    let name = tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or_default();
    name == "svg" || name.ends_with(":svg")
}
