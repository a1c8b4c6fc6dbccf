//! Limits on the length of texts and lists in front matter.

use crate::diagnostics::Code;

/// The most characters of a title. A headline has about 100.
pub const TITLE: usize = 1_000;
/// The most characters of any other text. A summary has about 300.
pub const TEXT: usize = 10_000;
/// The most characters of a name in a list, such as a topic.
pub const NAME: usize = 200;

/// The most topics or authors of an article; each gets a page that lists the article with all of them.
pub const NAMES: usize = 50;
/// The most texts of any other list, such as aliases.
pub const TEXTS: usize = 500;

/// Checks that the field `name` has at most `most` characters. Returns code, message and help if not.
pub fn fault(name: &str, text: &str, most: usize) -> Option<(Code, String, &'static str)> {
    text.chars().nth(most)?;
    Some((Code::TooLong, format!("`{name}` is longer than {most} characters"), "shorten it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<Code> {
        fault("title", text, 3).map(|(code, ..)| code)
    }

    #[test]
    fn limits_count_characters_not_bytes() {
        assert_eq!(code("äöü"), None);
        assert_eq!(code("äöüß"), Some(Code::TooLong));
    }
}
