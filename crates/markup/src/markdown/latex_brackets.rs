//! Finds formulas in LaTeX's brackets, of which Markdown takes the backslashes for escapes.

use super::line_breaks::{begins_line, ends_line};
use super::pass::Pass;
use comrak::nodes::{Node, NodeValue};
use content::diagnostics::Code;

/// Reports formulas between `\(` and `\)` or `\[` and `\]`, of which Markdown leaves the brackets. `node` is the escaped
/// opening bracket.
pub fn check(pass: &mut Pass<'_>, node: Node<'_>) {
    let sign =
        |node: Node<'_>| node.first_child().and_then(|text| text.data().value.text().map(str::to_owned));
    let closing = match sign(node).as_deref() {
        Some("(") => ")",
        Some("[") => "]",
        _ => return,
    };
    let mut inside = String::new();
    for next in std::iter::successors(node.next_sibling(), |node| node.next_sibling()).take(64) {
        if matches!(next.data().value, NodeValue::Escaped) && sign(next).as_deref() == Some(closing) {
            let is_math = match closing {
                ")" => is_math(&inside),
                // A display formula has its lines to itself.
                _ => is_math(&inside) && begins_line(node) && ends_line(next),
            };
            if is_math {
                let line = pass.line(node);
                let (open, dollars) = if closing == ")" { ("(", "$") } else { ("[", "$$") };
                let message = format!("`\\{open}…\\{closing}` is not read as a formula");
                let help = format!("write `{dollars}…{dollars}`");
                pass.report(Code::ForeignSyntax, line, message, help);
            }
            return;
        }
        match &next.data().value {
            // The parser reads underscores and asterisks in formulas as emphasis.
            NodeValue::Emph => inside.push('_'),
            NodeValue::Code(_) => return,
            NodeValue::Escaped => continue,
            _ => {}
        }
        inside.push_str(&next.collect_text());
    }
}

/// Whether a text has what only formulas have: an operator, a command, or an index of a single letter.
fn is_math(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric();
    let has_index = text.match_indices('_').any(|(at, _)| {
        let mut before = text[..at].chars().rev();
        before.next().is_some_and(is_part) && !before.next().is_some_and(is_part)
    });
    !text.starts_with('^') && (has_index || text.contains(['^', '=', '\\', '{']))
}
