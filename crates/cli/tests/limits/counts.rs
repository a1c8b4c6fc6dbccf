//! Logs and exports: endless rows, and numbers and times beyond the range of their types.

use super::{Magazine, times};
use content::diagnostics::{Diagnostic, Diagnostics};
use flate2::{Compression, write::GzEncoder};
use popular::options::Options;
use popular::report::Report;
use popular::run::popular;
use popular::time;
use std::fs;
use std::io::Write;

fn options(magazine: &Magazine, text: &[u8], days: Option<(&str, &str)>) -> Options {
    let file = magazine.at("export");
    fs::write(&file, text).unwrap();
    Options {
        files: vec![file.to_str().unwrap().to_owned()],
        format: None,
        source: "main".into(),
        half_life: None,
        everyone: true,
        days: days.map(|(from, to)| (from.parse().unwrap(), to.parse().unwrap())),
        now: time::iso("2025-06-01T06:00:00Z").unwrap(),
        content: crate::options::options(magazine.0.path()),
    }
}

const MARCH: Option<(&str, &str)> = Some(("2025-03-01", "2025-03-31"));

fn counted(text: &str) -> Result<Report, Diagnostics> {
    popular(&options(&Magazine::new(&[]), text.as_bytes(), MARCH))
}

/// The code and line of the only error.
fn refused(text: &str) -> (&'static str, Option<usize>) {
    match counted(text).map_err(|found| found.as_slice().to_vec()).unwrap_err().as_slice() {
        [Diagnostic { code, line, .. }] => (code.name(), *line),
        other => panic!("{other:?}"),
    }
}

const HEADINGS: &str = "name,visitors,pageviews\n";
const ROW: &str = "/articles/honest/,7,9\n";

#[test]
fn an_unclosed_quote_is_reported_where_it_begins() {
    let text = format!("{HEADINGS}{ROW}{ROW}\"{}", times(200_000, "aaa\n"));
    assert_eq!(refused(&text), ("invalid-log", Some(4)));
}

#[test]
fn a_row_with_too_many_fields_is_refused() {
    assert_eq!(refused(&format!("{HEADINGS}{ROW}{}\n", times(500_000, ",a"))), ("invalid-log", Some(3)));
}

#[test]
fn a_compressed_row_is_refused_before_it_is_fully_decompressed() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(HEADINGS.as_bytes()).unwrap();
    packed.write_all(b"\"").unwrap();
    let piece = times(1 << 20, "a");
    (0..64).for_each(|_| packed.write_all(piece.as_bytes()).unwrap());
    let found = popular(&options(&Magazine::new(&[]), &packed.finish().unwrap(), MARCH)).unwrap_err();
    assert_eq!(found.as_slice()[0].line, Some(2));
    assert!(!found.to_string().contains('\u{fffd}'), "no line of a packed file is shown: {found}");
}

#[test]
fn line_breaks_within_a_row_are_counted() {
    let report = counted(&format!("{HEADINGS}\"a\nb\nc\",1,1\n/articles/honest/,x,9\n{ROW}")).unwrap();
    assert_eq!((report.reads, report.malformed), (7, 1), "{report}");
    assert!(report.to_string().contains("export:5: "), "{report}");
}

#[test]
fn json_rows_are_read_one_by_one() {
    let row = "{\"x\":\"/articles/honest/\",\"y\":1,\"more\":[{\"deep\":{\"y\":2}},null]}";
    let text = format!("[{row}{}]", times(2_000, &format!(",{row}")));
    assert_eq!(counted(&text).unwrap().reads, 2_001);
    let odd =
        "[{},{\"x\":1,\"y\":2},{\"x\":\"/articles/honest/\"},{\"x\":\"/articles/honest/\",\"y\":\"3\"}]";
    let report = counted(odd).unwrap();
    assert_eq!((report.reads, report.malformed), (3, 1), "{report}");
    for text in
        ["[{\"x\":\"/a/\",\"y\":1}", "[{\"x\":\"/a/\",\"y\":1}] x", "{\"x\":1,\"y\":2}", "{\"results\":1}"]
    {
        assert_eq!(refused(text).0, "invalid-log", "{text}");
    }
}

