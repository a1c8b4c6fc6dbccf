//! Writes tables and task lists, with the names and roles that screen readers need.

use super::pass::Output;
use comrak::nodes::{Node, NodeValue, TableAlignment};
use std::fmt::{self, Write};

/// Tables with more rows than this scroll below their header.
const LONG: usize = 16;

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
    let is_header = row.is_some_and(|row| matches!(row.data().value, NodeValue::TableRow(true)));
    // An empty corner is not a header: a screen reader would announce nothing for its column.
    let is_empty = node.first_child().is_none();
    // Below it are the names of the rows.
    let is_name = node.previous_sibling().is_none() && table.is_some_and(has_empty_corner);
    let scope = match (is_empty, is_header, is_name) {
        (false, true, _) => Some("col"),
        (false, false, true) => Some("row"),
        _ => None,
    };
    if !entering {
        return out.write_str(if scope.is_some() { "</th>" } else { "</td>" });
    }
    let column = std::iter::successors(node.previous_sibling(), |cell| cell.previous_sibling()).count();
    let alignment = table.and_then(|table| match &table.data().value {
        NodeValue::Table(table) => table.alignments.get(column).copied(),
        _ => None,
    });
    out.cr()?;
    match scope {
        Some(scope) => write!(out, "<th scope=\"{scope}\"")?,
        None => out.write_str("<td")?,
    }
    out.write_str(match alignment {
        Some(TableAlignment::Right) => " class=\"b-right\">",
        Some(TableAlignment::Center) => " class=\"b-center\">",
        Some(TableAlignment::Left | TableAlignment::None) | None => ">",
    })
}

/// Whether the first cell of a table's header is empty.
fn has_empty_corner(table: Node<'_>) -> bool {
    let corner = table.first_child().and_then(comrak::arena_tree::Node::first_child);
    corner.is_some_and(|corner| corner.first_child().is_none())
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
