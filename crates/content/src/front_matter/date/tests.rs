#![allow(clippy::unwrap_used)]
use super::*;

const DAY: Date = Date::constant(2025, 3, 10);

fn read(text: &str, zone: &str) -> Moment {
    parse(text).unwrap().moment(&TimeZone::get(zone).unwrap())
}

#[test]
fn dates_are_read_with_and_without_a_time() {
    assert_eq!(parse("2025-03-10"), Ok(WrittenDate { day: DAY, time: None, offset: None }));
    let half_past = Some(Time::constant(9, 30, 0, 0));
    for (text, offset) in [
        ("2025-03-10 09:30", None),
        ("2025-03-10t09:30:00.250", None),
        ("2025-03-10T09:30:00Z", Some(0)),
        ("2025-03-10 09:30:00 UTC", Some(0)),
        ("2025-03-10 09:30:00 +0000", Some(0)),
        ("2025-03-10T09:30:00.000+09:00", Some(32_400)),
        ("2025-03-10T09:30:00-0730", Some(-27_000)),
        ("2025-03-10T09:30-08", Some(-28_800)),
    ] {
        let offset = offset.map(|seconds| Offset::from_seconds(seconds).unwrap());
        assert_eq!(parse(text), Ok(WrittenDate { day: DAY, time: half_past, offset }), "{text}");
    }
}

#[test]
fn an_offset_makes_a_moment_exact() {
    let boston = read("2025-03-10T20:00:00-05:00", "Asia/Tokyo");
    assert_eq!(boston.at.to_string(), "2025-03-11T01:00:00Z");
    assert_eq!(boston.day(), DAY, "the day in Boston");
}

#[test]
fn a_date_without_an_offset_is_in_the_zone_of_the_magazine() {
    assert_eq!(read("2025-03-10", "Asia/Tokyo").at.to_string(), "2025-03-09T15:00:00Z");
    assert_eq!(read("2025-03-10 09:30", "Europe/Berlin").at.to_string(), "2025-03-10T08:30:00Z");
    assert_eq!(read("2025-07-10 09:30", "Europe/Berlin").at.to_string(), "2025-07-10T07:30:00Z", "in summer");
    assert_eq!(read("2025-03-10", "Asia/Tokyo").day(), DAY);
}

#[test]
fn a_skipped_time_is_the_next_one_that_exists() {
    let moment = read("2018-11-04", "America/Sao_Paulo");
    assert_eq!(moment.rfc_3339(), "2018-11-04T01:00:00-02:00");
    assert_eq!(moment.at.to_string(), "2018-11-04T03:00:00Z");
}

#[test]
fn moments_are_written_with_their_offset() {
    for (text, zone, rfc_3339, rfc_2822) in [
        ("2025-03-10", "UTC", "2025-03-10T00:00:00Z", "Mon, 10 Mar 2025 00:00:00 +0000"),
        ("2025-03-10", "Asia/Tokyo", "2025-03-10T00:00:00+09:00", "Mon, 10 Mar 2025 00:00:00 +0900"),
        ("2025-03-10T20:00:00-03:30", "UTC", "2025-03-10T20:00:00-03:30", "Mon, 10 Mar 2025 20:00:00 -0330"),
    ] {
        let read = read(text, zone);
        assert_eq!((read.rfc_3339().as_str(), read.rfc_2822().as_str()), (rfc_3339, rfc_2822), "{text}");
        assert_eq!(moment(rfc_3339), Some(read), "as the model stores it");
    }
    assert_eq!([moment("2025-03-10"), moment("2025-03-10T09:30:00")], [None, None], "without an offset");
}

#[test]
fn the_ends_of_the_calendar_are_moments() {
    assert_eq!(read("9999-12-31", "Pacific/Honolulu").at, Timestamp::MAX);
    assert_eq!(read("9999-12-31", "UTC").day().to_string(), "9999-12-31");
    assert!(read("0000-01-01", "Asia/Tokyo").at < Timestamp::UNIX_EPOCH);
}

#[test]
fn a_bad_date_comes_with_a_fix() {
    const TIME: &str = "remove the time, or write it like `2025-03-10T09:30:00Z`";
    for (text, fix) in [
        ("March 10, 2025", "write `2025-03-10`"),
        ("2025/3/10", "write `2025-03-10`"),
        ("2025-3-1", "write `2025-03-01`"),
        ("10.03.2025", "write `2025-03-10`"),
        ("20250310", "write `2025-03-10`"),
        ("Mon, 10 Mar 2025 10:00:00 GMT", "write `2025-03-10T10:00:00Z`"),
        ("Mon, 10 Mar 2025 10:00:00 -0800", "write `2025-03-10T10:00:00-08:00`"),
        ("March 10, 2025 10:00", "write `2025-03-10T10:00`"),
        ("25/12/2024", "write `2024-12-25`"),
        ("03/10/2025", "write `2025-03-10` or `2025-10-03`, whichever day is meant"),
        ("2025-03-10 10:00:00 PST", "write the offset of the time zone: `2025-03-10T10:00:00-08:00`"),
        (
            "2025-03-10 10:00 IST",
            "write the offset of the time zone from UTC, as in `2025-03-10T10:00:00+01:00`",
        ),
        ("2025-03-10 9:30 AM", "write `2025-03-10T09:30:00`"),
        ("2025-02-30", "choose a day that exists: 2025-02-30 is not in the calendar"),
        ("2025-03-10 noon", TIME),
        ("2025-03-10T09:30Z+01", TIME),
        ("2025-03-10T09:30:00.Z", TIME),
        ("2025-03-10T09:30+25:00", TIME),
        ("2025-03-10T09:30+é1", TIME),
    ] {
        assert_eq!(parse(text).unwrap_err(), fix, "{text}");
    }
}
