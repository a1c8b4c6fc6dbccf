//! Parses times in logs and exports, into seconds since 1970 in UTC.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// Seconds in a day.
pub const DAY: i64 = 86_400;

const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";

/// Parses log time stamps; caches the last one, because neighbouring lines often share it.
#[derive(Debug, Default)]
pub struct Clock {
    stamp: String,
    second: i64,
}

impl Clock {
    /// Parses `10/Mar/2025:13:55:36 +0100`, as in the Common Log Format.
    pub fn common(&mut self, stamp: &str) -> Option<i64> {
        if self.stamp.is_empty() || self.stamp != stamp {
            self.second = common(stamp)?;
            stamp.clone_into(&mut self.stamp);
        }
        Some(self.second)
    }
}

fn common(stamp: &str) -> Option<i64> {
    let part = |from: usize, to: usize| stamp.get(from..to)?.parse::<i16>().ok();
    let month = MONTHS.find(stamp.get(3..6)?).filter(|at| at % 3 == 0)? / 3 + 1;
    let number = |from: usize| i8::try_from(part(from, from + 2)?).ok();
    let (day, hour, minute, second) = (number(0)?, number(12)?, number(15)?, number(18)?);
    // A leap second counts as the second before it.
    let time =
        DateTime::new(part(7, 11)?, i8::try_from(month).ok()?, day, hour, minute, second.min(59), 0).ok()?;
    let zone = match stamp.get(21..) {
        None | Some("") => 0,
        Some(zone) => {
            let minutes: i64 =
                zone.get(1..3)?.parse::<i64>().ok()? * 60 + zone.get(3..5)?.parse::<i64>().ok()?;
            if zone.starts_with('-') { -minutes * 60 } else { minutes * 60 }
        }
    };
    Some(utc(time)? - zone)
}

/// Parses `2025-03-10T12:34:56Z` or `2025-03-10 12:34:56.789`; without a zone, UTC is assumed.
pub fn iso(text: &str) -> Option<i64> {
    let text = text.trim();
    text.parse::<Timestamp>().map(Timestamp::as_second).ok().or_else(|| utc(text.parse::<DateTime>().ok()?))
}

/// Parses `2025-03-10` or `20250310`.
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let format = if text.len() == 8 { "%Y%m%d" } else { "%Y-%m-%d" };
    Date::strptime(format, text).ok()
}

/// Returns the last second of a day.
pub fn end(day: Date) -> Option<i64> {
    Some(utc(day.to_datetime(jiff::civil::Time::midnight()))? + DAY - 1)
}

/// Returns the day that contains a second.
pub fn day_of(second: i64) -> Date {
    Timestamp::from_second(second).map(|time| TimeZone::UTC.to_datetime(time).date()).unwrap_or_default()
}

fn utc(time: DateTime) -> Option<i64> {
    TimeZone::UTC.to_timestamp(time).ok().map(Timestamp::as_second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_time_formats_agree() {
        let expected = Some(1_741_611_336);
        assert_eq!(Clock::default().common("10/Mar/2025:12:55:36 +0000"), expected);
        assert_eq!(Clock::default().common("10/Mar/2025:13:55:36 +0100"), expected);
        assert_eq!(Clock::default().common("10/Mar/2025:05:25:36 -0730"), expected);
        assert_eq!(iso("2025-03-10T12:55:36Z"), expected);
        assert_eq!(iso("2025-03-10T13:55:36.5+01:00"), expected);
        assert_eq!(iso("2025-03-10 12:55:36"), expected);
    }

    #[test]
    fn invalid_times_are_rejected() {
        for stamp in
            ["", "10/Mrz/2025:12:55:36 +0000", "31/Feb/2025:12:55:36 +0000", "10/Mar/2025", "é0/Mar/2025:1"]
        {
            assert_eq!(Clock::default().common(stamp), None, "{stamp}");
        }
        assert_eq!(iso("yesterday"), None);
        assert_eq!(day("2025-02-30"), None);
    }

    #[test]
    fn a_day_ends_before_the_next_begins() {
        let day = Date::constant(2025, 3, 10);
        assert_eq!(end(day).map(day_of), Some(day));
        assert_eq!(end(day).map(|second| day_of(second + 1)), Some(Date::constant(2025, 3, 11)));
    }
}
