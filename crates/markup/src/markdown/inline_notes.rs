//! Tells footnotes within a sentence, `^[note]`, from regular expressions and exponents.

use super::reread::{Change, Source};
use comrak::nodes::{Node, NodeValue};

/// What to change in the text if a node is no footnote: a backslash before it.
pub fn change(node: Node<'_>, source: &Source<'_>) -> Option<Change> {
    let data = node.data();
    if !matches!(data.value, NodeValue::FootnoteReference(_)) {
        return None;
    }
    let start = source.offset(data.sourcepos.start.line, data.sourcepos.start.column)?;
    let (before, rest) = source.text.split_at_checked(start)?;
    let (note, after) = rest.strip_prefix("^[")?.split_once(']')?;
    (!is_note(before, note, after)).then(|| (start..start, "\\".to_owned()))
}

/// Whether a text in brackets is a note: it has words, and what is a single word follows another one.
fn is_note(before: &str, note: &str, after: &str) -> bool {
    let is_pattern = after.starts_with(['+', '*', '?', '$', '{', '\\', '/']);
    let follows =
        before.chars().next_back().is_some_and(|c| !c.is_whitespace() && !"([{\"'`/“„«=".contains(c));
    note.contains(char::is_alphabetic) && (note.contains(char::is_whitespace) || follows && !is_pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_have_words() {
        assert!(is_note("word", "A note", "."));
        assert!(is_note("word. ", "A note", "."));
        assert!(is_note("文字", "注释", "。"));
        for (before, note, after) in
            [("x", "2", " "), ("Match ", "a-z", "+$"), ("(", "abc", ")"), ("foo", "a-z", "*")]
        {
            assert!(!is_note(before, note, after), "{note}");
        }
    }
}
