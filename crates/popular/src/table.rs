//! Exports as tables: maps columns by their headings and parses rows.

use crate::entry::{Entry, Hit, Read, Total};
use crate::format::Format;
use crate::time;

/// The columns that matter.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Path,
    /// Full URL of the page, which some exports have in addition to a label.
    Address,
    Host,
    Reads,
    Day,
    Time,
    Visitor,
    Bot,
    Event,
}

/// Returns the headings of each column, in lower case. The first one present wins; counts that exclude repeats come
/// first.
fn headings(format: Format) -> &'static [(&'static str, Column)] {
    use Column::{Address, Bot, Day, Event, Host, Path, Reads, Time, Visitor};
    match format {
        Format::GoatCounter => &[
            ("2path", Path),
            ("1path", Path),
            ("path", Path),
            ("session", Visitor),
            ("bot", Bot),
            ("event", Event),
            ("date", Time),
        ],
        Format::Umami => &[
            ("url_path", Path),
            ("hostname", Host),
            ("x", Path),
            ("y", Reads),
            ("session_id", Visitor),
            ("event_type", Event),
            ("created_at", Time),
        ],
        Format::Plausible => &[
            ("page", Path),
            ("hostname", Host),
            ("name", Path),
            ("date", Day),
            ("visits", Reads),
            ("visitors", Reads),
            ("pageviews", Reads),
        ],
        Format::Matomo => &[
            ("label", Path),
            ("page url", Path),
            ("url", Address),
            ("metadata: url", Address),
            ("date", Day),
            ("nb_visits", Reads),
            ("unique pageviews", Reads),
            ("nb_hits", Reads),
            ("pageviews", Reads),
        ],
        Format::Ga4 => &[
            ("hostname", Host),
            ("page path and screen class", Path),
            ("page path", Path),
            ("page path + query string", Path),
            ("page path + query string and screen class", Path),
            ("pagepath", Path),
            ("date", Day),
            ("sessions", Reads),
            ("views", Reads),
            ("screenpageviews", Reads),
        ],
        _ => &[],
    }
}

/// Positions of the columns in a table.
#[derive(Debug)]
pub struct Table {
    path: usize,
    address: Option<usize>,
    host: Option<usize>,
    reads: Option<usize>,
    day: Option<usize>,
    time: Option<usize>,
    visitor: Option<usize>,
    bot: Option<usize>,
    event: Option<usize>,
}

impl Table {
    /// Reads the header row. The error names a missing column.
    pub fn new<'r>(format: Format, row: impl Iterator<Item = &'r str>) -> Result<Self, &'static str> {
        let row: Vec<String> = row.map(|heading| heading.trim().to_lowercase()).collect();
        let at = |column: Column| {
            headings(format)
                .iter()
                .filter(|(_, kind)| *kind == column)
                .find_map(|(heading, _)| row.iter().position(|there| there == heading))
        };
        let path = at(Column::Path).ok_or("no column with page paths")?;
        let (reads, time) = (at(Column::Reads), at(Column::Time));
        if reads.is_none() && time.is_none() {
            return Err("no column with the number or time of reads");
        }
        Ok(Self {
            path,
            address: at(Column::Address),
            host: at(Column::Host),
            reads,
            day: at(Column::Day),
            time,
            visitor: at(Column::Visitor),
            bot: at(Column::Bot),
            event: at(Column::Event),
        })
    }

    /// Parses one row.
    pub fn read<'r>(&self, row: &[&'r str]) -> Read<'r> {
        let value = |column: Option<usize>| row.get(column?).copied().filter(|value| !value.is_empty());
        // Matomo may shorten labels, but not URLs.
        let host = value(self.host);
        let path = value(self.address).or(value(Some(self.path)));
        if self.time.is_some() {
            // GoatCounter says whether it is an event; Umami uses 1 for a view.
            if value(self.event).is_some_and(|event| !matches!(event, "false" | "0" | "1")) {
                return Ok(Entry::Nothing);
            }
            let time = value(self.time).and_then(time::iso).ok_or("invalid time")?;
            let visitor = value(self.visitor).unwrap_or_default().into();
            let bot = value(self.bot).is_some_and(|bot| bot != "0");
            let path = path.ok_or("no path")?.into();
            return Ok(Entry::Hit(Hit { time, path, host, visitor, bot, ..Hit::default() }));
        }
        // The total over all pages.
        let Some(path) = path else { return Ok(Entry::Nothing) };
        let reads = value(self.reads).and_then(number).ok_or("no number of reads")?;
        let day = match self.day {
            Some(_) => Some(value(self.day).and_then(time::day).ok_or("invalid date")?),
            None => None,
        };
        Ok(Entry::Total(Total { path: path.into(), host, reads, day }))
    }
}

/// Parses a count, also in forms like `1,234` or `12.0`.
pub fn number(text: &str) -> Option<u64> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\'')).collect();
    let whole = plain.split_once('.').map_or(plain.as_str(), |(whole, _)| whole);
    whole.parse().ok()
}
