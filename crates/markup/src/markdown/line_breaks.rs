//! Line breaks in the source: where lines begin and end, and breaks between characters of scripts without spaces, where a
//! browser would show a space.

use comrak::nodes::{Node, NodeValue};
use contract::text::is_ideographic;

/// Whether a node is the first of its line in a block.
pub fn begins_line(node: Node<'_>) -> bool {
    node.previous_sibling().is_none_or(is_break)
}

/// Whether a node is the last of its line in a block.
pub fn ends_line(node: Node<'_>) -> bool {
    node.next_sibling().is_none_or(is_break)
}

fn is_break(node: Node<'_>) -> bool {
    matches!(node.data().value, NodeValue::SoftBreak | NodeValue::LineBreak)
}

/// Whether a line break in the source is between two characters of Chinese or Japanese, where it means nothing.
pub fn is_silent(node: Node<'_>) -> bool {
    let before = node.previous_sibling().and_then(last);
    let after = node.next_sibling().and_then(first);
    before.zip(after).is_some_and(|(before, after)| is_unspaced(before) && is_unspaced(after))
}

/// Whether no space is written beside a character: kana, Han and their punctuation, which is as wide.
fn is_unspaced(c: char) -> bool {
    is_ideographic(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{30fb}' | '\u{ff01}'..='\u{ff65}')
}

/// The first character of a node's text.
pub fn first(node: Node<'_>) -> Option<char> {
    match &node.data().value {
        NodeValue::Text(text) => text.chars().next(),
        NodeValue::Code(_) | NodeValue::Math(_) | NodeValue::Image(_) => None,
        _ => node.first_child().and_then(first),
    }
}

/// The last character of a node's text.
pub fn last(node: Node<'_>) -> Option<char> {
    match &node.data().value {
        NodeValue::Text(text) => text.chars().next_back(),
        NodeValue::Code(_) | NodeValue::Math(_) | NodeValue::Image(_) => None,
        _ => node.last_child().and_then(last),
    }
}
