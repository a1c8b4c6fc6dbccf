//! Limits on the elements of a text. Building a tree takes time proportional to depth, and a formatting element left
//! open is reopened in every block that follows.

use super::elements::{ends_by_itself, is_formatting, is_part_of_ruby};
use html5ever::{LocalName, local_name};
use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};

/// Maximum number of open elements; browsers stop at 512.
pub const DEEPEST: usize = 256;
/// Maximum number of elements in one text.
const MOST: usize = 20_000;
/// Maximum number of Markdown nodes inside HTML tables but outside cells. The parser moves them before the table, which
/// takes time proportional to what was moved there already.
const MOST_IN_TABLES: usize = 4_000;
/// Maximum amount of HTML in one text, in bytes.
const LARGEST: usize = 2 << 20;
/// Maximum number of bytes added by reopened formatting elements.
const MOST_REPEATED: usize = 8 << 20;

/// The limit that was exceeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Nesting depth.
    Depth,
    /// Number of elements.
    Elements,
    /// Bytes of HTML.
    Bytes,
    /// Reopened formatting elements.
    Repeated,
    /// Markdown in tables, outside cells.
    InTables,
}

impl Display for Limit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Depth => write!(f, "more than {DEEPEST} elements are open here"),
            Self::Elements => write!(f, "more than {MOST} HTML elements in one text"),
            Self::Bytes => write!(f, "more than {} MB of HTML in one text", LARGEST >> 20),
            Self::InTables => {
                write!(f, "more than {MOST_IN_TABLES} pieces of Markdown in HTML tables, outside of cells")
            }
            Self::Repeated => f.write_str("unclosed elements are reopened too often"),
        }
    }
}

/// The open elements of one text, and running totals.
#[derive(Debug, Default)]
pub struct Nesting {
    open: HashMap<LocalName, Vec<Open>>,
    /// The names of open formatting elements, in the order in which they were opened.
    opened: Vec<LocalName>,
    depth: usize,
    elements: usize,
    bytes: usize,
    /// Bytes of formatting elements that each following block reopens.
    formatting: usize,
    repeated: usize,
    in_tables: usize,
    limit: Option<Limit>,
}

#[derive(Debug)]
struct Open {
    line: usize,
    size: usize,
    /// Whether it needs an end tag, and so counts towards depth.
    counted: bool,
}

impl Nesting {
    /// Counts HTML that is about to be parsed.
    pub fn read(&mut self, bytes: usize) -> Result<(), Limit> {
        self.bytes += bytes;
        self.check(self.bytes > LARGEST, Limit::Bytes)
    }

    /// Counts an empty element.
    pub fn empty(&mut self) -> Result<(), Limit> {
        self.elements += 1;
        self.check(self.elements > MOST, Limit::Elements)
    }

    /// Opens an element whose start tag is `size` bytes long.
    pub fn open(&mut self, name: &LocalName, line: usize, size: usize) -> Result<(), Limit> {
        self.empty()?;
        self.block()?;
        let size = if is_formatting(name) { size + 2 * name.len() } else { 0 };
        let counted = !(ends_by_itself(name) || is_part_of_ruby(name) && self.is_open(&local_name!("ruby")));
        self.open.entry(name.clone()).or_default().push(Open { line, size, counted });
        if size > 0 {
            self.opened.push(name.clone());
        }
        self.formatting += size;
        self.depth += usize::from(counted);
        self.check(self.depth > DEEPEST, Limit::Depth)
    }

    /// Closes an element; returns whether it was open.
    pub fn close(&mut self, name: &LocalName) -> bool {
        let Some(Open { size, counted, .. }) = self.open.get_mut(name).and_then(Vec::pop) else {
            return false;
        };
        self.formatting -= size;
        self.depth -= usize::from(counted);
        if let Some(at) = self.opened.iter().rposition(|opened| opened == name) {
            self.opened.remove(at);
        }
        true
    }

    /// The number of open formatting elements.
    pub fn open_formatting(&self) -> usize {
        self.opened.len()
    }

