//! Writes alerts, tables and task lists, with the names and roles that screen readers need.

use super::pass::Output;
use super::placeholders;
use comrak::nodes::{AlertType, Node, NodeAlert, NodeValue, TableAlignment};
use std::fmt::{self, Write};

/// Tables with more rows than this scroll below their header.
const LONG: usize = 16;

/// Writes a GitHub alert, `> [!NOTE]`, with an icon for its kind.
pub fn alert(out: &mut Output<'_, '_, '_>, alert: &NodeAlert, entering: bool) -> fmt::Result {
    out.cr()?;
    if !entering {
        return out.write_str("</div>\n");
    }
    let labels = out.user.context.labels;
    let (class, title) = match alert.alert_type {
        AlertType::Note => ("note", labels.note()),
        AlertType::Tip => ("tip", labels.tip()),
        AlertType::Important => ("important", labels.important()),
        AlertType::Warning => ("warning", labels.warning()),
        AlertType::Caution => ("caution", labels.caution()),
    };
    write!(out, "<div class=\"b-callout b-callout-{class}\" role=\"note\">\n<p class=\"b-callout-title\">")?;
    let sign = sign(&alert.alert_type);
    placeholders::put(
        out,
        format!(
            "<svg viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\"><path d=\"{sign}\"/></svg>"
        ),
    )?;
    out.escape(alert.title.as_deref().unwrap_or(title))?;
    out.write_str("</p>\n")
}

/// The icon's outline: a letter i, a lamp, a speech bubble, a triangle, an octagon.
fn sign(kind: &AlertType) -> &'static str {
    match kind {
        AlertType::Note => "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M8 7.5V11M8 5v.1",
        AlertType::Tip => {
            "M6 12.5h4M6.5 14.5h3M6 10.5C4.5 9.5 3.5 8 3.5 6a4.5 4.5 0 0 1 9 0c0 2-1 3.5-2.5 4.5z"
        }
        AlertType::Important => "M2 2.5h12v8.5H8L4.5 14V11H2zM8 4.5V7M8 9v.1",
        AlertType::Warning => "M8 2L14.5 13.5H1.5zM8 6.5V9.5M8 11.5v.1",
        AlertType::Caution => "M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3L1.5 10.7V5.3zM8 4.5V8.5M8 11v.1",
    }
}

/// Writes the focusable frame in which a table scrolls. `outside` is true at its outer edge.
pub fn table_frame(
    out: &mut Output<'_, '_, '_>,
    node: Node<'_>,
    entering: bool,
    outside: bool,
) -> fmt::Result {
    if entering && outside {
        out.user.tables += 1;
        let labels = out.user.context.labels;
        let label = labels.table(&labels.number(out.user.tables));
        let long = if node.children().count() > LONG { " b-long" } else { "" };
        out.cr()?;
        write!(out, "<div class=\"b-table{long}\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">")?;
    } else if !entering && !outside {
        out.write_str("</div>\n")?;
    }
    Ok(())
}

/// Writes a cell, aligned by class because the content security policy forbids style attributes.
pub fn cell(out: &mut Output<'_, '_, '_>, node: Node<'_>, entering: bool) -> fmt::Result {
    let row = node.parent();
    let table = row.and_then(comrak::arena_tree::Node::parent);
    // An empty corner is not a header: a screen reader would announce nothing for its column.
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
        Some(TableAlignment::Right) => " class=\"b-right\">",
        Some(TableAlignment::Center) => " class=\"b-center\">",
        Some(TableAlignment::Left | TableAlignment::None) | None => ">",
    })
}

/// Writes an item of a task list.
pub fn task(out: &mut Output<'_, '_, '_>, done: bool, entering: bool) -> fmt::Result {
    if !entering {
        return out.write_str("</li>\n");
    }
    out.cr()?;
    let labels = out.user.context.labels;
    let (state, label) = if done { (" checked=\"\"", labels.done()) } else { ("", labels.to_do()) };
    write!(out, "<li><input type=\"checkbox\"{state} disabled=\"\" aria-label=\"{label}\"> ")
}
