//! Markup that we generate bypasses the sanitizer: a placeholder element takes its place while the text is cleaned
//! and is then replaced in the tree. Only elements are replaced, so markup can never end up in an attribute or in text.

use super::pass::{Output, Placeholder};
use content::allowlist::PLACEHOLDER;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::cell::RefCell;
use std::fmt;

/// Stores `html` and writes a placeholder for it.
pub fn put(out: &mut Output<'_, '_, '_>, html: String) -> fmt::Result {
    let number = out.user.kept.len();
    let line = out.user.at;
    out.user.kept.push(Placeholder { html, line });
    fmt::Write::write_fmt(out, format_args!("<{PLACEHOLDER} n=\"{number}\"></{PLACEHOLDER}>"))
}

/// Replaces all placeholders. Also returns the lines of markup whose placeholder was removed by the sanitizer.
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
    // An error can only come from a handler; nothing was inserted then.
    let (html, lost) = match rewrite_str(&html, rules) {
        Ok(html) => (html, waiting.into_inner()),
        Err(_) => (String::new(), kept.iter().map(Some).collect()),
    };
    (html, lost.into_iter().flatten().map(|kept| kept.line).collect())
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
    fn placeholders_are_replaced() {
        let html = format!("<p>a{}b{}</p>", place(1), place(0));
        let (html, lost) = inserted(html, &kept());
        assert_eq!((html.as_str(), lost), ("<p>a<i title=\"y\">y</i>b<b>x</b></p>", vec![]));
    }

    #[test]
    fn attributes_and_text_are_not_replaced() {
        let text =
            format!("<a title=\"{}\">&lt;b-placeholder n=\"1\"&gt;</a>", place(0).replace('"', "&quot;"));
        let (html, lost) = inserted(text.clone(), &kept());
        assert_eq!((html, lost), (text, vec![1, 2]));
    }

    #[test]
    fn duplicate_and_unknown_placeholders_are_removed() {
        let (html, lost) = inserted([place(0), place(0), place(7)].concat(), &kept());
        assert_eq!((html.as_str(), lost), ("<b>x</b>", vec![2]));
    }
}
