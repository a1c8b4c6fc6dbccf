//! Exports as tables: which column says what, by its heading, and what a row says then.

use crate::entry::{Entry, Hit, Read, Total};
use crate::format::Format;
use crate::time;

/// What of a row is of use.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Path,
    /// The page's whole address, where there is one beside its label.
    Address,
    Reads,
    Day,
    Time,
    Visitor,
    Bot,
    Event,
}

/// The headings of each format's columns, in lower case; of several for the same the first that is there counts.
/// Of counts those come first that leave out repeats.
fn headings(format: Format) -> &'static [(&'static str, Column)] {
    use Column::{Address, Bot, Day, Event, Path, Reads, Time, Visitor};
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
            ("x", Path),
            ("y", Reads),
            ("session_id", Visitor),
            ("event_type", Event),
            ("created_at", Time),
        ],
        Format::Plausible => &[
            ("page", Path),
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

/// A table's columns.
#[derive(Debug)]
pub struct Table {
    path: usize,
    address: Option<usize>,
    reads: Option<usize>,
    day: Option<usize>,
    time: Option<usize>,
    visitor: Option<usize>,
    bot: Option<usize>,
    event: Option<usize>,
}

impl Table {
    /// Reads the row of headings. The error says which column is missing.
    pub fn new<'r>(format: Format, row: impl Iterator<Item = &'r str>) -> Result<Self, &'static str> {
        let row: Vec<String> = row.map(|heading| heading.trim().to_lowercase()).collect();
        let at = |column: Column| {
            headings(format)
                .iter()
                .filter(|(_, of)| *of == column)
                .find_map(|(heading, _)| row.iter().position(|there| there == heading))
        };
        let path = at(Column::Path).ok_or("there is no column with the pages' paths")?;
        let (reads, time) = (at(Column::Reads), at(Column::Time));
        if reads.is_none() && time.is_none() {
            return Err("there is no column that says how often a page was read, or when");
        }
        Ok(Self {
            path,
            address: at(Column::Address),
            reads,
            day: at(Column::Day),
            time,
            visitor: at(Column::Visitor),
            bot: at(Column::Bot),
            event: at(Column::Event),
        })
    }

    /// Reads one row.
    pub fn read<'r>(&self, row: &[&'r str]) -> Read<'r> {
        let value = |column: Option<usize>| row.get(column?).copied().filter(|value| !value.is_empty());
        // Matomo's labels can be shortened; its addresses are not.
        let path = value(self.address).or(value(Some(self.path)));
        if self.time.is_some() {
            // GoatCounter says whether it was an event; Umami says 1 for a view.
            if value(self.event).is_some_and(|event| !matches!(event, "false" | "0" | "1")) {
                return Ok(Entry::Nothing);
            }
            let time = value(self.time).and_then(time::iso).ok_or("its time is not one")?;
            let visitor = value(self.visitor).unwrap_or_default().into();
            let bot = value(self.bot).is_some_and(|bot| bot != "0");
            let path = path.ok_or("it has no path")?.into();
            return Ok(Entry::Hit(Hit { time, path, visitor, bot, ..Hit::default() }));
        }
        // A sum over all pages.
        let Some(path) = path else { return Ok(Entry::Nothing) };
        let reads =
            value(self.reads).and_then(number).ok_or("it does not say how often the page was read")?;
        let day = match self.day {
            Some(_) => Some(value(self.day).and_then(time::day).ok_or("its day is not one")?),
            None => None,
        };
        Ok(Entry::Total(Total { path: path.into(), reads, day }))
    }
}

/// A count, also as `1,234` or `12.0`.
pub fn number(text: &str) -> Option<u64> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\'')).collect();
    let whole = plain.split_once('.').map_or(plain.as_str(), |(whole, _)| whole);
    whole.parse().ok()
}
