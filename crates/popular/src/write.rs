//! Writes `popular.toml` without touching what editors wrote.

use crate::ledger::Ledger;
use crate::tally::Tally;
use content::files;
use content::folder::POPULAR;
use jiff::Timestamp;
use std::fs;
use std::io;
use std::path::Path;
use toml_edit::{DocumentMut, InlineTable, Item, Table, Value};

/// Initial content of a new file.
const BEGINNING: &str = "\
# Which articles are read most. docs/popular.md explains how reads are counted.

# Yours: slugs of articles that come first, in this order, and of articles that are never ranked by reads.
pinned = []
hidden = []

# Written by `broadsheet popular`, which preserves everything above and all comments.
[counted]

# Most read first. In `score`, the weight of a read halves with every half-life.
[reads]
";

/// Returns the content of the file: `old`, updated with the counts.
///
/// # Errors
/// If `old` is not TOML.
pub fn text(old: Option<&str>, ledger: &Ledger) -> Result<String, toml_edit::TomlError> {
    let mut document: DocumentMut = old.unwrap_or(BEGINNING).parse()?;
    let root = document.as_table_mut();
    edit(root, "counted", |counted| {
        if let Some(until) = ledger.until.and_then(moment) {
            set(counted, "until", until);
        }
        set(counted, "half_life", i64::from(ledger.half_life).into());
        edit(counted, "sources", |sources| {
            let moments = ledger.sources.iter().filter_map(|(name, until)| Some((name, moment(*until)?)));
            moments.for_each(|(name, until)| set(sources, name, until));
        });
    });
    let mut ranked: Vec<_> = ledger.reads.iter().collect();
    ranked.sort_by(|(a, one), (b, other)| other.score.total_cmp(&one.score).then_with(|| a.cmp(b)));
    edit(root, "reads", |reads| {
        // Counts under a former slug have moved to the current one.
        reads.retain(|slug, _| ledger.reads.contains_key(slug));
        for (slug, tally) in ranked {
            let (year, month) = tally.in_year_and_month(ledger.until.unwrap_or_default());
            put_last(reads, slug, line(tally, year, month));
        }
    });
    Ok(document.to_string())
}

/// Writes the file atomically if it changes; returns whether it did.
///
/// # Errors
/// If reading or writing fails, or the existing file is not TOML.
pub fn write(content: &Path, ledger: &Ledger) -> io::Result<bool> {
    let path = content.join(POPULAR);
    let old = match fs::read_to_string(&path) {
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let new = text(old.as_deref(), ledger).map_err(io::Error::other)?;
    if old.as_deref() == Some(&*new) {
        return Ok(false);
    }
    files::remove_temporary(content, files::ABANDONED);
    files::put(&path, new.as_bytes())?;
    Ok(true)
}

/// Edits the table with this name, creating it if needed.
fn edit(within: &mut Table, name: &str, change: impl FnOnce(&mut Table)) {
    let item = within.entry(name).or_insert_with(|| Item::Table(Table::new()));
    if !item.is_table() {
        *item = Item::Table(Table::new());
    }
    if let Some(table) = item.as_table_mut() {
        change(table);
    }
}

/// Formats a tally as `{ all = 3, year = 2, month = 1, score = 2.5 }`.
fn line(tally: &Tally, year: u64, month: u64) -> Value {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let mut line = InlineTable::new();
    for (name, count) in [("all", tally.all), ("year", year), ("month", month)] {
        line.insert(name, number(count).into());
    }
    line.insert("score", ((tally.score * 1000.0).round() / 1000.0).into());
    line.into()
}

/// Moves an entry to the end and keeps its comments, so that the order becomes that of the ranking.
fn put_last(table: &mut Table, name: &str, mut value: Value) {
    match table.remove_entry(name) {
        Some((key, old)) => {
            if let Some(old) = old.as_value() {
                *value.decor_mut() = old.decor().clone();
            }
            table.insert_formatted(&key, Item::Value(value));
        }
        None => drop(table.insert(name, Item::Value(value))),
    }
}

/// Sets a value and keeps its comment.
fn set(table: &mut Table, name: &str, mut value: Value) {
    if let Some(old) = table.get(name).and_then(Item::as_value) {
        *value.decor_mut() = old.decor().clone();
    }
    table.insert(name, Item::Value(value));
}

fn moment(second: i64) -> Option<Value> {
    let text = Timestamp::from_second(second).ok()?.to_string();
    text.parse::<toml_edit::Datetime>().ok().map(Value::from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::time::iso;

    fn ledger() -> Ledger {
        let until = iso("2025-03-10T12:00:00Z").unwrap();
        let tally = |all, score| Tally::counted(until, all, 2, 1, score);
        Ledger {
            until: Some(until),
            half_life: 30,
            sources: [("main".to_owned(), until)].into(),
            reads: [("a.b".to_owned(), tally(3, 2.0)), ("c".to_owned(), tally(5, 4.5))].into(),
            ..Ledger::default()
        }
    }

    #[test]
    fn new_file_is_documented() {
        let new = text(None, &ledger()).unwrap();
        let expected = "\
[counted]
until = 2025-03-10T12:00:00Z
half_life = 30

[counted.sources]
main = 2025-03-10T12:00:00Z

# Most read first. In `score`, the weight of a read halves with every half-life.
[reads]
c = { all = 5, year = 2, month = 1, score = 4.5 }
\"a.b\" = { all = 3, year = 2, month = 1, score = 2.0 }
";
        assert!(new.starts_with("# Which articles are read most.") && new.ends_with(expected), "{new}");
        assert_eq!(text(Some(&new), &ledger()).unwrap(), new, "written again it is the same");
    }

    #[test]
    fn editors_lines_and_comments_are_kept() {
        let old = "# Ours.\npinned = [\"c\"] # for now\n\n[reads]\n# Why so few?\nc = { all = 1 } # odd\n";
        let new = text(Some(old), &ledger()).unwrap();
        assert!(new.starts_with("# Ours.\npinned = [\"c\"] # for now\n"), "{new}");
        assert!(
            new.contains("# Why so few?\nc = { all = 5, year = 2, month = 1, score = 4.5 } # odd\n"),
            "{new}"
        );
    }
}
