//! Dispatches each node that is not written as plain CommonMark to its module.

use super::pass::Output;
use super::{
    abbreviations, callouts, captions, code, embed, heading, latex_brackets, leftovers, line_breaks, link,
    math, notes, parts, picture, placeholders, raw,
};
use comrak::html::{ChildRendering, format_node_default};
use comrak::nodes::{Node, NodeValue};
use std::fmt::{self, Write};

/// Writes one node; called before and after its children.
pub fn node<'a>(
    out: &mut Output<'_, '_, '_>,
    node: Node<'a>,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    out.user.at = out.user.line(node);
    let (line, is_block) = (out.user.at, node.data().value.block());
    raw::count(&mut out.user, is_block, line);
    if is_block && !matches!(node.data().value, NodeValue::Document | NodeValue::HtmlBlock(_)) {
        raw::confine(out, entering)?;
    }
    match &node.data().value {
        NodeValue::Heading(heading) => heading::write(out, node, heading.level, entering)?,
        NodeValue::CodeBlock(block) => return code::write(out, node, block, entering),
        NodeValue::Link(target) => link::write(out, node, target, entering)?,
        NodeValue::Image(target) => return picture::write(out, node, target, entering),
        NodeValue::Paragraph if let Some(caption) = captions::caption(node) => {
            picture::figure(out, &caption, entering)?;
        }
        NodeValue::Callout(callout) => callouts::callout(out, node, callout, entering)?,
        NodeValue::CalloutTitle if entering => {}
        NodeValue::CalloutTitle => out.write_str("</p>\n")?,
        NodeValue::Paragraph if callouts::is_title(node) => {}
        NodeValue::TaskItem(item) => parts::task(out, item.symbol.is_some(), entering)?,
        NodeValue::FootnoteReference(note) if entering => notes::reference(out, note)?,
        NodeValue::FootnoteDefinition(note) => return notes::definition(out, node, note, entering),
        NodeValue::Math(math) if entering => math::inline(out, node, math)?,
        NodeValue::TableCell => parts::cell(out, node, entering)?,
        NodeValue::Table(_) => {
            parts::table_frame(out, node, entering, true)?;
            let children = format_node_default(out, node, entering)?;
            parts::table_frame(out, node, entering, false)?;
            return Ok(children);
        }
        NodeValue::HtmlBlock(block) => raw::write(out, node, &block.literal, entering)?,
        // Within a shortcode of Hugo, which has been reported.
        NodeValue::HtmlInline(_) if follows_shortcode(node) => {}
        NodeValue::HtmlInline(literal) => raw::write(out, node, literal, entering)?,
        NodeValue::SoftBreak if line_breaks::is_silent(node) => {}
        NodeValue::Escaped if entering => latex_brackets::check(&mut out.user, node),
        NodeValue::Math(_) | NodeValue::Escaped => {}
        NodeValue::Text(text) if entering => {
            notes::lost(&mut out.user, node, text);
            leftovers::check(&mut out.user, node, text);
            match abbreviations::explained(text, &out.user.abbreviations) {
                Some(html) => placeholders::put(out, html)?,
                None => return format_node_default(out, node, entering),
            }
        }
        NodeValue::Paragraph if entering => match embed::card(node, out.user.context.labels) {
            Some(card) => {
                link::note_outside(&mut out.user, node);
                out.cr()?;
                placeholders::put(out, card)?;
                return Ok(ChildRendering::Skip);
            }
            None => return format_node_default(out, node, entering),
        },
        NodeValue::Paragraph
            if embed::card(node, out.user.context.labels).is_some() || notes::left(out, node)? => {}
        _ => return format_node_default(out, node, entering),
    }
    Ok(ChildRendering::HTML)
}

/// Whether the text before a tag ends with `{{`.
fn follows_shortcode(node: Node<'_>) -> bool {
    node.previous_sibling()
        .is_some_and(|before| before.data().value.text().is_some_and(|text| text.ends_with("{{")))
}
