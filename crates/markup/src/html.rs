//! HTML from contributors: parsed, checked against an allowlist, and serialized again.
//!
//! [`tokens`] parses it; [`filter`] writes what is allowed, with every attribute quoted and escaped; [`nesting`] limits
//! its size and depth; [`addresses`](content::addresses) knows which attributes hold URLs; [`Sanitizer`] cleans the
//! resulting tree.

pub mod allowed;
pub mod closing;
pub mod context;
pub mod elements;
pub mod filter;
mod implied;
pub mod nesting;
mod sanitizer;
pub mod tokens;

pub use sanitizer::Sanitizer;

use contract::text::push_escaped;
use std::borrow::Cow;
use tokens::Token;

/// Decodes the character references in a quoted attribute value.
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

/// Appends an attribute, escaped and quoted.
pub fn push_attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    push_escaped(html, value);
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
            assert_eq!(decoded(&contract::text::escaped(value)), value);
        }
    }
}
