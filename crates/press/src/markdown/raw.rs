//! HTML in Markdown: its links and pictures are checked like any other, and what is not allowed is cleaned away.

use super::format::{Output, Pass};
use super::{link, picture};
use crate::diagnostics::Code;
use crate::site::Settings;
use comrak::nodes::Node;
use regex_lite::{Captures, Regex};
use std::collections::HashSet;
use std::fmt::{self, Write};
use std::sync::LazyLock;

/// Elements that a text may use beyond ammonia's own list.
const ELEMENTS: &[&str] = &["section", "input", "picture", "source"];

/// Attributes that any element may have; `aria-` and `data-` attributes besides.
const ATTRIBUTES: &[&str] = &["class", "id", "role", "tabindex", "lang", "dir", "title"];

#[allow(clippy::unwrap_used)] // Patterns that do not change: a test uses them all.
static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| Patterns {
    comment: Regex::new(r"(?s)<!--.*?-->").unwrap(),
    tag: Regex::new(r#"(?s)<([A-Za-z][A-Za-z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>"#).unwrap(),
    attribute: Regex::new(r#"(?s)([A-Za-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')"#).unwrap(),
});

struct Patterns {
    comment: Regex,
    tag: Regex,
    attribute: Regex,
}

/// Cleans pages that have raw HTML: an allowlist that keeps press's own markup, widened by `site.toml`.
pub struct Sanitizer<'s> {
    settings: &'s Settings,
    elements: HashSet<&'s str>,
}

impl<'s> Sanitizer<'s> {
    /// Allows what `site.toml` does.
    pub fn new(settings: &'s Settings) -> Self {
        Self { settings, elements: builder(settings).clone_tags() }
    }

    /// Takes out of a page what is not allowed.
    pub fn clean(&self, html: &str) -> String {
        builder(self.settings).clean(html).to_string()
    }
}

fn builder(settings: &Settings) -> ammonia::Builder<'_> {
    let mut builder = ammonia::Builder::default();
    builder
        .link_rel(None)
        .add_tags(ELEMENTS.iter().copied())
        .add_generic_attributes(ATTRIBUTES.iter().copied())
        .add_generic_attribute_prefixes(["aria-", "data-"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_tag_attributes("img", ["loading", "decoding", "srcset", "sizes"])
        .add_tag_attributes("source", ["srcset", "sizes", "media", "type"])
        .add_tag_attributes("details", ["open", "name"])
        .add_tag_attributes("div", ["popover"])
        .add_tag_attributes("th", ["scope"])
        .add_tag_attributes("ol", ["start", "reversed"]);
    for allowed in &settings.extra_elements {
        let mut words = allowed.split_whitespace();
        if let Some(element) = words.next() {
            builder.add_tags([element]).add_tag_attributes(element, words);
        }
    }
    builder
}

/// Whether this is the mark that ends what serves as a summary.
pub fn is_more_mark(html: &str) -> bool {
    let inside = html.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    matches!(inside.map(str::trim), Some("more" | "truncate"))
}

/// Writes HTML as it stands in the text, with its addresses led to where they mean to lead.
pub fn write(out: &mut Output<'_, '_, '_>, node: Node<'_>, literal: &str, entering: bool) -> fmt::Result {
    if !entering {
        return Ok(());
    }
    let blank = |comment: &Captures<'_>| "\n".repeat(comment[0].matches('\n').count());
    let html = PATTERNS.comment.replace_all(literal, blank);
    if html.trim().is_empty() {
        return Ok(());
    }
    out.user.has_raw_html = true;
    let first_line = out.user.line(node);
    let mut written = 0;
    for tag in PATTERNS.tag.captures_iter(&html) {
        let (Some(whole), Some(name), Some(attributes)) = (tag.get(0), tag.get(1), tag.get(2)) else {
            continue;
        };
        let line = first_line + html[..whole.start()].matches('\n').count();
        let name = name.as_str().to_ascii_lowercase();
        let attributes = checked(&mut out.user, &name, attributes.as_str(), line);
        out.write_str(&html[written..whole.start()])?;
        write!(out, "<{name}{attributes}>")?;
        written = whole.end();
    }
    out.write_str(&html[written..])
}

/// Checks one element, and returns its attributes with the addresses that the page needs.
fn checked(pass: &mut Pass<'_>, name: &str, attributes: &str, line: usize) -> String {
    if !pass.place.sanitizer.elements.contains(name) {
        let help = format!("write it in Markdown, or allow it in site.toml: `allow_html = [\"{name}\"]`");
        pass.report(Code::ForbiddenElement, line, format!("`<{name}>` is not allowed"), help);
    }
    let picture = if name == "img" { picture(pass, attributes, line) } else { None };
    let addressed = PATTERNS.attribute.replace_all(attributes, |found: &Captures<'_>| {
        let mut value = value_of(found);
        match (name, found[1].to_ascii_lowercase().as_str()) {
            ("a", "href") => value = link::resolve(pass, &value, line),
            ("img", "src") => value = picture.as_ref().map_or(value, picture::Found::src),
            ("iframe", "src") => frame(pass, &value, line),
            (_, "id") => pass.document.anchors.push(value.clone()),
            _ => {}
        }
        format!("{}=\"{}\"", &found[1], value.replace('"', "&quot;"))
    });
    let addressed = addressed.trim_end_matches('/').trim_end();
    if name != "img" {
        return addressed.to_owned();
    }
    let Some(mut picture) = picture else { return addressed.to_owned() + &picture::attributes(None) };
    picture.size = picture.size.filter(|_| !addressed.contains("width="));
    picture.theme = picture.theme.filter(|_| !addressed.contains("class="));
    addressed.to_owned() + &picture.attributes()
}

/// A frame shows what the pages' security policy lets it.
fn frame(pass: &mut Pass<'_>, src: &str, line: usize) {
    let host = picture::host(src);
    if !pass.place.settings.site.allow.frames.iter().any(|allowed| allowed == host) {
        let help = format!("link to it, or allow the host in site.toml: `allow_frames = [\"{host}\"]`");
        pass.report(Code::RemoteFrame, line, format!("the frame `{src}` is on another site"), help);
    }
}

fn picture(pass: &mut Pass<'_>, attributes: &str, line: usize) -> Option<picture::Found> {
    let value = |wanted: &str| {
        let named = |found: &Captures<'_>| found[1].eq_ignore_ascii_case(wanted);
        PATTERNS.attribute.captures_iter(attributes).find(named).map(|found| value_of(&found))
    };
    // `alt=""` in HTML says that the picture is decoration, which Markdown cannot say.
    let alt = match value("alt") {
        Some(alt) if alt.is_empty() => "decoration".to_owned(),
        alt => alt.unwrap_or_default(),
    };
    picture::find(pass, &value("src").unwrap_or_default(), &alt, line)
}

fn value_of(found: &Captures<'_>) -> String {
    found.get(2).or(found.get(3)).map_or_else(String::new, |value| value.as_str().to_owned())
}
