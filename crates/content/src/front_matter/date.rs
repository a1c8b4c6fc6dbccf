//! Dates as people write them in front matter.

use jiff::civil::{Date, Time};

/// A date and, if given, a time, which orders articles of the same day.
pub type Moment = (Date, Time);

/// Parses `2025-03-10`, alone or with a time as in `2025-03-10T09:30:00+01:00` or `2025-03-10 09:30`.
///
/// The date is taken as written, whatever the time zone. The error is a suggested fix.
pub fn parse(text: &str) -> Result<Moment, String> {
    let (day, time) = text.split_at_checked(10).unwrap_or((text, ""));
    let looks_right =
        day.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    if !looks_right || day.len() != 10 {
        return Err(match guess(text) {
            Some(date) => format!("write `{date}`"),
            None => "write year, month and day like `2025-03-10`".to_owned(),
        });
    }
    let Ok(day) = Date::strptime("%Y-%m-%d", day) else {
        return Err(format!("choose a day that exists: {day} is not in the calendar"));
    };
    match clock(time) {
        Some(time) => Ok((day, time)),
        None => Err(format!("remove the time, or write it like `{day}T09:30:00Z`")),
    }
}

/// Parses a date as the model stores it, `2025-03-10`; `None` if it is not one.
pub fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// The time of day after a date; the time zone is ignored.
fn clock(text: &str) -> Option<Time> {
    if text.is_empty() {
        return Some(Time::midnight());
    }
    let text = text.strip_prefix(['T', 't', ' '])?.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    let (time, zone) = text.split_at(end);
    let zone_is_one = zone.chars().all(|c| {
        c.is_ascii_digit() || matches!(c, '.' | ' ' | '+' | '-' | ':' | 'Z' | 'z' | 'U' | 'T' | 'C')
    });
    let time = Time::strptime("%H:%M:%S", time).or_else(|_| Time::strptime("%H:%M", time)).ok()?;
    zone_is_one.then_some(time)
}

/// The date that was probably meant, if only one is possible.
fn guess(text: &str) -> Option<Date> {
    ["%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%d. %B %Y", "%Y/%m/%d", "%Y.%m.%d", "%Y-%m-%d"]
        .iter()
        .find_map(|format| Date::strptime(format, text.trim()).ok())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn days_are_read_with_and_without_a_time() {
        for text in [
            "2025-03-10",
            "2025-03-10T00:00:00Z",
            "2025-03-10 00:00",
            "2025-03-10T00:00:00.000+09:00",
            "2025-03-10 00:00:00 +0000",
        ] {
            assert_eq!(parse(text).unwrap(), (Date::constant(2025, 3, 10), Time::midnight()), "{text}");
        }
        assert!(parse("2025-03-10T09:30").unwrap() > parse("2025-03-10T09:29:59Z").unwrap());
    }

    #[test]
    fn a_bad_date_comes_with_a_fix() {
        for (text, fix) in [
            ("March 10, 2025", "write `2025-03-10`"),
            ("2025/3/10", "write `2025-03-10`"),
            ("2025-3-1", "write `2025-03-01`"),
            ("10.03.2025", "write year, month and day like `2025-03-10`"),
            ("2025-02-30", "choose a day that exists: 2025-02-30 is not in the calendar"),
            ("2025-03-10 noon", "remove the time, or write it like `2025-03-10T09:30:00Z`"),
        ] {
            assert_eq!(parse(text).unwrap_err(), fix, "{text}");
        }
    }
}
