//! Collects the ids that a text's author has chosen, before any heading gets one.

use super::ids;
use super::pass::Pass;
use crate::html::tokens::{self, Token};
use comrak::nodes::{Node, NodeValue};
use content::diagnostics::Code;

/// Collects the ids that a text's author has chosen; reports those that occur twice.
pub fn collect(pass: &mut Pass<'_>, root: Node<'_>) {
    for node in root.descendants() {
        let line = pass.line(node);
        match &node.data().value {
            NodeValue::HtmlBlock(block) => raw(pass, &block.literal, line),
            NodeValue::HtmlInline(literal) => raw(pass, literal, line),
            NodeValue::Heading(_) => {
                let ending = node
                    .last_child()
                    .and_then(|last| last.data().value.text().map(|text| ids::chosen(text).1));
                if let Some(Some(id)) = ending {
                    pass.ids.choose(id, line).unwrap_or_else(|other| duplicate(pass, line, other));
                }
            }
            _ => {}
        }
    }
}

/// Reports a chosen id that is the same as one of ours, which is at `line`.
pub fn check_own(pass: &mut Pass<'_>, id: &str, line: usize) {
    if let Some(chosen) = pass.ids.line_of(id) {
        let message = format!("the id `{id}` is that of a line of the code in line {line}");
        pass.report(
            Code::DuplicateId,
            chosen,
            message,
            "choose another; links lead to the first element only",
        );
    }
}

fn raw(pass: &mut Pass<'_>, html: &str, line: usize) {
    if !html.to_ascii_lowercase().contains("id") {
        return;
    }
    for (at, token) in tokens::read(html).list {
        let Token::Start(tag) = token else { continue };
        if let Some(id) = tag.get("id").filter(|id| !id.is_empty()) {
            let line = line + at - 1;
            pass.ids.choose(id.to_owned(), line).unwrap_or_else(|other| duplicate(pass, line, other));
        }
    }
}

fn duplicate(pass: &mut Pass<'_>, line: usize, (id, other): (String, usize)) {
    let message = format!("the id `{id}` is already used in line {other}");
    pass.report(Code::DuplicateId, line, message, "choose another; links lead to the first element only");
}
