//! Parses a text, again where the parser misreads dollars, tildes, bare addresses and notes.

use super::source::{Change, Source};
use super::{bare_links, display_dollars, dollars, inline_notes, tildes};
use comrak::nodes::Node;
use comrak::{Arena, Options, parse_document};
use std::borrow::Cow;

/// How often a text is parsed at most. Each time, half of the dollars in a series of prices are settled.
const ROUNDS: usize = 24;

/// Parses a text. Also returns the text as it was parsed, in which dollars that do not begin a formula are escaped, and
/// addresses with text behind them are in angle brackets; its lines are the same.
pub fn parse<'a, 't>(arena: &'a Arena<'a>, text: &'t str, options: &Options<'_>) -> (Node<'a>, Cow<'t, str>) {
    let mut text = Cow::from(text);
    let mut root = parse_document(arena, &text, options);
    for _ in 1..ROUNDS {
        let changes = changes(root, &text, options.extension.math_dollars);
        if changes.is_empty() {
            break;
        }
        text = changed(&text, changes).into();
        root = parse_document(arena, &text, options);
    }
    (root, text)
}

/// What to change in a text, in order; `math` turns formulas on.
fn changes(root: Node<'_>, text: &str, math: bool) -> Vec<Change> {
    if !["$", "://", "www.", "^[", "~~"].iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    let source = Source::new(text);
    let settled = if math { dollars::before_digits(root, &source) } else { Vec::new() };
    if !settled.is_empty() {
        return settled;
    }
    let change = |node| {
        let change = dollars::change(node, &source).or_else(|| display_dollars::change(node, &source));
        let change = change.or_else(|| bare_links::change(node, &source));
        let change = change.or_else(|| inline_notes::change(node, &source));
        change.or_else(|| tildes::change(node, &source))
    };
    let mut changes: Vec<Change> = root.descendants().filter_map(change).collect();
    changes.sort_unstable_by_key(|(range, _)| (range.start, range.end));
    changes
}

/// The text with these changes; of two that overlap, the first.
fn changed(text: &str, changes: Vec<Change>) -> String {
    let mut new = String::with_capacity(text.len() + changes.len() * 2);
    let mut done = 0;
    for (range, replacement) in changes {
        // The same place can be found twice if the parser's columns are wrong.
        if range.start < done || done > 0 && range.is_empty() && range.start == done {
            continue;
        }
        new.push_str(&text[done..range.start]);
        new.push_str(&replacement);
        done = range.end;
    }
    new.push_str(&text[done..]);
    new
}

/// The formulas of a text.
#[cfg(test)]
pub fn formulas(text: &str) -> Vec<String> {
    use comrak::nodes::NodeValue;
    let arena = Arena::new();
    let (root, _) = parse(&arena, text, &super::options(true));
    let formulas = root.descendants().filter_map(|node| match &node.data().value {
        NodeValue::Math(math) => Some(math.literal.clone()),
        _ => None,
    });
    formulas.collect()
}
