//! How long a text in front matter may be, and how many a list may have.

use crate::diagnostics::Code;

/// The most characters of a title. A headline has 100.
pub const TITLE: usize = 1_000;
/// The most characters of any other text. A summary has 300.
pub const TEXT: usize = 10_000;
/// The most characters of a name in a list, of a topic for instance.
pub const NAME: usize = 200;

/// The most topics, or authors, of an article: each gets a page that names all.
pub const NAMES: usize = 50;
/// The most texts of any other list, of aliases for instance.
pub const TEXTS: usize = 500;

/// Why a text of at most `most` characters cannot be the value of the field `name`: code, message, help.
pub fn fault(name: &str, text: &str, most: usize) -> Option<(Code, String, &'static str)> {
    text.chars().nth(most)?;
    Some((Code::TooLong, format!("`{name}` has more than {most} characters"), "shorten it"))
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
}
