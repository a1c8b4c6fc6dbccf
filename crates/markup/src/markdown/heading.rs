//! Writes headings with GitHub-compatible ids and a link to themselves.

use super::ids;
use super::pass::Output;
use comrak::nodes::Node;
use content::allowlist::is_reserved;
use content::diagnostics::Code;
use contract::model::Heading;
use std::fmt::{self, Write};

/// Writes a heading.
pub fn write(out: &mut Output<'_, '_, '_>, node: Node<'_>, level: u8, entering: bool) -> fmt::Result {
    if entering {
        check(out, node, level);
        let chosen = take_id(node);
        let text = node.collect_text().trim().to_owned();
        let id = chosen.unwrap_or_else(|| out.user.ids.of_heading(&text));
        if is_reserved(&id) {
            let line = out.user.line(node);
            let message = format!("the id `{id}` starts with a prefix that is reserved for the interface");
            out.user.report(Code::ReservedName, line, message, "choose another id");
        }
        out.cr()?;
        write!(out, "<h{level} id=\"")?;
        out.escape(&id)?;
        out.write_str("\">")?;
        out.user.document.headings.push(Heading { id, text, level });
        return Ok(());
    }
    if let Some((Heading { id, text, .. }, before)) = out.user.document.headings.split_last() {
        // Links with the same name should have the same target, so repeated headings are numbered.
        let (id, mut text) = (id.clone(), text.clone());
        match before.iter().filter(|heading| heading.text == text).count() {
            0 => {}
            count => write!(text, " ({})", count + 1)?,
        }
        out.write_str("<a class=\"b-anchor\" href=\"#")?;
        out.escape_href(&id)?;
        out.write_str("\" aria-label=\"")?;
        let label = out.user.context.labels.link_to(&text);
        out.escape(&label)?;
        // The style sheet draws the sign, so that it is no part of the text that is copied or read elsewhere.
        out.write_str("\"></a>")?;
    }
    writeln!(out, "</h{level}>")
}

/// Takes the id from the end of a heading's text.
fn take_id(node: Node<'_>) -> Option<String> {
    let last = node.last_child()?;
    let mut data = last.data_mut();
    let text = data.value.text_mut()?;
    let (rest, id) = ids::chosen(text);
    let id = id?;
    *text = rest.to_owned().into();
    Some(id)
}

/// Reports a heading of level 1, which is the title's, and skipped levels. The levels below are measured as if this one
/// were right, so that one build reports all of them.
fn check(out: &mut Output<'_, '_, '_>, node: Node<'_>, level: u8) {
    let line = out.user.line(node);
    if level == 1 {
        let help = "start with `##`; the title is the page's only level 1 heading";
        out.user.report(Code::HeadingLevel, line, "level 1 heading in the text", help);
        out.user.levels.clear();
        return;
    }
    while out.user.levels.last().is_some_and(|(written, _)| *written >= level) {
        out.user.levels.pop();
    }
    let above = out.user.levels.last().map_or(1, |(_, right)| *right);
    let right = above + 1;
    if level > right {
        let message = format!("level {level} heading below level {above}");
        out.user.report(
            Code::HeadingOrder,
            line,
            message,
            format!("use `{}` here", "#".repeat(usize::from(right))),
        );
    }
    out.user.levels.push((level, right));
}
