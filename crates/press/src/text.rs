//! Characters that a format cannot hold.

use std::borrow::Cow;

/// Whether XML 1.0 can hold a character, escaped or not.
pub fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'))
}

/// A text without the characters that XML cannot hold.
pub fn xml(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_xml) { text.into() } else { text.chars().filter(|c| is_xml(*c)).collect() }
}
