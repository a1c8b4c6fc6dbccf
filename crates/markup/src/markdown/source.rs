//! The text behind a tree: where nodes are in it, and what to change there.

use comrak::Arena;
use comrak::arena_tree::Node as TreeNode;
use comrak::nodes::{Ast, Node, NodeValue, Sourcepos};
use std::cell::RefCell;
use std::ops::Range;

/// A range of the text, in bytes, and what replaces it. The number of lines stays the same.
pub type Change = (Range<usize>, String);

/// A new node, to be put into a tree as if it were written at `place`.
pub fn new_node<'a>(arena: &'a Arena<'a>, value: NodeValue, place: Sourcepos) -> Node<'a> {
    arena.alloc(TreeNode::new(RefCell::new(Ast::new_with_sourcepos(value, place))))
}

/// The text that a tree was parsed from, with the offsets of its lines.
pub struct Source<'t> {
    /// The text.
    pub text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Source<'t> {
    /// Finds the lines of a text.
    pub fn new(text: &'t str) -> Self {
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
