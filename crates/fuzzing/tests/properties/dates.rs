use crate::cases;
use content::front_matter::date::parse;
use jiff::civil::{Date, Time};
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
        prop_assert_eq!(parse(&day.to_string()), Ok((day, Time::midnight())));
        prop_assert_eq!(parse(&format!("{day}{between}{time}{zone}")), Ok((day, time)));
    }

    #[test]
    fn order_matches_the_text_order(one in (days(), times()), other in (days(), times())) {
        let text = |(day, time): (Date, Time)| format!("{day}T{time}");
        let read = |moment| parse(&text(moment)).unwrap();
        prop_assert_eq!(read(one).cmp(&read(other)), text(one).cmp(&text(other)));
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
