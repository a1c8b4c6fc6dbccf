//! How long a text in front matter may be, and what may be in it.

use crate::diagnostics::Code;
use crate::text::is_xml;

/// The most characters of a title. A headline has 100.
pub const TITLE: usize = 1_000;
/// The most characters of any other text. A summary has 300.
pub const TEXT: usize = 10_000;
/// The most characters of a name in a list, of a topic for instance.
pub const NAME: usize = 200;

/// Why a text of at most `most` characters cannot be the value of the field `name`: code, message, help.
pub fn fault(name: &str, text: &str, most: usize) -> Option<(Code, String, &'static str)> {
    if text.chars().nth(most).is_some() {
        return Some((Code::TooLong, format!("`{name}` has more than {most} characters"), "shorten it"));
    }
    let control = text.chars().find(|c| !is_xml(*c))?;
    let message = format!("`{name}` has a control character, U+{:04X}", u32::from(control));
    Some((Code::ControlCharacter, message, "remove it: nobody sees it, and feeds cannot hold it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<Code> {
        fault("title", text, 3).map(|(code, ..)| code)
    }

    #[test]
    fn characters_are_counted_and_not_bytes() {
        assert_eq!(code("äöü"), None);
        assert_eq!(code("äöüß"), Some(Code::TooLong));
    }

    #[test]
    fn what_no_feed_can_hold_is_refused() {
        for text in ["\u{8}", "a\0b", "\u{ffff}", "\u{1b}"] {
            assert_eq!(code(text), Some(Code::ControlCharacter), "{text:?}");
        }
        for text in ["a\nb", "\t", "\u{200f}א"] {
            assert_eq!(code(text), None, "{text:?}");
        }
    }
}
