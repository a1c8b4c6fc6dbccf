//! Tables that are not read as such.

use super::{Found, OTHER, line_start};
use content::diagnostics::Code;
use regex::Regex;
use std::sync::LazyLock;

/// The line of dashes below a table's header.
#[allow(clippy::unwrap_used)] // The pattern is constant and covered by a test.
static DASHES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$").unwrap());

/// A row with bars at both ends and two cells or more.
#[allow(clippy::unwrap_used)] // The pattern is constant and covered by a test.
static ROW: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\|[^|]+(?:\|[^|]+)+\|$").unwrap());

/// The frame of a table drawn with signs.
#[allow(clippy::unwrap_used)] // The pattern is constant and covered by a test.
static FRAME: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\+[-=]{2,}(?:\+[-=]{2,})*\+$").unwrap());

/// Finds a table in a paragraph.
pub fn find(text: &str) -> Option<Found> {
    let lines: Vec<&str> = text.lines().map(|line| line.trim().trim_end_matches(OTHER).trim_end()).collect();
    let is_dashes = |line: &str| line.contains('|') && DASHES.is_match(line);
    let uneven = lines.windows(2).position(|pair| pair[0].contains('|') && is_dashes(pair[1]));
    let bare = || lines.windows(2).position(|pair| pair.iter().all(|line| ROW.is_match(line)));
    let (line, help) = if let Some(line) = lines.iter().position(|line| FRAME.is_match(line)) {
        (
            line,
            "write a header, a line of dashes and rows: `| a | b |`, `|---|---|`, `| 1 | 2 |`; to show it as it is, put it into a block of code",
        )
    } else if let Some(line) = uneven {
        (
            line,
            "give the header and the line of dashes below it the same number of cells; write `\\|` for a bar within a cell, also in code and formulas",
        )
    } else {
        (bare()?, "write a line of dashes below the header, `|---|---|`; to show the bars, write `\\|`")
    };
    Some(Found {
        code: Code::PrintedMarks,
        at: line_start(text, line),
        message: "this is not read as a table, and its bars are printed".to_owned(),
        help,
    })
}