    /// Closes the innermost formatting element if more than `count` are open; returns its line and name.
    pub fn close_formatting(&mut self, count: usize) -> Option<(usize, LocalName)> {
        let name = self.opened.get(count..)?.last()?.clone();
        let line = self.open.get(&name)?.last()?.line;
        self.close(&name);
        Some((line, name))
    }

    /// Counts the start or end of a block, where open formatting may be reopened.
    fn block(&mut self) -> Result<(), Limit> {
        self.repeated += self.formatting;
        self.check(self.repeated > MOST_REPEATED, Limit::Repeated)
    }

    /// Counts a Markdown node.
    pub fn part(&mut self, is_block: bool) -> Result<(), Limit> {
        if is_block {
            self.block()?;
        }
        let count = |name: LocalName| self.open.get(&name).map_or(0, Vec::len);
        let cells = count(local_name!("td")) + count(local_name!("th"));
        self.in_tables += usize::from(count(local_name!("table")) > cells);
        self.check(self.in_tables > MOST_IN_TABLES, Limit::InTables)
    }

    /// The limit exceeded most recently, if any.
    pub fn limit(&self) -> Option<Limit> {
        self.limit
    }

    /// Whether an element of this name is open.
    pub fn is_open(&self, name: &LocalName) -> bool {
        self.open.get(name).is_some_and(|open| !open.is_empty())
    }

    /// Whether a limit was exceeded, so that processing must stop.
    pub fn is_exceeded(&self) -> bool {
        self.limit.is_some()
    }

    /// Returns the open elements that need an end tag, with their lines, in order.
    pub fn unclosed(&self) -> Vec<(usize, LocalName)> {
        let mut unclosed = Vec::new();
        for (name, open) in &self.open {
            let counted = open.iter().filter(|open| open.counted);
            unclosed.extend(counted.map(|open| (open.line, name.clone())));
        }
        unclosed.sort();
        unclosed
    }

    fn check(&mut self, exceeded: bool, limit: Limit) -> Result<(), Limit> {
        if exceeded {
            self.limit = Some(limit);
            return Err(limit);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str) -> LocalName {
        LocalName::from(name)
    }

    #[test]
    fn depth_is_bounded() {
        let mut nesting = Nesting::default();
        let results: Vec<_> = (0..300).map(|line| nesting.open(&name("div"), line, 5)).collect();
        assert_eq!(results.iter().position(Result::is_err), Some(DEEPEST));
        assert!(nesting.is_exceeded());
    }

    #[test]
    fn optional_end_tags_do_not_add_depth() {
        let mut nesting = Nesting::default();
        for line in 0..1_000 {
            assert_eq!(nesting.open(&name("li"), line, 4), Ok(()));
        }
        assert_eq!(nesting.unclosed(), []);
    }

    #[test]
    fn open_formatting_is_counted_in_every_block() {
        let mut nesting = Nesting::default();
        assert_eq!(nesting.open(&name("b"), 1, 10_000), Ok(()));
        let blocks = (0..).take_while(|_| nesting.block().is_ok()).count();
        assert_eq!(blocks, MOST_REPEATED / 10_002);
    }

    #[test]
    fn formatting_is_closed_from_the_inside() {
        let mut nesting = Nesting::default();
        for (line, element) in [(1, "b"), (2, "div"), (3, "i"), (4, "b")] {
            assert_eq!(nesting.open(&name(element), line, 3), Ok(()));
        }
        assert_eq!(nesting.open_formatting(), 3);
        assert_eq!(nesting.close_formatting(1), Some((4, name("b"))));
        assert_eq!(nesting.close_formatting(1), Some((3, name("i"))));
        assert_eq!(nesting.close_formatting(1), None);
        assert_eq!(nesting.unclosed(), [(1, name("b")), (2, name("div"))]);
    }

    #[test]
    fn unclosed_elements_are_listed() {
        let mut nesting = Nesting::default();
        for (line, element) in [(1, "b"), (2, "i"), (3, "div")] {
            assert_eq!(nesting.open(&name(element), line, 3), Ok(()));
        }
        assert!(nesting.close(&name("i")) && !nesting.close(&name("i")) && !nesting.close(&name("p")));
        assert_eq!(nesting.unclosed(), [(1, name("b")), (3, name("div"))]);
    }
}
