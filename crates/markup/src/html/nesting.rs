//! Bounds what a tree is made of. Building one takes time that grows with the depth at which elements stand, and an
//! element of formatting that is left open is begun anew in every block that follows.

use super::elements::{ends_by_itself, is_formatting, is_part_of_ruby};
use html5ever::{LocalName, local_name};
use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};

/// As many elements may be open at a time; browsers stop at 512.
pub const DEEPEST: usize = 256;
/// As many elements one text may have.
const MOST: usize = 20_000;
/// As many parts of Markdown may stand in tables of HTML outside of their cells. They are put before the table, which
/// takes time that grows with what stands there already.
const MOST_IN_TABLES: usize = 4_000;
/// As much HTML one text may have, in bytes.
const LARGEST: usize = 2 << 20;
/// As many bytes may come of open elements of formatting that are begun anew.
const MOST_REPEATED: usize = 8 << 20;

/// What there is too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Elements in elements.
    Depth,
    /// Elements.
    Elements,
    /// Bytes.
    Bytes,
    /// Elements of formatting that are begun anew.
    Repeated,
    /// Markdown in tables.
    InTables,
}

impl Display for Limit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Depth => write!(f, "more than {DEEPEST} elements are open here"),
            Self::Elements => write!(f, "more than {MOST} HTML elements in one text"),
            Self::Bytes => write!(f, "more than {} MB of HTML in one text", LARGEST >> 20),
            Self::InTables => {
                write!(f, "more than {MOST_IN_TABLES} parts of Markdown in tables of HTML, outside of cells")
            }
            Self::Repeated => f.write_str("elements that are not closed are begun anew too often"),
        }
    }
}

/// The elements of one text that are open, and how much there was.
#[derive(Debug, Default)]
pub struct Nesting {
    open: HashMap<LocalName, Vec<Open>>,
    depth: usize,
    elements: usize,
    bytes: usize,
    /// What each block that follows begins anew, in bytes.
    formatting: usize,
    repeated: usize,
    in_tables: usize,
    limit: Option<Limit>,
}

#[derive(Debug)]
struct Open {
    line: usize,
    size: usize,
    /// Whether it has to be closed.
    counted: bool,
}

impl Nesting {
    /// Counts HTML that is to be read; whether it may be.
    pub fn read(&mut self, bytes: usize) -> Result<(), Limit> {
        self.bytes += bytes;
        self.check(self.bytes > LARGEST, Limit::Bytes)
    }

    /// Counts an element that is empty.
    pub fn empty(&mut self) -> Result<(), Limit> {
        self.elements += 1;
        self.check(self.elements > MOST, Limit::Elements)
    }

    /// Opens an element, whose tag has a size in bytes.
    pub fn open(&mut self, name: &LocalName, line: usize, size: usize) -> Result<(), Limit> {
        self.empty()?;
        self.block()?;
        let size = if is_formatting(name) { size + 2 * name.len() } else { 0 };
        let counted = !(ends_by_itself(name) || is_part_of_ruby(name) && self.is_open(&local_name!("ruby")));
        self.open.entry(name.clone()).or_default().push(Open { line, size, counted });
        self.formatting += size;
        self.depth += usize::from(counted);
        self.check(self.depth > DEEPEST, Limit::Depth)
    }

    /// Closes an element; whether it was open.
    pub fn close(&mut self, name: &LocalName) -> bool {
        let Some(Open { size, counted, .. }) = self.open.get_mut(name).and_then(Vec::pop) else {
            return false;
        };
        self.formatting -= size;
        self.depth -= usize::from(counted);
        true
    }

    /// Counts a block's beginning or end, where open formatting may be begun anew.
    fn block(&mut self) -> Result<(), Limit> {
        self.repeated += self.formatting;
        self.check(self.repeated > MOST_REPEATED, Limit::Repeated)
    }

    /// Counts a part of Markdown, which may be a block.
    pub fn part(&mut self, is_block: bool) -> Result<(), Limit> {
        if is_block {
            self.block()?;
        }
        let count = |name: LocalName| self.open.get(&name).map_or(0, Vec::len);
        let cells = count(local_name!("td")) + count(local_name!("th"));
        self.in_tables += usize::from(count(local_name!("table")) > cells);
        self.check(self.in_tables > MOST_IN_TABLES, Limit::InTables)
    }

    /// The limit that was exceeded first.
    pub fn limit(&self) -> Option<Limit> {
        self.limit
    }

    /// Whether an element of this name is open.
    pub fn is_open(&self, name: &LocalName) -> bool {
        self.open.get(name).is_some_and(|open| !open.is_empty())
    }

    /// Whether there was too much, so that nothing more is to be read.
    pub fn is_exceeded(&self) -> bool {
        self.limit.is_some()
    }

    /// The elements that are still open, apart from those that end by themselves, with the lines they begin in.
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
    fn items_that_end_by_themselves_are_not_deep() {
        let mut nesting = Nesting::default();
        for line in 0..1_000 {
            assert_eq!(nesting.open(&name("li"), line, 4), Ok(()));
        }
        assert_eq!(nesting.unclosed(), []);
    }

    #[test]
    fn formatting_that_is_left_open_is_counted_in_every_block() {
        let mut nesting = Nesting::default();
        assert_eq!(nesting.open(&name("b"), 1, 10_000), Ok(()));
        let blocks = (0..).take_while(|_| nesting.block().is_ok()).count();
        assert_eq!(blocks, MOST_REPEATED / 10_002);
    }

    #[test]
    fn what_is_not_closed_is_known() {
        let mut nesting = Nesting::default();
        for (line, element) in [(1, "b"), (2, "i"), (3, "div")] {
            assert_eq!(nesting.open(&name(element), line, 3), Ok(()));
        }
        assert!(nesting.close(&name("i")) && !nesting.close(&name("i")) && !nesting.close(&name("p")));
        assert_eq!(nesting.unclosed(), [(1, name("b")), (3, name("div"))]);
    }
}
