//! The order and the times of lines.

use super::desk::{BROWSER, desk};
use super::line;
use popular::run::popular;

/// Requests of several clients with repeats, pages before and after their assets, in the order of time.
fn day() -> Vec<String> {
    let mut lines = Vec::new();
    for minute in 0..60 {
        for (client, pace) in [(1, 7), (2, 20), (3, 31), (4, 1)] {
            if minute % pace == 0 {
                let path = ["/articles/one/", "/articles/two/"][minute / pace % 2];
                let time = format!("10/Mar/2025:{:02}:{:02}:00", 10 + client, minute);
                lines.push(line(&format!("192.0.2.{client}"), &time, path, BROWSER));
            }
        }
    }
    for (client, time) in [(1, "11:30:00"), (2, "09:00:00"), (3, "23:59:00")] {
        let (address, time) = (format!("192.0.2.{client}"), format!("10/Mar/2025:{time}"));
        lines.push(line(&address, &time, "/app-0123456789abcdef.js", BROWSER));
    }
    lines
}

#[test]
fn the_order_of_lines_does_not_matter() {
    let lines = day();
    let counted = |lines: &[String]| {
        let desk = desk();
        let report = desk.read(&lines.concat()).to_string();
        (report.replace(&desk.folder.path().display().to_string(), ""), desk.toml())
    };
    let expected = counted(&lines);
    assert!(expected.0.contains("repeats within 30 minutes"), "{}", expected.0);
    let mut state: u64 = 1;
    for _ in 0..20 {
        let mut shuffled = lines.clone();
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
        }
        assert_eq!(counted(&shuffled), expected);
    }
}

#[test]
fn a_read_between_two_of_another_time_is_a_repeat_all_the_same() {
    let at = |time: &str, article: &str| {
        line("192.0.2.1", &format!("10/Mar/2025:{time}:00"), &format!("/articles/{article}/"), BROWSER)
    };
    let desk = desk();
    let report = desk.read(&[at("00:00", "one"), at("10:00", "two"), at("00:01", "one")].concat());
    assert_eq!((report.reads, report.repeats), (2, 1));
}

#[test]
fn a_line_from_the_future_hides_no_later_ones() {
    let desk = desk();
    let at = |time: &str| line("192.0.2.1", time, "/articles/one/", BROWSER);
    // The desk counts at 06:00.
    let log = [at("12/Mar/2025:05:00:00"), at("12/Mar/2025:23:00:00")].concat();
    assert_eq!(desk.read(&log).reads, 1);
    let mut later = desk.options.clone();
    later.now += 12 * 60 * 60;
    later.files = vec![desk.file("later", at("12/Mar/2025:07:00:00"))];
    assert_eq!(popular(&later).unwrap().reads, 1);
}

#[test]
fn extreme_times_are_invalid_lines() {
    let desk = desk();
    let caddy = |ts: &str| {
        format!(
            "{{\"ts\":{ts},\"logger\":\"http.log.access\",\"status\":200,\"request\":{{\"method\":\"GET\",\
             \"uri\":\"/articles/one/\",\"client_ip\":\"192.0.2.1\",\"headers\":{{\"User-Agent\":[\"{BROWSER}\"]}}}}}}\n"
        )
    };
    let times = ["-1e300", "1e300", "-62135596801", "253402300800", "9223372036854775807", "1741600000"];
    let report = desk.read(&times.map(caddy).concat());
    assert_eq!(report.reads, 1);
    assert_eq!(desk.built("data/popular.json"), ["one"], "the magazine can be built");
    let log = [
        line("192.0.2.1", "01/Jan/0000:00:00:00", "/articles/one/", BROWSER),
        line("192.0.2.1", "31/Dec/9999:23:59:59", "/articles/one/", BROWSER),
        line("192.0.2.1", "11/Mar/2025:10:00:00", "/articles/one/", BROWSER),
    ];
    assert_eq!(desk.read(&log.concat()).reads, 1);
}
