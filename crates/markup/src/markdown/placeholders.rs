//! Markup of press's own, which no contributor wrote: an element waits in its place while the text is cleaned, and it
//! is inserted at that node of the tree. What a placeholder stands in can only be an element, so that no attribute and
//! no text ever gets markup.

use super::pass::{Output, Placeholder};
use content::allowlist::PLACEHOLDER;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::cell::RefCell;
use std::fmt;

/// Keeps `html`, and writes the placeholder.
pub fn put(out: &mut Output<'_, '_, '_>, html: String) -> fmt::Result {
    let number = out.user.kept.len();
    let line = out.user.at;
    out.user.kept.push(Placeholder { html, line });
    fmt::Write::write_fmt(out, format_args!("<{PLACEHOLDER} n=\"{number}\"></{PLACEHOLDER}>"))
}

/// A text with everything in its place, and the lines of what has none: each belongs to one placeholder.
pub fn inserted(html: String, kept: &[Placeholder]) -> (String, Vec<usize>) {
    if kept.is_empty() {
        return (html, Vec::new());
    }
    let waiting: RefCell<Vec<Option<&Placeholder>>> = RefCell::new(kept.iter().map(Some).collect());
    let rules = RewriteStrSettings::new().append_element_content_handler(element!(PLACEHOLDER, |place| {
        let number = place.get_attribute("n").and_then(|number| number.parse::<usize>().ok());
        let mut waiting = waiting.borrow_mut();
        match number.and_then(|number| waiting.get_mut(number)?.take()) {
            Some(Placeholder { html, .. }) => place.replace(html, ContentType::Html),
            None => place.remove(),
        }
        Ok(())
    }));
    // It fails where a handler does, and then nothing has a place.
    let (html, lost) = match rewrite_str(&html, rules) {
        Ok(html) => (html, waiting.into_inner()),
        Err(_) => (String::new(), kept.iter().map(Some).collect()),
    };
    (html, lost.into_iter().flatten().map(|kept| kept.line).collect())
}

/// Text as HTML.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    // Writing into a string does not fail.
    let _ = comrak::html::escape(&mut html, text);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> [Placeholder; 2] {
        [
            Placeholder { html: "<b>x</b>".into(), line: 1 },
            Placeholder { html: "<i title=\"y\">y</i>".into(), line: 2 },
        ]
    }

    fn place(number: usize) -> String {
        format!("<{PLACEHOLDER} n=\"{number}\"></{PLACEHOLDER}>")
    }

    #[test]
    fn everything_finds_its_place() {
        let html = format!("<p>a{}b{}</p>", place(1), place(0));
        let (html, lost) = inserted(html, &kept());
        assert_eq!((html.as_str(), lost), ("<p>a<i title=\"y\">y</i>b<b>x</b></p>", vec![]));
    }

    #[test]
    fn attributes_and_text_get_nothing() {
        let text =
            format!("<a title=\"{}\">&lt;b-placeholder n=\"1\"&gt;</a>", place(0).replace('"', "&quot;"));
        let (html, lost) = inserted(text.clone(), &kept());
        assert_eq!((html, lost), (text, vec![1, 2]));
    }

    #[test]
    fn markup_is_inserted_once_and_what_is_unknown_is_removed() {
        let (html, lost) = inserted([place(0), place(0), place(7)].concat(), &kept());
        assert_eq!((html.as_str(), lost), ("<b>x</b>", vec![2]));
    }
}
