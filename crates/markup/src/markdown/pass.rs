//! What the pass over a text gathers.

use super::{Document, Place};
use crate::html::nesting::Nesting;
use comrak::Anchorizer;
use comrak::html::Context;
use comrak::nodes::Node;
use content::diagnostics::{Code, Diagnostic, Level};
use content::link_resolver::{self, Target};
use content::publishable::LinkError;

/// Short forms and what they stand for, the longest first.
pub type Abbreviations = Vec<(String, String)>;

/// Markup that waits.
#[derive(Debug)]
pub struct Placeholder {
    /// The markup.
    pub html: String,
    /// The line in the file that it is of.
    pub line: usize,
}

/// How many problems of one text are kept. What is wrong a thousand times has one cause.
const MOST_PROBLEMS: usize = 1_000;

/// What the pass gathers.
pub struct Pass<'p> {
    /// Where the text stands.
    pub place: &'p Place<'p>,
    /// What comes of it.
    pub document: Document,
    /// Gives headings their ids.
    pub ids: Anchorizer,
    /// The level of the last heading.
    pub level: u8,
    /// How many tables there were.
    pub tables: usize,
    /// How many code blocks there were.
    pub code_blocks: usize,
    /// How many formulas that stand by themselves.
    pub formulas: usize,
    /// How many diagrams there were.
    pub diagrams: usize,
    /// How many bytes they have together.
    pub drawn: usize,
    /// How many footnotes were written.
    pub notes: usize,
    /// What short forms stand for.
    pub abbreviations: Abbreviations,
    /// What waits for its place until the text is clean.
    pub kept: Vec<Placeholder>,
    /// The line of what is being written.
    pub at: usize,
    /// The last line of the text, behind which the Markdown library may see parts of it.
    pub last_line: usize,
    /// Whether the text has HTML of its own.
    pub has_raw_html: bool,
    /// What that HTML has opened.
    pub nesting: Nesting,
    /// How many errors were reported.
    errors: usize,
    /// How many warnings were reported.
    warnings: usize,
}

impl<'p> Pass<'p> {
    pub fn new(place: &'p Place<'p>) -> Self {
        Self {
            place,
            document: Document::default(),
            ids: Anchorizer::new(),
            level: 1,
            tables: 0,
            code_blocks: 0,
            formulas: 0,
            diagrams: 0,
            drawn: 0,
            notes: 0,
            abbreviations: Abbreviations::new(),
            kept: Vec::new(),
            at: place.first_line,
            last_line: usize::MAX,
            has_raw_html: false,
            nesting: Nesting::default(),
            errors: 0,
            warnings: 0,
        }
    }

    /// Finds what a link means, and notes that this text follows from it.
    pub fn find(&mut self, link: &str) -> Result<Target, LinkError> {
        let Place { places, inner, route, .. } = self.place;
        let found = places.find(link, inner, route);
        self.document.asked.push((link.to_owned(), link_resolver::mark(&found)));
        found
    }

    /// The line in the file in which a node begins.
    pub fn line(&self, node: Node<'_>) -> usize {
        (node.data().sourcepos.start.line.max(1) + self.place.first_line - 1).min(self.last_line)
    }

    /// Whether so much is wrong with the text that nothing more is reported.
    pub fn is_full(&self) -> bool {
        self.errors >= MOST_PROBLEMS
    }

    /// Reports a mistake.
    pub fn report(&mut self, code: Code, line: usize, message: impl Into<String>, help: impl Into<String>) {
        // A library may see a part of the text behind its last line.
        let line = line.min(self.last_line);
        // Warnings are counted apart: however many there are, an error is never passed over for them.
        let count = if code.level() == Level::Error { &mut self.errors } else { &mut self.warnings };
        if *count < MOST_PROBLEMS {
            *count += 1;
            self.document.problems.push(Diagnostic::at(code, self.place.path, line, message, help));
        }
    }
}

/// What comrak writes into.
pub type Output<'o, 'c, 'p> = Context<'o, 'c, Pass<'p>>;
