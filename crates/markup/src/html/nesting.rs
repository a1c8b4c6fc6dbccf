//! Limits on the elements of a text. Building a tree takes time proportional to depth, and a formatting element left
//! open is reopened in every block that follows.

use super::elements::{self, ends_by_itself, is_formatting, is_part_of_ruby};
use super::implied;
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
    /// The open formatting elements, in the order in which they were opened.
    formatting: Vec<(Mark, LocalName)>,
    /// Elements that something else ended, by name. Their own end tags may still come.
    ended: HashMap<LocalName, usize>,
    depth: usize,
    elements: usize,
    bytes: usize,
    /// Bytes of formatting elements that each following block reopens.
    reopened: usize,
    repeated: usize,
    in_tables: usize,
    /// The number of open drawings and formulas, which are not allowed.
    drawings: usize,
    limit: Option<Limit>,
}

/// A moment in a text: whatever is opened later has a greater one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(usize);

#[derive(Debug)]
struct Open {
    at: Mark,
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
        let at = self.now();
        let size = if is_formatting(name) { size + 2 * name.len() } else { 0 };
        let counted = !(ends_by_itself(name) || is_part_of_ruby(name) && self.is_open(&local_name!("ruby")));
        self.open.entry(name.clone()).or_default().push(Open { at, line, size, counted });
        if size > 0 {
            self.formatting.push((at, name.clone()));
        }
        self.reopened += size;
        self.depth += usize::from(counted);
        self.check(self.depth > DEEPEST, Limit::Depth)
    }

    /// Closes an element; returns whether it was open. What is open within it must have been ended before.
    pub fn close(&mut self, name: &LocalName) -> bool {
        let Some(Open { at, size, counted, .. }) = self.open.get_mut(name).and_then(Vec::pop) else {
            let ended = self.ended.get_mut(name).filter(|count| **count > 0);
            return ended.map(|count| *count -= 1).is_some();
        };
        self.reopened -= size;
        self.depth -= usize::from(counted);
        if size > 0
            && let Ok(place) = self.formatting.binary_search_by_key(&at, |(at, _)| *at)
        {
            self.formatting.remove(place);
        }
        true
    }

    /// The present moment.
    pub fn now(&self) -> Mark {
        Mark(self.elements)
    }

    /// When the innermost open element of this name was opened.
    pub fn opened(&self, name: &LocalName) -> Option<Mark> {
        self.open.get(name)?.last().map(|open| open.at)
    }

    /// The moment before the elements that the start tag `name` ends, if any.
    pub fn ended_by(&self, name: &LocalName) -> Option<Mark> {
        implied::ended_by(name, |name| self.opened(name)).map(|Mark(at)| Mark(at.saturating_sub(1)))
    }

    /// The formatting element opened last, if that was after `mark`: its name and line.
    pub fn formatting_since(&self, mark: Mark) -> Option<(usize, LocalName)> {
        let (at, name) = self.formatting.last()?;
        let line = self.open.get(name)?.last()?.line;
        (*at > mark).then(|| (line, name.clone()))
    }

    /// Ends the elements opened after `mark` whose end tags are optional.
    pub fn end_since(&mut self, mark: Mark) {
        for name in elements::END_BY_THEMSELVES {
            let Some(open) = self.open.get_mut(name) else { continue };
            while open.pop_if(|open| open.at > mark).is_some() {
                *self.ended.entry(name.clone()).or_default() += 1;
            }
        }
    }

    /// Notes the beginning of a drawing that is not allowed.
    pub fn begin_drawing(&mut self) {
        self.drawings += 1;
    }

    /// Notes its end.
    pub fn end_drawing(&mut self) {
        self.drawings = self.drawings.saturating_sub(1);
    }

    /// Whether a drawing that is not allowed is open.
    pub fn is_in_drawing(&self) -> bool {
        self.drawings > 0
    }

    /// Counts the start or end of a block, where open formatting may be reopened.
    fn block(&mut self) -> Result<(), Limit> {
        self.repeated += self.reopened;
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
mod tests;
