//! Dates as people write them in front matter, and the moments they mean.

mod guess;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

/// A date as it is written: perhaps with a time, perhaps with the offset of its time zone from UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WrittenDate {
    /// The day.
    pub day: Date,
    /// The time of day.
    pub time: Option<Time>,
    /// The offset of the time zone; only with a time.
    pub offset: Option<Offset>,
}

/// A point in time, and where it was written. Moments are ordered by `at`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The point in time.
    pub at: Timestamp,
    /// The day and time of day where it was written, which readers are shown.
    pub local: DateTime,
    /// The offset of that place from UTC.
    pub offset: Offset,
}

/// Parses `2025-03-10`, alone or with a time as in `2025-03-10T09:30:00+01:00` or `2025-03-10 09:30`.
///
/// The error is a suggested fix.
pub fn parse(text: &str) -> Result<WrittenDate, String> {
    let (day, time) = text.split_at_checked(10).unwrap_or((text, ""));
    let looks_right =
        day.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    if !looks_right || day.len() != 10 {
        return Err(guess::fix(text.trim()));
    }
    let Ok(day) = Date::strptime("%Y-%m-%d", day) else {
        return Err(format!("choose a day that exists: {day} is not in the calendar"));
    };
    if time.is_empty() {
        return Ok(WrittenDate { day, ..WrittenDate::default() });
    }
    match clock(time) {
        Some((time, offset)) => Ok(WrittenDate { day, time: Some(time), offset }),
        None => Err(guess::fix_of_time(day, time.trim())),
    }
}

/// Parses a date as the model stores it, `2025-03-10`; `None` if it is not one.
pub fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// Parses a moment as the model stores it, `2025-03-10T09:30:00+01:00`; `None` if it is not one.
pub fn moment(text: &str) -> Option<Moment> {
    let written = parse(text).ok()?;
    written.offset.map(|_| written.moment(&TimeZone::UTC))
}

impl WrittenDate {
    /// The moment it means: in its own offset or, without one, in `zone`. A date without a time is the start of
    /// its day.
    pub fn moment(self, zone: &TimeZone) -> Moment {
        let local = self.day.to_datetime(self.time.unwrap_or(Time::midnight()));
        if let Some(offset) = self.offset {
            return Moment::fixed(local, offset);
        }
        match local.to_zoned_datetime(zone.clone()) {
            // The local time may differ from the written one, as clocks that are put forward skip an hour.
            Ok(zoned) => Moment { at: zoned.timestamp(), local: zoned.datetime(), offset: zoned.offset() },
            Err(_) => Moment::fixed(local, Offset::UTC),
        }
    }
}

impl Moment {
    /// The day where it was written.
    pub fn day(self) -> Date {
        self.local.date()
    }

    /// Whether the model stores it as a date alone.
    pub fn is_midnight_utc(self) -> bool {
        self == Self::from(self.day())
    }

    /// The moment in the format of RFC 3339: `2025-03-10T09:30:00+01:00`.
    pub fn rfc_3339(self) -> String {
        let zone = if self.offset == Offset::UTC { "Z".to_owned() } else { self.hours(":") };
        format!("{}{zone}", self.local.strftime("%Y-%m-%dT%H:%M:%S"))
    }

    /// The moment in the format of RFC 2822: `Mon, 10 Mar 2025 09:30:00 +0100`.
    pub fn rfc_2822(self) -> String {
        format!("{} {}", self.local.strftime("%a, %d %b %Y %H:%M:%S"), self.hours(""))
    }

    /// The offset in hours and minutes, rounded down.
    fn hours(self, between: &str) -> String {
        let minutes = self.offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        format!("{sign}{:02}{between}{:02}", minutes.abs() / 60, minutes.abs() % 60)
    }

    /// `9999-12-31` and other dates at the ends of the calendar are taken for the first or last moment that can be
    /// represented: they mean "never" and "always".
    fn fixed(local: DateTime, offset: Offset) -> Self {
        let end = if local.year() > 0 { Timestamp::MAX } else { Timestamp::MIN };
        Self { at: offset.to_timestamp(local).unwrap_or(end), local, offset }
    }
}

impl From<Date> for Moment {
    /// Midnight UTC, which a date alone means in the model.
    fn from(day: Date) -> Self {
        Self::fixed(day.to_datetime(Time::midnight()), Offset::UTC)
    }
}

impl Default for Moment {
    fn default() -> Self {
        Self::from(Date::default())
    }
}

/// The time of day after a date, and the offset of its time zone.
fn clock(text: &str) -> Option<(Time, Option<Offset>)> {
    let text = text.strip_prefix(['T', 't', ' '])?.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    let (time, rest) = text.split_at(end);
    let time = Time::strptime("%H:%M:%S", time).or_else(|_| Time::strptime("%H:%M", time)).ok()?;
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => {
            let rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            (rest.len() < fraction.len()).then_some(rest)?
        }
        None => rest,
    };
    match rest.trim() {
        "" => Some((time, None)),
        zone => Some((time, Some(offset(zone)?))),
    }
}

/// Parses `Z`, `UTC`, `+01:00`, `+0100` or `+01`.
fn offset(text: &str) -> Option<Offset> {
    if ["Z", "UTC", "GMT"].iter().any(|utc| utc.eq_ignore_ascii_case(text)) {
        return Some(Offset::UTC);
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits = text[1..].replacen(':', "", 1);
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = digits.split_at(2);
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().unwrap_or(0));
    (hours < 24 && minutes < 60).then(|| Offset::from_seconds(sign * (hours * 60 + minutes) * 60).ok())?
}

#[cfg(test)]
mod tests;
