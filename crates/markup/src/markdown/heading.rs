//! Writes headings with GitHub-compatible ids and a link to themselves.

use super::pass::Output;
use comrak::Anchorizer;
use comrak::nodes::Node;
use content::allowlist::is_reserved;
use content::diagnostics::Code;
use contract::model::Heading;
use std::fmt::{self, Write};

/// Writes a heading.
pub fn write(out: &mut Output<'_, '_, '_>, node: Node<'_>, level: u8, entering: bool) -> fmt::Result {
    if entering {
        check(out, node, level);
        let text = node.collect_text().trim().to_owned();
        let id = id(&mut out.user.ids, &text);
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
        out.write_str("\">#</a>")?;
    }
    writeln!(out, "</h{level}>")
}

/// Returns an id for a heading that is neither empty nor reserved by the interface.
fn id(ids: &mut Anchorizer, text: &str) -> String {
    let id = ids.anchorize(text);
    if id.is_empty() {
        ids.anchorize("section")
    } else if is_reserved(&id) {
        ids.anchorize(&format!("_{id}"))
    } else {
        id
    }
}

/// Reports a heading of level 1, which is the title's, and skipped levels.
fn check(out: &mut Output<'_, '_, '_>, node: Node<'_>, level: u8) {
    let line = out.user.line(node);
    let above = out.user.level;
    if level == 1 {
        let help = "start with `##`; the title is the page's only level 1 heading";
        out.user.report(Code::HeadingLevel, line, "level 1 heading in the text", help);
    } else if level > above + 1 {
        let message = format!("level {level} heading below level {above}");
        out.user.report(
            Code::HeadingOrder,
            line,
            message,
            format!("use `{}` here", "#".repeat(usize::from(above) + 1)),
        );
    }
    out.user.level = level;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_neither_empty_nor_reserved() {
        let mut ids = Anchorizer::new();
        let texts = ["A b", "B-Trees", "B-Trees", "🚀", "🚀"];
        assert_eq!(texts.map(|text| id(&mut ids, text)), ["a-b", "_b-trees", "_b-trees-1", "section", "-1"]);
    }
}
