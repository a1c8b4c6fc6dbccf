use crate::cases;
use jiff::Timestamp;
use jiff::tz::Offset;
use popular::cloudfront::Columns;
use popular::entry::{Entry, Hit};
use popular::time::{Clock, DAY, day_of, end, iso};
use popular::{common, json_lines};
use proptest::prelude::*;
use serde_json::json;

/// Seconds from year 1 to the end of 9998, so that local times in every zone are valid dates.
fn seconds() -> impl Strategy<Value = i64> {
    -62_135_000_000_i64..253_370_000_000
}

fn offsets() -> impl Strategy<Value = Offset> {
    (-14_i32 * 60..=14 * 60).prop_map(|minutes| Offset::from_seconds(minutes * 60).unwrap())
}

/// Formats a moment in local time.
fn written(second: i64, offset: Offset, format: &str) -> String {
    offset.to_datetime(Timestamp::from_second(second).unwrap()).strftime(format).to_string()
}

/// Formats an offset as in logs, with or without a colon.
fn zone(offset: Offset, colon: &str) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}{colon}{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// A path or agent without characters that a log would escape: no spaces, quotes or field separators.
fn word() -> impl Strategy<Value = String> {
    "/[!#$&-Z\\[\\]^-~é借]{0,24}"
}

fn hit<'a>(time: i64, path: &'a str, visitor: &'a str, agent: &'a str, status: u16) -> Hit<'a> {
    let (path, visitor, agent) = (path.into(), visitor.into(), Some(agent.into()));
    Hit { time, path, visitor, agent, status, ..Hit::default() }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn all_zones_and_formats_agree(second in seconds(), offset in offsets()) {
        let common = written(second, offset, "%d/%b/%Y:%H:%M:%S ") + &zone(offset, "");
        prop_assert_eq!(Clock::default().common(&common), Some(second), "{}", common);
        let with_zone = written(second, offset, "%Y-%m-%dT%H:%M:%S") + &zone(offset, ":");
        prop_assert_eq!(iso(&with_zone), Some(second), "{}", with_zone);
        prop_assert_eq!(iso(&written(second, Offset::UTC, "%Y-%m-%d %H:%M:%S")), Some(second));
    }

    #[test]
    fn a_second_is_within_its_day(second in seconds()) {
        let last = end(day_of(second)).unwrap();
        prop_assert!(second <= last && last - second < DAY);
    }

    #[test]
    fn combined_lines_are_parsed(
        second in seconds(), path in word(), agent in r#"[ !#-~é]{0,16}["\\]{0,3}"#, status in 100_u16..600,
    ) {
        // Apache escapes these with a backslash.
        let agent = agent.replace('\\', r"\\").replace('"', r#"\""#);
        let stamp = written(second, Offset::UTC, "%d/%b/%Y:%H:%M:%S +0000");
        let line = format!("192.0.2.7 - - [{stamp}] \"GET {path} HTTP/2.0\" {status} 512 \"-\" \"{agent}\"");
        let expected = hit(second, &path, "192.0.2.7 - - ", &agent, status);
        prop_assert_eq!(common::read(&line, &mut Clock::default()), Ok(Entry::Hit(expected)), "{}", line);
    }

    #[test]
    fn any_text_in_json_is_parsed(second in 0_i64..4_000_000_000, path in any::<String>(), visitor in any::<String>(), agent in any::<String>(), status in 100_u16..600) {
        let expected = hit(second, &path, &visitor, &agent, status);
        let caddy = json!({
            "ts": second as f64 + 0.25, "logger": "http.log.access", "status": status,
            "request": { "method": "GET", "uri": &path, "client_ip": &visitor, "headers": { "User-Agent": [&agent] } },
        });
        let caddy = caddy.to_string();
        prop_assert_eq!(json_lines::caddy(&caddy), Ok(Entry::Hit(expected)));
        let expected = hit(second, &path, &visitor, &agent, status);
        let cloudflare = json!({
            "EdgeStartTimestamp": second, "ClientIP": &visitor, "ClientRequestMethod": "GET", "ClientRequestURI": &path,
            "ClientRequestUserAgent": &agent, "EdgeResponseStatus": status,
        });
        let cloudflare = cloudflare.to_string();
        prop_assert_eq!(json_lines::cloudflare(&cloudflare), Ok(Entry::Hit(expected)));
    }

    #[test]
    fn cloudfront_fields_may_be_in_any_order(second in seconds(), path in word(), order in Just([0, 1, 2, 3, 4, 5, 6]).prop_shuffle(), status in 100_u16..600) {
        let day = written(second, Offset::UTC, "%Y-%m-%d");
        let time = written(second, Offset::UTC, "%H:%M:%S");
        let status_text = status.to_string();
        let fields = [
            ("date", day.as_str()), ("time", &time), ("c-ip", "192.0.2.7"), ("cs-method", "GET"), ("cs-uri-stem", &path),
            ("sc-status", &status_text), ("cs(User-Agent)", "Mozilla/5.0%2520(X11)"),
        ];
        let names: Vec<&str> = order.iter().map(|at| fields[*at].0).collect();
        let values: Vec<&str> = order.iter().map(|at| fields[*at].1).collect();
        let mut columns = Columns::default();
        let (names, values) = (format!("#Fields: {}", names.join(" ")), values.join("\t"));
        prop_assert_eq!(columns.read(&names), Ok(Entry::Nothing));
        let expected = hit(second, &path, "192.0.2.7", "Mozilla/5.0 (X11)", status);
        prop_assert_eq!(columns.read(&values), Ok(Entry::Hit(expected)));
    }
}