#[test]
fn a_json_document_that_is_too_large_is_refused() {
    let text = format!("[{}{{\"x\":\"\",\"y\":1}}]", times(33 << 20, "0,"));
    assert_eq!(refused(&text), ("invalid-log", None));
}

#[test]
fn times_out_of_range_are_malformed() {
    for ts in ["-1e300", "1e300", "-1", "9223372036854775807", "-9223372036854775808", "1e14"] {
        let line = format!(
            "{{\"level\":\"info\",\"ts\":{ts},\"logger\":\"http.log.access\",\"request\":{{\"method\":\"GET\",\
             \"uri\":\"/articles/honest/\"}},\"status\":200}}\n"
        );
        let report = counted(&line).unwrap();
        assert_eq!((report.reads, report.malformed), (0, 1), "{ts}: {report}");
    }
}

#[test]
fn counts_saturate() {
    let half = 1_u64 << 63;
    let magazine = Magazine::new(&[]);
    let text = format!(
        "{HEADINGS}/articles/honest/,{half},1\n/articles/honest/,{half},1\n/x/,{half},1\n/x/,{half},1\n"
    );
    let report = popular(&options(&magazine, text.as_bytes(), MARCH)).unwrap();
    assert_eq!((report.reads, report.pages), (u64::MAX, u64::MAX));
    // The result can be read, added to and ranked again.
    let next = options(&magazine, format!("{HEADINGS}{ROW}").as_bytes(), Some(("2025-04-01", "2025-04-30")));
    popular(&next).unwrap();
    assert_eq!(magazine.found(), [""; 0]);
}

#[test]
fn a_date_range_that_is_reversed_or_too_long_is_refused() {
    for days in [("0001-01-01", "2025-01-01"), ("2024-12-31", "2024-12-01"), ("2010-01-01", "2025-01-01")] {
        let magazine = Magazine::new(&[]);
        let options = options(&magazine, format!("{HEADINGS}{ROW}").as_bytes(), Some(days));
        let found = popular(&options).unwrap_err();
        assert_eq!(found.as_slice()[0].code.name(), "invalid-log", "{days:?}");
    }
}

#[test]
fn scores_stay_finite_whatever_the_date_of_the_ledger() {
    for until in ["9999-12-30T00:00:00Z", "0001-01-02T00:00:00Z"] {
        let toml = format!(
            "[counted]\nuntil = {until}\nhalf_life = 7\n[reads]\nhonest = {{ all = 1, score = 1e20 }}\n"
        );
        let magazine = Magazine::new(&[("popular.toml", toml.as_bytes())]);
        popular(&options(&magazine, format!("{HEADINGS}{ROW}").as_bytes(), MARCH)).unwrap();
        assert_eq!(magazine.found(), [""; 0], "{until}");
        let written = fs::read_to_string(magazine.at("content/popular.toml")).unwrap();
        assert!(!written.contains("inf") && !written.contains("nan"), "{written}");
    }
}

#[test]
fn extreme_weights_are_sorted_like_any_other() {
    let weight =
        |weight: i64| format!("---\ntitle: X\nsummary: S\ndate: 2025-01-02\nweight: {weight}\n---\n");
    let files = [("articles/a.md", weight(i64::MAX)), ("articles/b.md", weight(i64::MIN))];
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    let magazine = Magazine::new(&files);
    assert_eq!(magazine.found(), [""; 0]);
    let front = fs::read_to_string(magazine.at("out/articles.json")).unwrap();
    assert!(front.find("\"b\"") < front.find("\"a\""), "{front}");
}

#[test]
fn a_report_contains_no_control_characters() {
    let log = "192.0.2.1 - - [10/Mar/2025:10:00:00 +0000] \"GET /articles/\u{202e}a\u{1b}[31m\u{2028}::error::x HTTP/2.0\" \
               200 512 \"-\" \"Mozilla/5.0 (X11; Linux x86_64; rv:136.0) Gecko/20100101 Firefox/136.0\"\n";
    let report = counted(log).unwrap();
    assert_eq!(report.unknown, 1, "{report}");
    let printed = report.to_string();
    assert!(!printed.contains(['\u{202e}', '\u{1b}', '\u{2028}', '\r']), "{printed:?}");
}
