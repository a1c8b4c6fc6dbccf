//! Extracts plain text by section from the article HTML that builds write.

use std::borrow::Cow;

/// The text under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading's `id`; empty before the first heading.
    pub id: String,
    /// The heading's text.
    pub heading: String,
    /// The text in parts, each with whether it is a code listing.
    pub parts: Vec<(String, bool)>,
}

impl Section {
    /// The text of all parts.
    pub fn text(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|(text, _)| text.trim()).collect();
        parts.join(" ")
    }
}

/// Elements whose content is not running text.
pub const NOT_TEXT: [&str; 9] =
    ["svg", "script", "style", "template", "button", "label", "annotation", "select", "noscript"];

/// Identifies a heading's link to itself, which is not part of its text.
const ANCHOR: &str = "class=\"b-anchor\"";

/// Identifies the number of a note, which is not part of the sentence.
const NOTE: &str = "class=\"b-fn\"";

/// Identifies what stands above a code listing: its title and its language.
const BAR: &str = "class=\"b-bar\"";

/// Inline elements, which don't separate words.
const WITHIN_A_LINE: [&str; 18] = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span",
    "strong", "sub", "sup",
];

/// Whether this is the name of a heading's element.
pub fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h', b'1'..=b'6'])
}

/// The sections of an article body, in order.
pub fn sections(html: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let (mut heading, mut listing, mut bar) = (false, false, false);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        add(&mut sections, &rest[..at], heading, listing);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let end = tag_end(rest);
        let tag = &rest[1..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let name = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::from(name.to_ascii_lowercase())
        } else {
            name.into()
        };
        let name = &*name;
        let passed = NOT_TEXT.contains(&name)
            || name == "a" && tag.contains(ANCHOR)
            || name == "sup" && tag.contains(NOTE);
        if !closes && passed && !tag.ends_with('/') {
            let closing = format!("</{name}");
            rest = rest.find(&closing).map_or("", |at| &rest[at..]);
        }
        if is_heading(name) {
            heading = !closes && attribute(tag, "id").is_some();
            if let Some(id) = attribute(tag, "id").filter(|_| heading) {
                sections.push(Section { id, ..Section::default() });
            }
        } else if name == "pre" || name == "div" && tag.contains(BAR) {
            bar = name == "div";
            listing = !closes;
            if let Some(section) = sections.last_mut() {
                section.parts.push((String::new(), listing));
            }
        }
        if closes
            && (matches!(name, "td" | "th") || bar && matches!(name, "b" | "span") && has_text(&sections))
        {
            add(&mut sections, " \u{b7} ", heading, listing);
        }
        if !WITHIN_A_LINE.contains(&name) {
            add(&mut sections, " ", heading, listing);
        }
    }
    add(&mut sections, rest, heading, listing);
    sections
}

/// Whether the last part has text that no separator ends.
fn has_text(sections: &[Section]) -> bool {
    let last = sections.last().and_then(|section| section.parts.last());
    last.is_some_and(|(text, _)| !text.trim().is_empty() && !text.ends_with("\u{b7} "))
}

fn add(sections: &mut [Section], html: &str, heading: bool, listing: bool) {
    let Some(section) = sections.last_mut() else { return };
    if !heading && section.parts.is_empty() {
        section.parts.push((String::new(), listing));
    }
    let own =
        if heading { Some(&mut section.heading) } else { section.parts.last_mut().map(|(text, _)| text) };
    let Some(own) = own else { return };
    for c in decoded(html).chars() {
        let space = c.is_whitespace();
        if !space {
            own.push(c);
        } else if !own.is_empty() && !own.ends_with(' ') {
            own.push(' ');
        }
    }
}

/// The offset of the `>` that ends a tag, ignoring those in attribute values.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (c, quote) {
            ('>', None) => return at,
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    Some(decoded(value.split_once('"')?.0).into_owned())
}

/// Decodes character references.
fn decoded(html: &str) -> Cow<'_, str> {
    if !html.contains('&') {
        return html.into();
    }
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let found = after.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest)));
        let (c, after) = found.unwrap_or(('&', after));
        text.push(c);
        rest = after;
    }
    (text + rest).into()
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_grouped_by_heading() {
        let html = "<p>Before &amp; <em>af</em>ter.</p>\n<h2 id=\"a-b\" class=\"x\">A &lt;b&gt;</h2><p>One.</p><p>Two.</p>\
                    <h3>No place</h3><p>Three.</p>";
        let sections = sections(html);
        assert_eq!(sections.len(), 2);
        assert_eq!(sections[0].text(), "Before & after.");
        assert_eq!((sections[1].id.as_str(), sections[1].heading.trim()), ("a-b", "A <b>"));
        assert_eq!(sections[1].text(), "One. Two. No place Three.");
    }

    #[test]
    fn non_text_is_skipped_and_cells_stay_separate() {
        let sections = sections(
            "<h2 id=\"a\">A<a class=\"b-anchor\" href=\"#a\">#</a></h2><tr><td>1</td><td>2</td></tr>",
        );
        assert_eq!((sections[1].heading.trim(), sections[1].text()), ("A", "1 \u{b7} 2 \u{b7}".to_owned()));
    }

    #[test]
    fn note_numbers_are_not_text_and_labels_of_listings_stay_separate() {
        let html = "<p>Each trip.<sup class=\"b-fn\"><a href=\"#1\">1</a></sup> So:</p>\
                    <div class=\"b-code\"><div class=\"b-bar\"><b>main.rs</b><span>Rust</span></div>\
                    <pre><code><span class=\"k\">fn</span> main</code></pre></div><p><span>After</span>.</p>\
                    <div class=\"b-bar\"><span></span></div>";
        let sections = sections(html);
        let parts: Vec<_> = sections[0].parts.iter().map(|(text, code)| (text.trim(), *code)).collect();
        let listing = [("main.rs \u{b7} Rust \u{b7}", true), ("fn main", true)];
        assert_eq!(parts[0], ("Each trip. So:", false));
        assert_eq!(parts[1..3], listing);
        assert_eq!(parts[3..], [("After.", false), ("", true)]);
    }

    #[test]
    fn code_listings_are_marked() {
        let sections = sections("<p>Run</p><pre><code>let <span>x</span> = 1;\nx</code></pre><p>it.</p>");
        let parts: Vec<_> = sections[0].parts.iter().map(|(text, code)| (text.trim(), *code)).collect();
        assert_eq!(parts, [("Run", false), ("let x = 1; x", true), ("it.", false)]);
    }

    #[test]
    fn pictures_and_malformed_markup_are_tolerated() {
        assert_eq!(sections("<svg><text>no</text></svg>yes<!-- no -->")[0].text(), "yes");
        assert_eq!(sections("<img alt=\"a > b\">text & more &#x41;")[0].text(), "text & more A");
        let code = r#"<div class="b-bar"><b>main.rs</b><span>Rust</span><label><input type="checkbox">Wrap</label><button>Copy</button></div>"#;
        assert_eq!(sections(code)[0].text().trim(), "main.rs \u{b7} Rust \u{b7}");
        assert_eq!(sections("cut <off")[0].text(), "cut");
        assert_eq!(sections("")[0].text(), "");
    }
}
