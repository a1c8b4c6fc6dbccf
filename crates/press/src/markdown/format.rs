//! The one pass over the tree: what is written differently from plain CommonMark, each by its own file.

use super::abbreviations::{self, Abbreviations};
use super::kept::Kept;
use super::{Document, Place, code, embed, heading, kept, link, math, notes, parts, picture, raw};
use crate::diagnostics::{Code, Diagnostic, Level};
use crate::html::nesting::Nesting;
use crate::places::{self, Nowhere, Target};
use comrak::Anchorizer;
use comrak::html::{ChildRendering, Context, format_node_default};
use comrak::nodes::{Node, NodeValue};
use std::fmt;

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
    pub kept: Vec<Kept>,
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
    pub fn find(&mut self, link: &str) -> Result<Target, Nowhere> {
        let Place { places, inner, route, .. } = self.place;
        let found = places.find(link, inner, route);
        self.document.asked.push((link.to_owned(), places::mark(&found)));
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

/// Writes one node, before and after its children.
pub fn node<'a>(
    out: &mut Output<'_, '_, '_>,
    node: Node<'a>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    out.user.at = out.user.line(node);
    let (line, is_block) = (out.user.at, node.data().value.block());
    raw::count(&mut out.user, is_block, line);
    match &node.data().value {
        NodeValue::Heading(heading) => heading::write(out, node, heading.level, entering)?,
        NodeValue::CodeBlock(block) => return code::write(out, node, block, entering),
        NodeValue::Link(target) => link::write(out, node, target, entering)?,
        NodeValue::Image(target) => return picture::write(out, node, target, entering),
        NodeValue::Paragraph if let Some(caption) = picture::caption(node) => {
            picture::figure(out, &caption, entering)?;
        }
        NodeValue::Alert(alert) => parts::alert(out, alert, entering)?,
        NodeValue::TaskItem(item) => parts::task(out, item.symbol.is_some(), entering)?,
        NodeValue::FootnoteReference(note) if entering => notes::reference(out, note)?,
        NodeValue::FootnoteDefinition(note) => return notes::definition(out, node, note, entering),
        NodeValue::Math(math) if entering => math::inline(out, node, math)?,
        NodeValue::Math(_) => {}
        NodeValue::TableCell => parts::cell(out, node, entering)?,
        NodeValue::Table(_) => {
            parts::table_frame(out, node, entering, true)?;
            let children = format_node_default(out, node, entering)?;
            parts::table_frame(out, node, entering, false)?;
            return Ok(children);
        }
        NodeValue::HtmlBlock(block) => raw::write(out, node, &block.literal, entering)?,
        NodeValue::HtmlInline(literal) => raw::write(out, node, literal, entering)?,
        NodeValue::Text(text) if entering => {
            notes::lost(out, node, text);
            match abbreviations::explained(text, &out.user.abbreviations) {
                Some(html) => kept::put(out, html)?,
                None => return format_node_default(out, node, entering),
            }
        }
        NodeValue::Paragraph if entering => match embed::card(node, out.user.place.labels) {
            Some(card) => {
                out.cr()?;
                kept::put(out, card)?;
                return Ok(ChildRendering::Skip);
            }
            None => return format_node_default(out, node, entering),
        },
        NodeValue::Paragraph
            if embed::card(node, out.user.place.labels).is_some() || notes::left(out, node)? => {}
        _ => return format_node_default(out, node, entering),
    }
    Ok(ChildRendering::HTML)
}
