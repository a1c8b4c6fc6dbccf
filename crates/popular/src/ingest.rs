//! Parses one file in any supported format and passes each line to the count.

use crate::cloudfront::Columns;
use crate::count::Count;
use crate::entry::{self, Entry};
use crate::format::{Format, NAMES, detect};
use crate::options::Options;
use crate::table::Table;
use crate::time::{Clock, day};
use crate::{common, document, input, json_lines};
use csv::ByteRecord;
use jiff::civil::Date;
use serde_json::error::Category;
use std::cell::Cell;
use std::io::{self, BufRead, Read};

/// Maximum size of a table row, in bytes. Larger than for a log line, because labels may contain line breaks.
const LONGEST_ROW: usize = 256 * 1024;

/// Maximum date range of a total, in days: ten years, the longest half-life. Each total is spread over its days.
const LONGEST_SPAN: i64 = 3_660;

/// Why a file cannot be counted.
pub struct Unusable {
    /// Line where reading stopped, counted from 1, if the error concerns a line.
    pub line: Option<u64>,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: String,
}

impl From<io::Error> for Unusable {
    fn from(error: io::Error) -> Self {
        let help = "check that it exists, is readable and is complete";
        Self { line: None, message: format!("cannot read this file: {error}"), help: help.to_owned() }
    }
}

fn unusable(message: &str, help: impl Into<String>) -> Unusable {
    Unusable { line: None, message: message.to_owned(), help: help.into() }
}

/// Counts one file.
pub fn file(name: &str, options: &Options, count: &mut Count<'_>) -> Result<(), Unusable> {
    let (head, mut reader) = input::open(name)?;
    count.begin(name, options.days);
    if head.trim().is_empty() {
        return Ok(());
    }
    let Some(format) = options.format.or_else(|| detect(&head)) else {
        let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
        let help = format!("pass its format with `--format`: {}", names.join(", "));
        return Err(unusable("unknown format", help));
    };
    let json = head.trim_start().starts_with(['{', '[']);
    match format {
        Format::Combined => {
            let mut clock = Clock::default();
            lines(&mut *reader, count, |line| common::read(line, &mut clock))
        }
        Format::CloudFront => {
            let mut columns = Columns::default();
            lines(&mut *reader, count, |line| columns.read(line))
        }
        Format::CloudFrontJson => lines(&mut *reader, count, json_lines::cloudfront),
        Format::Caddy => lines(&mut *reader, count, json_lines::caddy),
        Format::Cloudflare => lines(&mut *reader, count, json_lines::cloudflare),
        _ if json => whole(format, &mut *reader, count),
        _ => rows(format, reader, count),
    }
}

fn lines(
    reader: &mut dyn BufRead,
    count: &mut Count<'_>,
    mut read: impl for<'l> FnMut(&'l str) -> entry::Read<'l>,
) -> Result<(), Unusable> {
    let mut line = Vec::new();
    let mut number = 0;
    while input::next_line(reader, &mut line)? {
        number += 1;
        count.take(number, read(&String::from_utf8_lossy(&line)));
    }
    Ok(())
}

/// Counts a file that is one JSON document; its entries are numbered like lines.
fn whole(format: Format, reader: &mut dyn BufRead, count: &mut Count<'_>) -> Result<(), Unusable> {
    let bytes = input::whole(reader)?;
    let (mut number, mut refused) = (0, None);
    let read = document::read(format, &bytes, &mut |entry| {
        refused = dated(&entry, count).err();
        if refused.is_none() {
            number += 1;
            count.take(number, entry);
        }
        refused.is_none()
    });
    if let Some(refused) = refused {
        return Err(refused);
    }
    read.map_err(|error| match error.classify() {
        Category::Data => unusable(
            &format!("not a valid export of {format}: {error}"),
            "export it as described in docs/popular.md",
        ),
        _ => unusable(&format!("invalid JSON: {error}"), "export it again"),
    })
}

