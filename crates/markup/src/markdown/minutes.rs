//! Estimates reading time.

use super::raw;
use comrak::nodes::{Node, NodeValue};
use contract::text::{is_ideographic, is_unspaced};

/// Words read per minute.
const WORDS: usize = 200;
/// Characters read per minute in Chinese and Japanese.
const IDEOGRAPHS: usize = 500;
/// Characters read per minute in alphabets without spaces between words, such as Thai: words have five or so.
const LETTERS: usize = 1_000;

/// Returns the minutes needed to read a text without its code blocks, rounded up.
pub fn of(root: Node<'_>) -> u32 {
    minutes(&prose(root))
}

fn prose(root: Node<'_>) -> String {
    let mut prose = String::new();
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => prose.push_str(text),
            NodeValue::Code(code) => prose.push_str(&code.literal),
            NodeValue::HtmlBlock(block) => prose.push_str(&raw::text(&block.literal)),
            value if value.block() || matches!(value, NodeValue::SoftBreak | NodeValue::LineBreak) => {
                prose.push(' ');
            }
            _ => {}
        }
    }
    prose
}

fn minutes(prose: &str) -> u32 {
    let ideographs = prose.chars().filter(|c| is_ideographic(*c)).count();
    let letters = prose.chars().filter(|c| is_unspaced(*c)).count() - ideographs;
    let words = prose
        .split(|c: char| c.is_whitespace() || is_unspaced(c))
        .filter(|word| word.contains(char::is_alphanumeric))
        .count();
    // In units of which `LETTERS` are a minute, to round only once.
    let units = words * (LETTERS / WORDS) + ideographs * (LETTERS / IDEOGRAPHS) + letters;
    u32::try_from(units.div_ceil(LETTERS)).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use comrak::{Arena, Options, parse_document};

    #[test]
    fn time_is_rounded_up() {
        for (words, expected) in [(0, 1), (1, 1), (200, 1), (201, 2), (400, 2), (401, 3)] {
            assert_eq!(minutes(&"word ".repeat(words)), expected, "{words} words");
        }
    }

    #[test]
    fn scripts_without_spaces_count_characters() {
        assert_eq!(minutes(&"分".repeat(500)), 1);
        assert_eq!(minutes(&"分".repeat(501)), 2);
        assert_eq!(minutes(&format!("{} {}", "分".repeat(250), "word ".repeat(100))), 1);
        assert_eq!(minutes(&format!("{} {}", "分".repeat(250), "word ".repeat(101))), 2);
        assert_eq!(minutes(&"ก".repeat(3000)), 3);
        assert_eq!(minutes(&"한국어 ".repeat(200)), 1);
    }

    #[test]
    fn code_blocks_are_left_out() {
        let text = "# One two\n\n- three `four`\n- **five**\nsix\n\n```\nnot this\n```\n\n<p title=\"no\">seven</p>\n\n--\n";
        let arena = Arena::new();
        let prose = prose(parse_document(&arena, text, &Options::default()));
        let words: Vec<&str> = prose.split_whitespace().collect();
        assert_eq!(words, ["One", "two", "three", "four", "five", "six", "seven", "--"]);
    }
}
