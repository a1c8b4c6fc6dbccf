//! Finds Markdown that is not complete, so that its marks are printed: text that does not become bold, lists without
//! spaces, tables without a line of dashes, and links around links.

mod lists;
mod strong;
mod tables;

use super::pass::Pass;
use comrak::nodes::{Node, NodeValue};
use content::diagnostics::Code;
use regex::Regex;
use std::sync::LazyLock;

/// Stands for a link.
const LINK: char = '\u{fff9}';
/// Stands for anything else that is no text: code, pictures, formulas, escaped characters, tags, line breaks.
const OTHER: char = '\u{fffc}';

/// A link around a link.
#[allow(clippy::unwrap_used)] // The pattern is constant and covered by a test.
static AROUND: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\[[^\[\]]*\x{fff9}[^\[\]]*\]\([^()\s]+\)").unwrap());

/// What is wrong in a block.
struct Found {
    code: Code,
    /// The offset in the text of the block.
    at: usize,
    message: String,
    help: &'static str,
}

/// Reports the marks that are printed.
pub fn check(pass: &mut Pass<'_>, root: Node<'_>) {
    for block in root.descendants() {
        let is_paragraph = matches!(block.data().value, NodeValue::Paragraph);
        if !block.data().value.contains_inlines() {
            continue;
        }
        let text = text(block);
        let mut found: Vec<Found> = strong::find(&text).chain(around(&text)).collect();
        if is_paragraph {
            found.extend(lists::find(&text).or_else(|| tables::find(&text)));
        }
        for Found { code, at, message, help } in found {
            let line = pass.line(block) + text[..at].matches('\n').count();
            pass.report(code, line, message, help);
        }
    }
}

fn around(text: &str) -> Option<Found> {
    AROUND.find(text).map(|found| Found {
        code: Code::NestedLink,
        at: found.start(),
        message: "the brackets of a link around another link are printed as typed".to_owned(),
        help: "remove one of the two links; to show the brackets, write `\\[`",
    })
}

/// The offset at which a line begins, counted from 0.
fn line_start(text: &str, line: usize) -> usize {
    text.split_inclusive('\n').take(line).map(str::len).sum()
}

/// The text of a block, with signs in place of what is no text.
fn text(block: Node<'_>) -> String {
    let mut text = String::new();
    let mut rest: Vec<Node<'_>> = block.reverse_children().collect();
    while let Some(node) = rest.pop() {
        let data = node.data();
        match &data.value {
            NodeValue::Text(part) => text.push_str(part),
            NodeValue::SoftBreak => text.push('\n'),
            NodeValue::LineBreak => text.extend([OTHER, '\n']),
            NodeValue::Link(_) => text.push(LINK),
            NodeValue::Emph | NodeValue::Strong | NodeValue::Strikethrough => {
                text.push(OTHER);
                drop(data);
                rest.extend(node.reverse_children());
            }
            _ => text.push(OTHER),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::options;
    use comrak::{Arena, parse_document};

    /// The codes and lines of what is found in a text.
    fn found(text_of: &str) -> Vec<(Code, usize)> {
        let arena = Arena::new();
        let root = parse_document(&arena, text_of, &options(true));
        let blocks = root.descendants().filter(|block| block.data().value.contains_inlines());
        let found = blocks.flat_map(|block| {
            let text = text(block);
            let line = block.data().sourcepos.start.line;
            let others = lists::find(&text).or_else(|| tables::find(&text));
            let found: Vec<Found> = strong::find(&text).chain(around(&text)).chain(others).collect();
            found.into_iter().map(move |found| (found.code, line + text[..found.at].matches('\n').count()))
        });
        found.collect()
    }

    #[test]
    fn marks_that_are_printed_are_found() {
        for (text, line) in [
            ("**bold", 1),
            ("This is **bold text.", 1),
            ("A line\nand **bold **text", 2),
            ("** bold** text", 1),
            ("**Note:**text", 1),
            ("**[link](x) text", 1),
            ("-item one\n-item two", 1),
            ("Things:\n-one thing\n-two things", 2),
            ("1.One\n2.Two", 1),
            ("\u{2022} one\n\u{2022} two", 1),
            ("| `a | b` | c |\n|---|---|\n| 1 | 2 |", 1),
            ("Text\n| a | b | c |\n|---|---|\n| 1 | 2 |", 2),
            ("| a | b |\n| 1 | 2 |", 1),
            ("+---+---+\n| a | b |\n+---+---+", 1),
        ] {
            assert_eq!(found(text), [(Code::PrintedMarks, line)], "{text}");
        }
        assert_eq!(found("[a [b](c) d](e)"), [(Code::NestedLink, 1)]);
    }

    #[test]
    fn honest_text_is_not_reported() {
        for text in [
            "**bold** and ***both***, 2**3, a ** b ** c, f***, \\*\\*bold",
            "def f(*args, **kwargs) and `**bold`",
            "Price** for all\n\n** including tax",
            "**太字。**太字",
            "-v shows more\n-q shows less",
            "--verbose shows more\n--quiet shows less",
            "-Jane",
            "-5 degrees\n-7 degrees",
            "1.5 and\n2.5",
            "a | b\nc | d",
            "|x| + |y|\n|z|",
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "- **one**\n- two",
            "[a ![b](c) d](e), [a](b) [c](d), [x][1] and [y](z)",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
