//! Finds cells that the parser drops from tables.

use super::pass::Pass;
use comrak::nodes::{Node, NodeValue};
use content::diagnostics::Code;

/// Reports rows that have more cells than their table's header; the parser leaves the last ones out. `text` is the text
/// that was parsed.
pub fn check(pass: &mut Pass<'_>, root: Node<'_>, text: &str) {
    let lines: Vec<&str> = text.split('\n').collect();
    for table in root.descendants() {
        let columns = match &table.data().value {
            NodeValue::Table(table) => table.num_columns,
            _ => continue,
        };
        for row in table.children().skip(1) {
            let place = row.data().sourcepos.start;
            let line =
                place.line.checked_sub(1).and_then(|line| lines.get(line)).copied().unwrap_or_default();
            let row_text = place.column.checked_sub(1).and_then(|column| line.get(column..)).unwrap_or(line);
            let lost: Vec<&str> = cells(row_text).into_iter().skip(columns).collect();
            if lost.iter().any(|cell| !cell.is_empty()) {
                let message = format!(
                    "this row has {} cells, but the table's header has only {columns}",
                    columns + lost.len()
                );
                let help = "write `\\|` for a `|` within a cell, also in code and formulas, or add a column to the header";
                let line = pass.line(row);
                pass.report(Code::LostCells, line, message, help);
            }
        }
    }
}

/// The cells of a row, as the parser separates them.
fn cells(row: &str) -> Vec<&str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, _) in row.match_indices('|').filter(|(at, _)| !row[..*at].ends_with('\\')) {
        cells.push(row[start..at].trim());
        start = at + 1;
    }
    // After the last bar, there is a cell only if anything is written there.
    let last = row[start..].trim();
    if !last.is_empty() {
        cells.push(last);
    }
    cells
}
