use crate::cases;
use content::front_matter::date::{moment, parse};
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use proptest::prelude::*;

fn days() -> impl Strategy<Value = Date> {
    (1_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date::constant(year, month, day))
}

fn times() -> impl Strategy<Value = Time> {
    (0_i8..24, 0_i8..60, 0_i8..60).prop_map(|(hour, minute, second)| Time::constant(hour, minute, second, 0))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn day_and_time_are_parsed(
        day in days(),
        time in times(),
        between in prop::sample::select(vec!["T", "t", " "]),
        zone in prop::sample::select(vec!["", "Z", ".123Z", "+01:00", "-0730", " +0000", " UTC"]),
    ) {
        let alone = parse(&day.to_string()).unwrap();
        prop_assert_eq!((alone.day, alone.time), (day, None));
        let whole = parse(&format!("{day}{between}{time}{zone}")).unwrap();
        prop_assert_eq!((whole.day, whole.time, whole.offset.is_some()), (day, Some(time), !zone.is_empty()));
    }

    #[test]
    fn order_matches_the_text_order(one in (days(), times()), other in (days(), times())) {
        let text = |(day, time): (Date, Time)| format!("{day}T{time}");
        let read = |moment| parse(&text(moment)).unwrap().moment(&TimeZone::UTC).at;
        prop_assert_eq!(read(one).cmp(&read(other)), text(one).cmp(&text(other)));
    }

    #[test]
    fn a_moment_is_read_as_it_is_written(day in days(), time in times(), minutes in -900_i32..900) {
        let offset = Offset::from_seconds(minutes * 60).unwrap();
        let local = day.to_datetime(time);
        let written = parse(&format!("{local}{offset}")).unwrap().moment(&TimeZone::UTC);
        prop_assert_eq!((written.local, written.offset), (local, offset));
        prop_assert_eq!(moment(&written.rfc_3339()), Some(written));
        if let Ok(at) = offset.to_timestamp(local) {
            prop_assert_eq!(written.at, at);
        }
    }

    #[test]
    fn other_date_formats_suggest_a_fix(
        day in days(),
        format in prop::sample::select(vec!["%B %d, %Y", "%d %b %Y", "%Y/%m/%d", "%Y.%m.%d"]),
    ) {
        let fix = parse(&day.strftime(format).to_string()).unwrap_err();
        prop_assert_eq!(fix, format!("write `{day}`"));
    }

    #[test]
    fn errors_suggest_a_fix(text in "\\PC{0,24}") {
        if let Err(fix) = parse(&text) {
            prop_assert!(!fix.is_empty());
        }
    }
}
