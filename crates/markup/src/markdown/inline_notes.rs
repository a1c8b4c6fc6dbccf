//! Tells footnotes within a sentence, `^[note]`, from regular expressions and exponents.

use super::pass::Pass;
use super::source::{Change, Source};
use comrak::nodes::{Node, NodeValue};
use content::diagnostics::Code;

/// Maximum number of notes within sentences. The parser's time grows with the square of their number.
const MOST: usize = 10_000;

/// Whether a text has more notes within sentences than the parser should read; reports it.
pub fn exceeded(pass: &mut Pass<'_>, text: &str) -> bool {
    let Some((at, _)) = text.match_indices("^[").nth(MOST) else { return false };
    let line = pass.context.first_line + text[..at].matches('\n').count();
    let message = format!("the text has more than {MOST} notes within sentences (`^[…]`)");
    pass.report(Code::TooLong, line, message, "divide the text");
    true
}

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