fn rows(format: Format, mut reader: Box<dyn BufRead>, count: &mut Count<'_>) -> Result<(), Unusable> {
    let (header, above) = headings(&mut *reader, count)?;
    let separator =
        [b',', b';', b'\t'].into_iter().max_by_key(|one| header.bytes().filter(|b| b == one).count());
    let separator = separator.unwrap_or(b',');
    let mut first =
        csv::ReaderBuilder::new().has_headers(false).delimiter(separator).from_reader(header.as_bytes());
    let header = first.records().next().and_then(Result::ok).unwrap_or_default();
    let table = Table::new(format, header.iter()).map_err(|reason| {
        unusable(
            &format!("not a valid export of {format}: {reason}"),
            "export it as described in docs/popular.md",
        )
    })?;
    let given = Cell::new(0);
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(Bounded { reader, given: &given });
    let mut row = ByteRecord::new();
    loop {
        let line = above + rows.position().line();
        given.set(0);
        match rows.read_byte_record(&mut row) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(_) if given.get() > LONGEST_ROW => {
                let message = format!("this row is longer than {} KB", LONGEST_ROW / 1024);
                let help = "close its quotes, or export the file again";
                return Err(Unusable { line: Some(line), ..unusable(&message, help) });
            }
            Err(error) => return Err(io::Error::from(error).into()),
        }
        let number = above + row.position().map_or(0, csv::Position::line);
        let values: Vec<_> = row.iter().map(String::from_utf8_lossy).collect();
        let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
        let entry = table.read(&values);
        dated(&entry, count)?;
        count.take(number, entry);
    }
}

/// Limits the bytes read per row. The caller resets `given` to 0 at the start of each row.
struct Bounded<'g> {
    reader: Box<dyn BufRead>,
    given: &'g Cell<usize>,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given.get() > LONGEST_ROW {
            return Err(io::Error::other("a row is too long"));
        }
        let read = self.reader.read(buffer)?;
        self.given.set(self.given.get() + read);
        Ok(read)
    }
}

/// Returns the header row and its line number. Comments above it may state the date range of the rows.
fn headings(reader: &mut dyn BufRead, count: &mut Count<'_>) -> Result<(String, u64), Unusable> {
    let (mut line, mut number) = (Vec::new(), 0);
    let (mut from, mut to): (Option<Date>, Option<Date>) = (None, None);
    while input::next_line(reader, &mut line)? {
        number += 1;
        let text = String::from_utf8_lossy(&line);
        let text = text.trim();
        if let Some((name, value)) = text.strip_prefix('#').and_then(|remark| remark.split_once(':')) {
            match name.trim().to_lowercase().as_str() {
                "start date" => from = day(value.trim_end_matches(',')),
                "end date" => to = day(value.trim_end_matches(',')),
                _ => {}
            }
        } else if !text.is_empty() && !text.starts_with('#') {
            if let Some(days) = from.zip(to) {
                count.of_days(days);
            }
            return Ok((text.to_owned(), number));
        }
    }
    Err(unusable("it has no rows", "export it again"))
}

/// Rejects a total without a usable date range.
fn dated(entry: &entry::Read<'_>, count: &Count<'_>) -> Result<(), Unusable> {
    let Ok(Entry::Total(total)) = entry else { return Ok(()) };
    if total.day.is_some() {
        return Ok(());
    }
    let Some(days) = count.days() else {
        let help = "pass its date range, like `--from 2025-03-01 --to 2025-03-31`, or export it by day";
        return Err(unusable("the reads have no dates", help));
    };
    let span = i64::from((days.1 - days.0).get_days());
    if !(0..LONGEST_SPAN).contains(&span) {
        let message = format!("invalid date range: {} to {}", days.0, days.1);
        let help = format!("use a range of at most {LONGEST_SPAN} days, the earlier date first");
        return Err(unusable(&message, help));
    }
    match count.counted_in_part(days) {
        Some(until) => {
            let help = format!("export only the days after {until}");
            Err(unusable(&format!("overlaps days already counted (through {until})"), help))
        }
        None => Ok(()),
    }
}
