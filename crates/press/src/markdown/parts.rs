//! Alerts, tables and task lists, with the names and roles that a screen reader needs.

use super::format::Output;
use comrak::nodes::{AlertType, Node, NodeAlert, NodeFootnoteReference, NodeValue, TableAlignment};
use std::fmt::{self, Write};

/// An alert as GitHub has them, `> [!NOTE]`.
pub fn alert(out: &mut Output<'_, '_, '_>, alert: &NodeAlert, entering: bool) -> fmt::Result {
    out.cr()?;
    if !entering {
        return out.write_str("</div>\n");
    }
    let labels = out.user.place.labels;
    let (class, title) = match alert.alert_type {
        AlertType::Note => ("note", labels.note()),
        AlertType::Tip => ("tip", labels.tip()),
        AlertType::Important => ("important", labels.important()),
        AlertType::Warning => ("warning", labels.warning()),
        AlertType::Caution => ("caution", labels.caution()),
    };
    write!(out, "<div class=\"callout callout-{class}\" role=\"note\">\n<p class=\"callout-title\">")?;
    out.escape(alert.title.as_deref().unwrap_or(title))?;
    out.write_str("</p>\n")
}

/// The number of a footnote where the text refers to it.
pub fn note(out: &mut Output<'_, '_, '_>, note: &NodeFootnoteReference) -> fmt::Result {
    let NodeFootnoteReference { name, ref_num, ix, .. } = note;
    out.write_str("<sup class=\"footnote-ref\"><a href=\"#fn-")?;
    out.escape_href(name)?;
    out.write_str("\" id=\"fnref-")?;
    out.escape_href(name)?;
    if *ref_num > 1 {
        write!(out, "-{ref_num}")?;
    }
    let labels = out.user.place.labels;
    let number = labels.number(*ix as usize);
    write!(out, "\" aria-label=\"{}\">{number}</a></sup>", labels.footnote(&number))
}

/// Reports references to footnotes that are not there, which would stand in the text as they were typed.
pub fn lost_notes(out: &mut Output<'_, '_, '_>, node: Node<'_>, text: &str) {
    for after in text.split("[^").skip(1) {
        let Some((name, _)) = after.split_once(']') else { continue };
        if !name.is_empty() && !name.contains(char::is_whitespace) {
            let line = out.user.line(node);
            let help = format!("write its text on a line of its own: `[^{name}]: …`");
            out.user.problem(line, format!("there is no footnote `[^{name}]`"), help);
        }
    }
}

/// What lets a table scroll inside itself: a frame that the keyboard reaches. `outside` is its outer edge.
pub fn table_frame(out: &mut Output<'_, '_, '_>, entering: bool, outside: bool) -> fmt::Result {
    if entering && outside {
        out.user.tables += 1;
        let labels = out.user.place.labels;
        let label = labels.table(&labels.number(out.user.tables));
        out.cr()?;
        write!(out, "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">")?;
    } else if !entering && !outside {
        out.write_str("</div>\n")?;
    }
    Ok(())
}

/// A cell, aligned by class: a security policy need not allow style attributes.
pub fn cell(out: &mut Output<'_, '_, '_>, node: Node<'_>, entering: bool) -> fmt::Result {
    let row = node.parent();
    let table = row.and_then(comrak::arena_tree::Node::parent);
    // An empty corner is no header: a screen reader would read nothing for its column.
    let heads = node.first_child().is_some()
        && row.is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true)));
    if !entering {
        return out.write_str(if heads { "</th>" } else { "</td>" });
    }
    let column = std::iter::successors(node.previous_sibling(), |cell| cell.previous_sibling()).count();
    let alignment = table.and_then(|table| match &table.data().value {
        NodeValue::Table(table) => table.alignments.get(column).copied(),
        _ => None,
    });
    out.cr()?;
    out.write_str(if heads { "<th scope=\"col\"" } else { "<td" })?;
    out.write_str(match alignment {
        Some(TableAlignment::Right) => " class=\"align-right\">",
        Some(TableAlignment::Center) => " class=\"align-center\">",
        Some(TableAlignment::Left | TableAlignment::None) | None => ">",
    })
}

/// An item of a task list.
pub fn task(out: &mut Output<'_, '_, '_>, done: bool, entering: bool) -> fmt::Result {
    if !entering {
        return out.write_str("</li>\n");
    }
    out.cr()?;
    let labels = out.user.place.labels;
    let (state, label) = if done { (" checked=\"\"", labels.done()) } else { ("", labels.to_do()) };
    write!(out, "<li class=\"task\"><input type=\"checkbox\"{state} disabled=\"\" aria-label=\"{label}\"> ")
}
