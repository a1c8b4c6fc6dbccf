//! Reads `popular.toml`: the counts so far, and the editors' choices.

use crate::tally::{LARGEST, Tally};
use crate::time;
use content::diagnostics::{Code, Diagnostic};
use content::folder::POPULAR;
use content::front_matter::fields::{At, Fields};
use content::front_matter::toml;
use content::front_matter::tree::{Entry, Value};
use content::root::Root;
use content::sources;
use std::collections::BTreeMap;

/// Default half-life of a read's weight, in days.
pub const HALF_LIFE: u32 = 30;

/// The content of the file.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Slugs listed first, in this order.
    pub pinned: Vec<At<String>>,
    /// Slugs excluded from rankings by reads.
    pub hidden: Vec<At<String>>,
    /// Last moment counted, in seconds since 1970; `None` if nothing was counted yet.
    pub until: Option<i64>,
    /// Days after which a read has half its weight.
    pub half_life: u32,
    /// Last moment counted per source.
    pub sources: BTreeMap<String, i64>,
    /// Reads by slug.
    pub reads: BTreeMap<String, Tally>,
}

/// Reads the file; returns an empty ledger if there is none.
pub fn read(content: &Root) -> (Ledger, Vec<Diagnostic>) {
    let mut ledger = Ledger { half_life: HALF_LIFE, ..Ledger::default() };
    let path = match sources::optional(content, POPULAR) {
        Ok(Some(path)) => path,
        Ok(None) => return (ledger, Vec::new()),
        Err(problem) => return (ledger, vec![problem]),
    };
    let entries = sources::text(&path).and_then(|text| {
        toml::read(&text, 1).map_err(|malformed| {
            let message = format!("invalid TOML: {}", malformed.reason);
            Diagnostic::at(Code::InvalidToml, &path, malformed.line, message, malformed.help)
        })
    });
    let entries = match entries {
        Ok(entries) => entries,
        Err(problem) => return (ledger, vec![problem]),
    };
    let mut fields = Fields::new(&path, POPULAR, entries);
    ledger.pinned = fields.texts(&["pinned"]);
    ledger.hidden = fields.texts(&["hidden"]);
    counted(&mut fields, &mut ledger);
    let until = ledger.until.unwrap_or_default();
    for entry in table(&mut fields, "reads") {
        match tally(&entry, until) {
            Some(tally) => drop(ledger.reads.insert(entry.name, tally)),
            None => fields.at(
                Code::InvalidValue,
                entry.line,
                format!("not a valid read count for `{}`", entry.name),
                REWRITE,
            ),
        }
    }
    (ledger, fields.finish(|_| false))
}

/// Help for a line that `broadsheet popular` writes.
const REWRITE: &str = "remove the line, or write it like this: \
                       `slug = { all = 3, year = 2, month = 1, score = 2.5 }`";

/// Reads the table `[counted]`.
fn counted(fields: &mut Fields<'_>, ledger: &mut Ledger) {
    for entry in table(fields, "counted") {
        let moment = scalar(&entry).and_then(time::iso);
        match (entry.name.as_str(), entry.node.value) {
            ("until", _) if moment.is_some() => ledger.until = moment,
            ("half_life", Value::Scalar { text, .. }) => match days(&text) {
                Ok(days) => ledger.half_life = days,
                Err(help) => {
                    fields.at(Code::InvalidValue, entry.line, "`half_life` is not a number of days", help);
                }
            },
            ("sources", Value::Table(sources)) => {
                for source in sources {
                    match scalar(&source).and_then(time::iso) {
                        Some(moment) => drop(ledger.sources.insert(source.name, moment)),
                        None => fields.at(
                            Code::InvalidValue,
                            source.line,
                            format!("`{}` is not a timestamp", source.name),
                            MOMENT,
                        ),
                    }
                }
            }
            ("until", _) => fields.at(Code::InvalidValue, entry.line, "`until` is not a timestamp", MOMENT),
            _ => fields.at(
                Code::UnknownField,
                entry.line,
                format!("`{}` is not a field of `counted`", entry.name),
                "remove it",
            ),
        }
    }
}

const MOMENT: &str = "write it like `2025-03-10T12:00:00Z`, without quotes";

/// Parses a half-life in days, with or without a `d`. The error suggests a fix.
pub fn days(text: &str) -> Result<u32, String> {
    let days = text.trim().trim_end_matches('d').parse().ok().filter(|days| (7..=3650).contains(days));
    days.ok_or_else(|| "choose a number from 7 to 3650, like `30`".to_owned())
}

fn table(fields: &mut Fields<'_>, name: &'static str) -> Vec<Entry> {
    let Some(entry) = fields.take(&[name]) else { return Vec::new() };
    match entry.node.value {
        Value::Table(entries) => entries,
        _ => {
            fields.at(
                Code::InvalidValue,
                entry.line,
                format!("`{name}` is not a table"),
                format!("write it as a table: `[{name}]`"),
            );
            Vec::new()
        }
    }
}

fn scalar(entry: &Entry) -> Option<&str> {
    match &entry.node.value {
        Value::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

fn tally(entry: &Entry, until: i64) -> Option<Tally> {
    let Value::Table(parts) = &entry.node.value else { return None };
    let part = |name: &str| parts.iter().find(|part| part.name == name).map(scalar);
    // A missing count is zero; anything but a number is an error.
    let count = |name: &str| part(name).map_or(Some(0), |text| text?.parse::<u64>().ok());
    let score = part("score")
        .map_or(Some(0.0), |text| text?.parse::<f64>().ok().filter(|score| (0.0..=LARGEST).contains(score)));
    let known = parts.iter().all(|part| matches!(part.name.as_str(), "all" | "year" | "month" | "score"));
    known.then_some(())?;
    Some(Tally::counted(until, count("all")?, count("year")?, count("month")?, score?))
}
