//! How to write a date that is not written as it should be.

use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::rfc2822;

/// Formats in which only one day can be meant.
const DAYS: [&str; 10] = [
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%d. %B %Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y-%m-%d",
    "%d.%m.%Y",
    "%Y%m%d",
];

/// Formats of the time that may follow.
const TIMES: [&str; 3] = ["%H:%M:%S", "%H:%M", "%I:%M %p"];

/// Offsets of time zones that are written as letters, and mean one zone everywhere.
const ZONES: [(&str, &str); 10] = [
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("CDT", "-05:00"),
    ("MDT", "-06:00"),
    ("MST", "-07:00"),
    ("PDT", "-07:00"),
    ("PST", "-08:00"),
    ("CET", "+01:00"),
    ("CEST", "+02:00"),
    ("JST", "+09:00"),
];

/// The fix for a text that does not begin with year, month and day.
pub fn fix(text: &str) -> String {
    if let Some(day) = one_of(&DAYS, |format| Date::strptime(format, text).ok()) {
        return format!("write `{day}`");
    }
    if let Ok(zoned) = rfc2822::DateTimeParser::new().parse_zoned_datetime(text) {
        let offset = match zoned.offset().seconds() {
            0 => "Z".to_owned(),
            _ => zoned.strftime("%:z").to_string(),
        };
        return format!("write `{}{offset}`", zoned.strftime("%Y-%m-%dT%H:%M:%S"));
    }
    let with_time =
        |day: &&str| one_of(&TIMES, |time| DateTime::strptime(format!("{day} {time}"), text).ok());
    if let Some(moment) = DAYS.iter().find_map(with_time) {
        return format!("write `{}`", moment.strftime("%Y-%m-%dT%H:%M"));
    }
    match ["%m/%d/%Y", "%d/%m/%Y"].map(|format| Date::strptime(format, text).ok()) {
        [Some(one), Some(other)] if one != other => {
            format!("write `{one}` or `{other}`, whichever day is meant")
        }
        [Some(day), _] | [_, Some(day)] => format!("write `{day}`"),
        _ => "write year, month and day like `2025-03-10`".to_owned(),
    }
}

/// The fix for a time that follows a day.
pub fn fix_of_time(day: Date, time: &str) -> String {
    let time = time.trim_start_matches(['T', 't']);
    if let Some(clock) = one_of(&TIMES, |format| Time::strptime(format, time).ok()) {
        return format!("write `{day}T{clock}`");
    }
    let (clock, zone) = time.rsplit_once(' ').unwrap_or_default();
    if let Some(clock) = one_of(&TIMES, |format| Time::strptime(format, clock.trim()).ok()) {
        let offset = ZONES.iter().find(|(name, _)| *name == zone).map(|(_, offset)| *offset);
        return match offset {
            Some(offset) => format!("write the offset of the time zone: `{day}T{clock}{offset}`"),
            None => format!("write the offset of the time zone from UTC, as in `{day}T{clock}+01:00`"),
        };
    }
    format!("remove the time, or write it like `{day}T09:30:00Z`")
}

/// The first result for a format.
fn one_of<T>(formats: &[&str], read: impl Fn(&str) -> Option<T>) -> Option<T> {
    formats.iter().find_map(|format| read(format))
}
