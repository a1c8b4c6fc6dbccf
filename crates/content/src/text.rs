//! Characters that XML cannot hold or that are invisible.

use std::borrow::Cow;

/// Whether XML 1.0 can hold a character, escaped or not.
pub fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'))
}

/// A text without the characters that XML cannot hold.
pub fn xml(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_xml) { text.into() } else { text.chars().filter(|c| is_xml(*c)).collect() }
}

/// The first character that XML cannot hold or that is a control character, other than tabs and line breaks.
pub fn control_character(text: &str) -> Option<char> {
    text.chars().find(|c| !is_xml(*c) || (c.is_control() && !matches!(c, '\t' | '\n' | '\r')))
}

/// Describes a character found by [`control_character`].
pub fn shown_control(c: char) -> String {
    format!("the control character U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_found() {
        for text in [
            "\u{8}", "a\0b", "\u{ffff}", "\u{fffe}", "\u{1b}", "\u{7f}", "\u{85}", "\u{9f}", "\u{b}", "\u{c}",
        ] {
            assert!(control_character(text).is_some(), "{text:?}");
        }
        for text in ["a\nb", "\t", "\r", "\u{200f}א", "\u{2028}", "é"] {
            assert_eq!(control_character(text), None, "{text:?}");
        }
    }
}
