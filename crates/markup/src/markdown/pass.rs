//! State of the pass over a text.

use super::end_tags::EndTags;
use super::ids::Ids;
use super::{Document, TextContext};
use crate::html::nesting::{Mark, Nesting};
use comrak::html::Context;
use comrak::nodes::Node;
use content::diagnostics::{Code, Diagnostic, Level};
use content::link_resolver::{self, Target};
use content::publishable::LinkError;

/// Abbreviations and their long forms, longest abbreviation first.
pub type Abbreviations = Vec<(String, String)>;

/// Markup that replaces a placeholder once the text has been sanitized.
#[derive(Debug)]
pub struct Placeholder {
    /// The markup.
    pub html: String,
    /// Line in the file that it comes from.
    pub line: usize,
}

/// Maximum number of errors, and of warnings, kept per text. A thousand of them share one cause.
const MOST_PROBLEMS: usize = 1_000;

/// State of the pass over a text.
pub struct Pass<'p> {
    /// Where the text comes from.
    pub context: &'p TextContext<'p>,
    /// The result so far.
    pub document: Document,
    /// The ids in the text.
    pub ids: Ids,
    /// The headings that the next one may be below: the level of each as written, and as it should be.
    pub levels: Vec<(u8, u8)>,
    /// Number of tables so far.
    pub tables: usize,
    /// Number of code blocks so far.
    pub code_blocks: usize,
    /// Number of display formulas so far.
    pub formulas: usize,
    /// Number of diagrams so far.
    pub diagrams: usize,
    /// Total size of the diagrams, in bytes.
    pub drawn: usize,
    /// Number of footnotes written.
    pub notes: usize,
    /// Abbreviations defined in the text.
    pub abbreviations: Abbreviations,
    /// Markup to insert after sanitizing.
    pub kept: Vec<Placeholder>,
    /// Line of the node being written.
    pub at: usize,
    /// Last line of the text; comrak may place nodes beyond it.
    pub last_line: usize,
    /// Whether the text contains raw HTML.
    pub has_raw_html: bool,
    /// Elements that raw HTML has opened.
    pub nesting: Nesting,
    /// Whether a link of Markdown is open.
    pub is_in_link: bool,
    /// Where raw HTML ends formatting.
    pub end_tags: EndTags,
    /// When each open block of Markdown began.
    pub blocks: Vec<Mark>,
    /// Number of errors reported.
    errors: usize,
    /// Number of warnings reported.
    warnings: usize,
}

impl<'p> Pass<'p> {
    pub fn new(context: &'p TextContext<'p>) -> Self {
        Self {
            context,
            document: Document::default(),
            ids: Ids::default(),
            levels: Vec::new(),
            tables: 0,
            code_blocks: 0,
            formulas: 0,
            diagrams: 0,
            drawn: 0,
            notes: 0,
            abbreviations: Abbreviations::new(),
            kept: Vec::new(),
            at: context.first_line,
            last_line: usize::MAX,
            has_raw_html: false,
            nesting: Nesting::default(),
            is_in_link: false,
            end_tags: EndTags::new(),
            blocks: Vec::new(),
            errors: 0,
            warnings: 0,
        }
    }

    /// Resolves a link and records the lookup, so that a cached text is rendered again if the result changes.
    pub fn find(&mut self, link: &str) -> Result<Target, LinkError> {
        let TextContext { resolver, inner, route, .. } = self.context;
        let found = resolver.find(link, inner, route);
        self.document.asked.push((link.to_owned(), link_resolver::mark(&found)));
        found
    }

    /// Returns the line in the file where a node starts.
    pub fn line(&self, node: Node<'_>) -> usize {
        (node.data().sourcepos.start.line.max(1) + self.context.first_line - 1).min(self.last_line)
    }

    /// Whether the maximum number of errors has been reported.
    pub fn is_full(&self) -> bool {
        self.errors >= MOST_PROBLEMS
    }

    /// Reports an error or a warning.
    pub fn report(&mut self, code: Code, line: usize, message: impl Into<String>, help: impl Into<String>) {
        // comrak may place a node beyond the last line.
        let line = line.min(self.last_line);
        // Counted apart, so that warnings never suppress an error.
        let count = if code.level() == Level::Error { &mut self.errors } else { &mut self.warnings };
        if *count < MOST_PROBLEMS {
            *count += 1;
            self.document.problems.push(Diagnostic::at(code, self.context.path, line, message, help));
        }
    }
}

/// The writer that comrak passes along.
pub type Output<'o, 'c, 'p> = Context<'o, 'c, Pass<'p>>;
