//! Markdown to HTML, as GitHub writes it, with every link, picture and heading checked on the way.

mod abbreviations;
mod code;
mod depth;
mod diagram;
mod embed;
mod fence;
mod format;
mod heading;
mod placeholders;
mod link;
mod math;
mod minutes;
mod notes;
mod parts;
mod picture;
mod raw;
mod media_check;
mod pass;

use crate::html::{Sanitizer, filter};
use comrak::html::format_document_with_formatter;
use comrak::nodes::{Node, NodeValue};
use comrak::options::Plugins;
use comrak::{Arena, Options, parse_document};
use content::diagnostics::{Code, Diagnostic};
use content::link_resolver::LinkResolver;
use content::magazine_path::MagazinePath;
use content::media::{Media, Shown};
use content::site_config::SiteConfig;
use contract::model::{Heading, Picture};
use contract::url::Route;
use i18n::messages::Labels;
use std::path::{Path, PathBuf};

/// The file a text comes from, and what surrounds it.
pub struct Place<'a> {
    /// The file, for messages.
    pub path: &'a Path,
    /// Its path in the content folder.
    pub inner: &'a MagazinePath,
    /// The line in the file at which the text begins.
    pub first_line: usize,
    /// The page it becomes.
    pub route: &'a Route,
    /// The folder of its files in the output, `media/<slug>`.
    pub media: String,
    /// Where everything else is.
    pub places: &'a LinkResolver,
    /// What the magazine lets through.
    pub settings: &'a SiteConfig,
    /// What press itself says in the text, in its language.
    pub labels: Labels,
    /// What cleans raw HTML.
    pub sanitizer: &'a Sanitizer<'a>,
}

/// A text as HTML, and what was learned on the way.
#[derive(Debug, Default)]
pub struct Document {
    /// The HTML.
    pub html: String,
    /// Reading time in minutes.
    pub minutes: u32,
    /// The text above `<!-- more -->`, plain.
    pub excerpt: Option<String>,
    /// Its headings, of every level.
    pub headings: Vec<Heading>,
    /// Whatever else a link can lead to.
    pub anchors: Vec<String>,
    /// The links to pages of the magazine.
    pub references: Vec<Reference>,
    /// The files it needs.
    pub media: Vec<Media>,
    /// The pictures it shows.
    pub pictures: Vec<Shown>,
    /// The links that were looked up, each with a hash of what was found.
    pub asked: Vec<(String, u64)>,
    /// The files that were looked into.
    pub files: Vec<PathBuf>,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
}

/// A link to a page of the magazine, to be checked when all pages are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The line it stands in.
    pub line: usize,
    /// The link as written.
    pub link: String,
    /// The page it leads to.
    pub route: Route,
    /// The place in that page.
    pub anchor: Option<String>,
}

/// Turns a text into HTML.
pub fn render(text: &str, place: &Place<'_>) -> Document {
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, text, &options);
    let mut html = String::with_capacity(text.len() * 2);
    let mut pass = pass::Pass::new(place);
    pass.last_line = place.first_line + text.lines().count().max(1) - 1;
    if let Some(line) = depth::exceeded(root) {
        let message = format!("more than {} parts of the text stand in one another here", depth::DEEPEST);
        pass.report(Code::TooDeep, line + place.first_line - 1, message, "write them one after the other");
        return pass.document;
    }
    pass.abbreviations = abbreviations::take(root, text);
    // Writing into a string does not fail.
    let formatted =
        format_document_with_formatter(root, &options, &mut html, &Plugins::default(), format::node, pass);
    let Ok(mut pass) = formatted else { return Document::default() };
    filter::finish(&mut pass);
    if pass.nesting.is_exceeded() {
        // No tree is made of it, which would take long.
        return pass.document;
    }
    let html = if pass.has_raw_html { place.sanitizer.clean_written(&html) } else { html };
    let (html, lost) = placeholders::inserted(html, &pass.kept);
    for line in lost {
        let help = "put it outside of the HTML element that it stands in";
        pass.report(Code::LostMarkup, line, "this has no place in the HTML around it", help);
    }
    Document { html, minutes: minutes::of(root), excerpt: excerpt(root), ..pass.document }
}

/// Reads a picture named outside of the text, in front matter.
pub fn cover(src: &str, alt: &str, line: usize, place: &Place<'_>) -> (Option<Picture>, Document) {
    let mut pass = pass::Pass::new(place);
    let found = picture::find(&mut pass, src, alt, line);
    media_check::check_cover(&mut pass, src, line);
    let picture = found.map(|found| {
        let (width, height) = found.size.unwrap_or_default();
        Picture { src: found.path, alt: alt.to_owned(), width, height, ..Picture::default() }
    });
    (picture, pass.document)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.alerts = true;
    options.extension.autolink = true;
    options.extension.description_lists = true;
    options.extension.footnotes = true;
    options.extension.math_code = true;
    options.extension.math_dollars = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.tasklist = true;
    options
}

/// The text of what stands above `<!-- more -->` or `<!-- truncate -->`.
fn excerpt(root: Node<'_>) -> Option<String> {
    let is_mark = |node: Node<'_>| match &node.data().value {
        NodeValue::HtmlBlock(block) => raw::is_more_mark(&block.literal),
        _ => false,
    };
    root.children().find(|node| is_mark(node))?;
    let mut text = String::new();
    for block in root.children().take_while(|node| !is_mark(node)) {
        block.collect_text_append(&mut text);
        text.push(' ');
    }
    Some(text.trim_end().to_owned())
}
