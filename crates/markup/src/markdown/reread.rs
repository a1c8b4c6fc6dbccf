//! Parses a text, again where the parser misreads dollars, bare addresses and notes.

use super::{bare_links, dollars, inline_notes};
use comrak::nodes::{Node, Sourcepos};
use comrak::{Arena, Options, parse_document};
use std::borrow::Cow;
use std::ops::Range;

/// How often a text is parsed at most. Each time, half of the dollars in a series of prices are settled.
const ROUNDS: usize = 24;

/// A range of the text, in bytes, and what replaces it. The number of lines stays the same.
pub type Change = (Range<usize>, String);

/// The text that a tree was parsed from, with the offsets of its lines.
pub struct Source<'t> {
    /// The text.
    pub text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Source<'t> {
    fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The offset of a line and column, both counted from 1.
    pub fn offset(&self, line: usize, column: usize) -> Option<usize> {
        Some(self.starts.get(line.checked_sub(1)?)? + column.checked_sub(1)?)
    }

    /// The offset at which something written like this begins; the parser's columns are wrong in some cells of tables,
    /// for example.
    pub fn find(&self, place: &Sourcepos, written: &str) -> Option<usize> {
        let start = self.offset(place.start.line, place.start.column)?;
        if self.text.get(start..).is_some_and(|rest| rest.starts_with(written)) {
            return Some(start);
        }
        let first = self.offset(place.start.line, 1)?;
        self.text[first..].split('\n').next()?.find(written).map(|at| first + at)
    }
}

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
    if !["$", "://", "www.", "^["].iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    let source = Source::new(text);
    let settled = if math { dollars::before_digits(root, &source) } else { Vec::new() };
    if !settled.is_empty() {
        return settled;
    }
    let change = |node| {
        let change = dollars::change(node, &source).or_else(|| bare_links::change(node, &source));
        change.or_else(|| inline_notes::change(node, &source))
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
