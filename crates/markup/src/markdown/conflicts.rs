//! Finds the markers that git leaves where it could not merge two versions of a text.

use super::pass::Pass;
use comrak::nodes::{Node, NodeValue};
use content::diagnostics::Code;
use std::collections::HashSet;

/// Reports the markers of merge conflicts outside of code. Markdown reads them as quotations, headings or text.
pub fn check(pass: &mut Pass<'_>, root: Node<'_>, text: &str) {
    if !text.contains("<<<<<<< ") && !text.contains(">>>>>>> ") {
        return;
    }
    let code = lines_of_code(root);
    let lines = (1..).zip(text.lines()).filter(|(line, _)| !code.contains(line));
    let (mut is_open, mut is_divided) = (false, false);
    for (line, text) in lines {
        let is_marker = match text.trim_end() {
            text if text.starts_with("<<<<<<< ") => !std::mem::replace(&mut is_open, true),
            "=======" => {
                is_divided = true;
                false
            }
            // Seven levels of quotation are none.
            text if text.starts_with(">>>>>>> ") => {
                let is_rest = is_divided && !is_open;
                (is_open, is_divided) = (false, false);
                is_rest
            }
            _ => false,
        };
        if is_marker {
            let help = "choose one of the two versions, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`";
            let line = line + pass.context.first_line - 1;
            pass.report(Code::MergeConflict, line, "a merge conflict is not resolved here", help);
        }
    }
}

/// The lines of code blocks, and those on which code within a paragraph goes on.
fn lines_of_code(root: Node<'_>) -> HashSet<usize> {
    let mut lines = HashSet::new();
    for node in root.descendants() {
        let data = node.data();
        let (start, end) = (data.sourcepos.start.line, data.sourcepos.end.line);
        match data.value {
            NodeValue::CodeBlock(_) => lines.extend(start..=end),
            NodeValue::Code(_) => lines.extend(start + 1..=end),
            _ => {}
        }
    }
    lines
}
