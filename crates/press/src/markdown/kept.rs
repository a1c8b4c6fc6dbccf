//! What press has made itself and nothing needs to clean: it waits while raw HTML is cleaned, then takes its place.

use super::format::Output;
use std::fmt;

/// Stands around the number of what waits; no text holds it, because [`prepared`] takes it out.
const MARK: char = '\u{1}';

/// A text without what marks a place.
pub fn prepared(text: &str) -> String {
    text.replace(MARK, "")
}

/// Keeps `html`, and writes the mark of its place.
pub fn put(out: &mut Output<'_, '_, '_>, html: String) -> fmt::Result {
    let number = out.user.kept.len();
    out.user.kept.push(html);
    fmt::Write::write_fmt(out, format_args!("{MARK}{number}{MARK}"))
}

/// Puts everything in its place.
pub fn restored(html: &str, kept: &[String]) -> String {
    let mut parts = html.split(MARK);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    while let Some(number) = parts.next() {
        whole.push_str(
            number.parse().ok().and_then(|number: usize| kept.get(number)).map_or("", String::as_str),
        );
        whole.push_str(parts.next().unwrap_or_default());
    }
    whole
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

    #[test]
    fn everything_finds_its_place() {
        let kept = ["<b>x</b>".to_owned(), "y".to_owned()];
        assert_eq!(restored("a\u{1}1\u{1}b\u{1}0\u{1}", &kept), "ayb<b>x</b>");
        assert_eq!(restored("\u{1}7\u{1}a", &kept), "a");
        assert_eq!(restored(&prepared("\u{1}0\u{1}"), &kept), "0");
    }
}
