//! Lists whose items have no space behind their marks.

use super::{Found, OTHER, line_start};
use content::diagnostics::Code;
use regex::Regex;
use std::sync::LazyLock;

/// A line that was to be an item. Options of commands have one letter or two hyphens.
#[allow(clippy::unwrap_used)] // The pattern is constant and covered by a test.
static ITEM: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:(-|\*|\+)\p{L}[\p{L}\p{N}]|(\d{1,3})[.)]\p{L}|[•●▪◦‣]\s*\S)").unwrap());

/// Finds a paragraph whose lines all look like items, or like items from the second one on.
pub fn find(text: &str) -> Option<Found> {
    let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
    let first = lines.iter().position(|line| ITEM.is_match(line)).filter(|first| *first <= 1)?;
    let items = &lines[first..];
    let kind = |line: &&str| {
        let mark = ITEM.captures(line)?;
        let number = mark.get(2).and_then(|number| number.as_str().parse::<u32>().ok());
        Some((number, line.chars().next().filter(|_| number.is_none())))
    };
    let kinds: Vec<_> = items.iter().map_while(kind).collect();
    let ends_lines = items.iter().any(|line| line.ends_with(OTHER));
    let is_list = kinds.len() >= 2
        && !ends_lines
        && kinds.len() == items.len()
        && kinds.windows(2).all(|pair| pair[0].1 == pair[1].1 && pair[1].0 == pair[0].0.map(|n| n + 1));
    is_list.then(|| {
        let shown: String = items[0].chars().take_while(|c| !c.is_whitespace()).take(30).collect();
        let is_bullet = shown.starts_with(['•', '●', '▪', '◦', '‣']);
        Found {
            code: Code::PrintedMarks,
            at: line_start(text, first),
            message: format!(
                "`{}` is no item of a list, so these lines are one paragraph",
                shown.replace('`', "'")
            ),
            help: match is_bullet {
                true => "write `- ` in place of the bullets; to show them, end each line with `\\`",
                false => "put a space after the mark; to show it as text, write `\\` before it",
            },
        }
    })
}
