//! Converts Markdown to HTML as GitHub does, checking every link, picture and heading on the way.

mod abbreviations;
mod bare_links;
mod callouts;
mod captions;
mod cells;
mod chosen_ids;
mod code;
mod code_check;
mod conflicts;
mod definitions;
mod depth;
mod dollars;
mod diagram;
mod display_dollars;
mod embed;
mod end_tags;
mod fence;
mod format;
mod ids;
mod incomplete;
mod inline_notes;
mod heading;
mod latex_brackets;
mod leftovers;
mod line_breaks;
mod placeholders;
mod link;
mod math;
mod minutes;
mod notes;
mod parts;
mod picture;
mod raw;
mod reread;
mod source;
mod tildes;
mod media_check;
mod pass;

use crate::html::{Sanitizer, closing};
use comrak::html::format_document_with_formatter;
use comrak::nodes::{Node, NodeValue};
use comrak::options::Plugins;
use comrak::{Arena, Options};
use content::diagnostics::{Code, Diagnostic};
use content::link_resolver::LinkResolver;
use content::magazine_path::MagazinePath;
use content::media::{Media, Shown};
use content::site_config::SiteConfig;
use contract::model::{Heading, Picture};
use contract::url::Route;
use i18n::messages::Labels;
use std::path::{Path, PathBuf};

/// The file that a text comes from, and its surroundings.
pub struct TextContext<'a> {
    /// The file, for diagnostics.
    pub path: &'a Path,
    /// Its path in the content folder.
    pub inner: &'a MagazinePath,
    /// Line in the file where the text starts.
    pub first_line: usize,
    /// The page that the text becomes.
    pub route: &'a Route,
    /// Output folder for its files: `media/<slug>`.
    pub media: String,
    /// Resolves links.
    pub resolver: &'a LinkResolver,
    /// Site configuration, including what the magazine allows.
    pub settings: &'a SiteConfig,
    /// Whether dollars delimit formulas.
    pub math: bool,
    /// Localized strings that are added to the text.
    pub labels: Labels,
    /// Cleans raw HTML.
    pub sanitizer: &'a Sanitizer<'a>,
}

/// A rendered text and what was learned from it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The HTML.
    pub html: String,
    /// Reading time in minutes.
    pub minutes: u32,
    /// Plain text above `<!-- more -->`.
    pub excerpt: Option<String>,
    /// Headings of every level.
    pub headings: Vec<Heading>,
    /// Other link targets.
    pub anchors: Vec<String>,
    /// Links to pages of the magazine.
    pub references: Vec<Reference>,
    /// Links to other sites, each with its line.
    pub outside: Vec<(usize, String)>,
    /// Files to publish.
    pub media: Vec<Media>,
    /// Pictures shown.
    pub pictures: Vec<Shown>,
    /// Every link looked up, with a hash of the result.
    pub asked: Vec<(String, u64)>,
    /// Files whose content was inspected.
    pub files: Vec<PathBuf>,
    /// Errors and warnings.
    pub problems: Vec<Diagnostic>,
}

/// A link to a page of the magazine, checked once all pages are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Line of the link.
    pub line: usize,
    /// The link as written.
    pub link: String,
    /// The target page.
    pub route: Route,
    /// The anchor within that page.
    pub anchor: Option<String>,
}

/// Renders a text as HTML.
pub fn render(text: &str, place: &TextContext<'_>) -> Document {
    let arena = Arena::new();
    let options = options(place.math);
    let mut pass = pass::Pass::new(place);
    if inline_notes::exceeded(&mut pass, text) {
        return pass.document;
    }
    let (root, text) = reread::parse(&arena, text, &options);
    let mut html = String::with_capacity(text.len() * 2);
    pass.last_line = place.first_line + text.lines().count().max(1) - 1;
    if let Some(line) = depth::exceeded(root) {
        let message = format!("the text is nested more than {} levels deep here", depth::DEEPEST);
        pass.report(Code::TooDeep, line + place.first_line - 1, message, "reduce the nesting");
        return pass.document;
    }
    tildes::restore(&arena, root);
    captions::separate(&arena, root);
    conflicts::check(&mut pass, root, &text);
    cells::check(&mut pass, root, &text);
    chosen_ids::collect(&mut pass, root);
    incomplete::check(&mut pass, root);
    notes::gather(&mut pass, root);
    pass.end_tags = end_tags::gather(root, place.first_line);
    definitions::check(&mut pass, root, &text);
    abbreviations::take(&mut pass, root, &text);
    // Writing to a string cannot fail.
    let formatted =
        format_document_with_formatter(root, &options, &mut html, &Plugins::default(), format::node, pass);
    let Ok(mut pass) = formatted else { return Document::default() };
    closing::finish(&mut pass);
    if pass.nesting.is_exceeded() {
        // Building a tree would take too long.
        return pass.document;
    }
    let html = if pass.has_raw_html { place.sanitizer.clean_written(&html) } else { html };
    let (html, lost) = placeholders::inserted(html, &pass.kept);
    for line in lost {
        let help = "move it out of the HTML element around it";
        pass.report(Code::LostMarkup, line, "this cannot be placed in the HTML around it", help);
    }
    Document { html, minutes: minutes::of(root), excerpt: excerpt(root), ..pass.document }
}

/// Resolves a cover picture named in front matter.
pub fn cover(src: &str, alt: &str, line: usize, place: &TextContext<'_>) -> (Option<Picture>, Document) {
    let mut pass = pass::Pass::new(place);
    let found = picture::find(&mut pass, src, alt, line);
    media_check::check_cover(&mut pass, src, line);
    let picture = found.map(|found| {
        let (width, height) = found.size.unwrap_or_default();
        Picture { src: found.path, alt: alt.to_owned(), width, height, ..Picture::default() }
    });
    (picture, pass.document)
}

/// The parser's options; `math` turns formulas on.
fn options(math: bool) -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.cjk_friendly_emphasis = true;
    options.extension.description_lists = true;
    options.extension.footnotes = true;
    options.extension.inline_footnotes = true;
    options.extension.math_code = math;
    options.extension.math_dollars = math;
    options.extension.ofm_callouts = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.tasklist = true;
    options.parse.escaped_char_spans = true;
    options.parse.leave_footnote_definitions = true;
    options
}

/// Whether a block contains text rather than other blocks.
fn has_own_text(node: Node<'_>) -> bool {
    use NodeValue::{DescriptionTerm, Heading, Paragraph, TableCell};
    matches!(node.data().value, Paragraph | Heading(_) | TableCell | DescriptionTerm)
}

/// Returns the plain text above `<!-- more -->` or `<!-- truncate -->`, which is a block of its own or within a
/// paragraph.
fn excerpt(root: Node<'_>) -> Option<String> {
    let mut text = String::new();
    for block in root.children() {
        match &block.data().value {
            NodeValue::HtmlBlock(block) if raw::is_more_mark(&block.literal) => {
                return Some(text.trim_end().to_owned());
            }
            NodeValue::Paragraph => {
                for part in block.children() {
                    match &part.data().value {
                        NodeValue::HtmlInline(html) if raw::is_more_mark(html) => {
                            return Some(text.trim_end().to_owned());
                        }
                        NodeValue::SoftBreak if line_breaks::is_silent(part) => {}
                        _ => part.collect_text_append(&mut text),
                    }
                }
            }
            // Of an item, a cell or a term, each a text of its own.
            _ => {
                for part in block.descendants().filter(|part| has_own_text(part)) {
                    part.collect_text_append(&mut text);
                    text.push(' ');
                }
            }
        }
        text.push(' ');
    }
    None
}
