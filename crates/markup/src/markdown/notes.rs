//! Footnotes: a list at the end, and a popover at each reference, without a script.
//!
//! Each note is written once. Browsers with popovers show the number as a button that opens the note in place; others,
//! and print, show a link to the list.

use super::captions::caption;
use super::pass::{Output, Pass};
use super::{embed, placeholders};
use comrak::html::ChildRendering;
use comrak::nodes::{Node, NodeFootnoteDefinition, NodeFootnoteReference, NodeValue};
use content::diagnostics::Code;
use contract::text::escaped;
use std::collections::HashMap;
use std::fmt::{self, Write};

/// Writes a reference to a footnote.
pub fn reference(out: &mut Output<'_, '_, '_>, note: &NodeFootnoteReference) -> fmt::Result {
    let NodeFootnoteReference { name, ref_num, ix, .. } = note;
    let mut address = String::new();
    comrak::html::escape_href(&mut address, name, false)?;
    let again = if *ref_num > 1 { format!("-{ref_num}") } else { String::new() };
    let labels = out.user.context.labels;
    let number = labels.number(*ix as usize);
    let label = escaped(&labels.footnote(&number));
    placeholders::put(
        out,
        format!(
            "<sup class=\"b-fn\" id=\"b-fnref-{address}{again}\"><a href=\"#b-fn-{address}\" aria-label=\"{label}\">{number}</a>\
             <button type=\"button\" popovertarget=\"b-N{ix}\" aria-label=\"{label}\">{number}</button></sup>"
        ),
    )
}

/// Writes a note in the list.
pub fn definition(
    out: &mut Output<'_, '_, '_>,
    node: Node<'_>,
    note: &NodeFootnoteDefinition,
    entering: bool,
) -> Result<ChildRendering, fmt::Error> {
    if entering {
        out.user.notes += 1;
        let number = out.user.notes;
        if number == 1 {
            out.cr()?;
            out.write_str("<section class=\"b-footnotes\">\n<ol>\n")?;
        }
        out.write_str("<li id=\"b-fn-")?;
        out.escape_href(&note.name)?;
        write!(out, "\"><div id=\"b-N{number}\" popover>")?;
        return Ok(ChildRendering::HTML);
    }
    let labels = out.user.context.labels;
    let is_text = |last: Node<'_>| {
        matches!(last.data().value, NodeValue::Paragraph)
            && caption(last).is_none()
            && embed::card(last, labels).is_none()
    };
    if !node.last_child().is_some_and(is_text) {
        back(out, note)?;
    }
    out.write_str("</div></li>\n")?;
    // comrak moves all notes to the end of the text.
    if node.next_sibling().is_none() {
        out.write_str("</ol>\n</section>\n")?;
    }
    Ok(ChildRendering::HTML)
}

/// At the end of a note's last paragraph, writes the links back to the text; returns whether it did.
pub fn left(out: &mut Output<'_, '_, '_>, paragraph: Node<'_>) -> Result<bool, fmt::Error> {
    let Some(parent) = paragraph.parent().filter(|_| paragraph.next_sibling().is_none()) else {
        return Ok(false);
    };
    let data = parent.data();
    let NodeValue::FootnoteDefinition(note) = &data.value else { return Ok(false) };
    out.write_str(" ")?;
    back(out, note)?;
    out.write_str("</p>\n")?;
    Ok(true)
}

/// Writes links from a note to its references.
fn back(out: &mut Output<'_, '_, '_>, note: &NodeFootnoteDefinition) -> fmt::Result {
    let labels = out.user.context.labels;
    let number = labels.number(out.user.notes);
    let mut links = String::new();
    for reference in 1..=note.total_references {
        let (again, count) = match reference {
            1 => (String::new(), String::new()),
            more => (format!("-{more}"), format!("<sup>{}</sup>", labels.number(more as usize))),
        };
        links.push_str("<a href=\"#b-fnref-");
        comrak::html::escape_href(&mut links, &note.name, false)?;
        let label = escaped(&labels.back_to_reference(&format!("{number}{again}")));
        write!(links, "{again}\" class=\"b-backref\" aria-label=\"{label}\">\u{21a9}{count}</a>")?;
    }
    placeholders::put(out, links)
}

/// Reports references to missing footnotes, which would appear in the text as typed.
pub fn lost(pass: &mut Pass<'_>, node: Node<'_>, text: &str) {
    for after in text.split("[^").skip(1) {
        let Some((name, _)) = after.split_once(']') else { continue };
        if name.contains(char::is_alphanumeric) && !name.contains(char::is_whitespace) {
            let line = pass.line(node);
            let help = format!(
                "define it on a line of its own, `[^{name}]: …`; if it is no footnote, put it in backticks or write `\\[^{name}]`"
            );
            pass.report(Code::UndefinedFootnote, line, format!("footnote `[^{name}]` is not defined"), help);
        }
    }
}

/// Moves the notes to the end of the text, in the order of their references. Reports notes that are defined twice, and
/// notes that are never referenced, which are left out.
pub fn gather<'a>(pass: &mut Pass<'_>, root: Node<'a>) {
    let mut definitions: Vec<(String, Node<'a>)> = Vec::new();
    let mut order: HashMap<String, u32> = HashMap::new();
    for node in root.descendants() {
        match &node.data().value {
            NodeValue::FootnoteDefinition(note) => definitions.push((folded(&note.name), node)),
            NodeValue::FootnoteReference(note) => {
                order.entry(folded(&note.name)).or_insert(note.ix);
            }
            _ => {}
        }
    }
    let mut lines: HashMap<&str, usize> = HashMap::new();
    for (name, node) in &definitions {
        let line = pass.line(node);
        if let Some(first) = lines.get(name.as_str()) {
            let message = format!("the footnote `[^{name}]` is already defined in line {first}");
            pass.report(
                Code::DuplicateFootnote,
                line,
                message,
                "give it another name, or delete one of the two",
            );
        } else if !order.contains_key(name) {
            let message = format!("the footnote `[^{name}]` is not shown, because nothing refers to it");
            pass.report(
                Code::UnusedFootnote,
                line,
                message,
                format!("write `[^{name}]` where it belongs, or delete it"),
            );
        }
        lines.entry(name).or_insert(line);
        node.detach();
    }
    definitions.retain(|(name, _)| order.contains_key(name));
    definitions.sort_by_key(|(name, _)| order.get(name).copied());
    definitions.dedup_by(|(later, _), (earlier, _)| earlier == later);
    for (_, node) in definitions {
        root.append(node);
    }
}

/// A footnote's name as the parser compares it.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
