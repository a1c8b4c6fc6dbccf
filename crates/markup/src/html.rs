//! HTML that a contributor wrote: read by a parser, checked against an allowlist, and written again.
//!
//! [`tokens`] reads it, [`filter`] writes what of it is allowed, with every attribute quoted and escaped, [`nesting`]
//! bounds it, [`addresses`](content::addresses) says which attributes hold addresses, and [`Sanitizer`] cleans the tree that comes of it.

pub mod allowed;
mod elements;
pub mod filter;
pub mod nesting;
mod sanitizer;
pub mod tokens;

pub use sanitizer::Sanitizer;
use std::borrow::Cow;
use tokens::Token;

/// Appends text as it is written in HTML, also between double quotes.
pub fn escape(html: &mut String, text: &str) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        html.push_str(&text[done..at]);
        html.push_str(entity);
        done = at + 1;
    }
    html.push_str(&text[done..]);
}

/// What is in the value of an attribute that stands between quotes in HTML.
pub fn decoded(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return raw.into();
    }
    let list = tokens::read(&format!("<a x=\"{}\">", raw.replace('"', "&quot;"))).list;
    match list.into_iter().next() {
        Some((_, Token::Start(tag))) => tag.get("x").unwrap_or_default().to_owned().into(),
        _ => "".into(),
    }
}

/// Appends an attribute.
pub fn push_attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    escape(html, value);
    html.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_decoded_and_escaped() {
        for (raw, value) in
            [("a &lt; b", "a < b"), ("\"&#106;&quot;\"", "\"j\"\""), ("a&b=c&amp;d", "a&b=c&d"), ("é", "é")]
        {
            assert_eq!(decoded(raw), value);
            let mut html = String::new();
            escape(&mut html, value);
            assert_eq!(decoded(&html), value);
        }
    }
}
