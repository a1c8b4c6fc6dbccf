//! `broadsheet popular`, from a log or an export to the rankings of the magazine.

mod desk;
mod exports;
mod times;

use desk::{BROWSER, desk};
use flate2::{Compression, write::GzEncoder};
use popular::options::Options;
use popular::run::popular;
use serde_json::Value;
use std::fs;
use std::io::Write;

/// A line of a log.
fn line(address: &str, time: &str, path: &str, agent: &str) -> String {
    format!("{address} - - [{time} +0000] \"GET {path} HTTP/2.0\" 200 512 \"-\" \"{agent}\"\n")
}

#[test]
fn a_log_becomes_a_ranking() {
    let desk = desk();
    let log = [
        line("192.0.2.1", "10/Mar/2025:10:00:00", "/articles/two/", BROWSER),
        line("192.0.2.2", "10/Mar/2025:10:00:00", "/articles/two/?utm_source=x", BROWSER),
        line("2001:db8::3", "10/Mar/2025:10:00:01", "/2019/first/", BROWSER),
        line("2001:db8::3", "10/Mar/2025:10:00:01", "/articles/one/", BROWSER),
        line("192.0.2.4", "10/Mar/2025:10:00:02", "/articles/three/", "ExampleBot/1.0"),
        line("192.0.2.4", "10/Mar/2025:10:00:03", "/articles/gone/", BROWSER),
        line("192.0.2.4", "10/Mar/2025:10:00:03", "/topics/", BROWSER),
        line("192.0.2.4", "10/Mar/2025:10:00:03", "/data/articles/three.json", BROWSER),
        line("192.0.2.4", "10/Mar/2025:10:00:04", "/articles/three/", BROWSER).replace("GET", "HEAD"),
        line("192.0.2.4", "10/Mar/2025:10:00:05", "/articles/three/", BROWSER).replace(" 200 ", " 404 "),
        line("192.0.2.4", "10/Mar/2099:10:00:05", "/articles/three/", BROWSER),
        "cut off\n".to_owned(),
    ];
    let report = desk.read(&log.concat());
    let name = desk.folder.path().join("log").display().to_string();
    let expected = format!(
        "12 lines in 1 file: 3 reads of 2 articles
           1  by bots
           1  repeats within 30 minutes
           1  of other pages
           1  of files
           1  with a status other than 200 or 304
           1  not GET
           1  of articles that do not exist
              /articles/gone/
           2  that cannot be parsed
              {name}:11: its time is in the future
              {name}:12: no time in square brackets
counted through 2025-03-10; most read now:
         2.0  two
         1.0  one"
    );
    assert_eq!(report.to_string(), expected);
    let expected = [
        "two = { all = 2, year = 2, month = 2, score = 2.0 }",
        "one = { all = 1, year = 1, month = 1, score = 1.0 }",
    ];
    assert_eq!(desk.reads(), expected);
    assert_eq!(desk.built("articles.json").len(), 3);
    for file in ["data/popular.json", "data/popular/year.json", "data/popular/month.json"] {
        assert_eq!(desk.built(file), ["two", "one"], "{file}");
    }
}

#[test]
fn a_log_is_counted_once_however_often_it_is_given() {
    let desk = desk();
    let monday = line("192.0.2.1", "10/Mar/2025:10:00:00", "/articles/two/", BROWSER);
    let tuesday = line("192.0.2.2", "11/Mar/2025:10:00:00", "/articles/two/", BROWSER);
    desk.read(&monday);
    let first = desk.toml();
    desk.read(&monday);
    assert_eq!(desk.toml(), first, "nothing is new");
    let report = desk.read(&format!("{monday}{tuesday}"));
    assert_eq!((report.reads, report.before), (1, 1));
    assert!(
        desk.reads()[0].starts_with("two = { all = 2, year = 2, month = 2, score = 1.9"),
        "{:?}",
        desk.reads()
    );
    // The order of files makes no difference within a run.
    let other = self::desk();
    let files = [other.file("b", &tuesday), other.file("a", &monday)];
    other.count(&[&files[0], &files[1]]);
    assert_eq!(other.toml(), desk.toml());
}

#[test]
fn asset_less_clients_are_ignored() {
    let desk = desk();
    let at = |second: u32| format!("10/Mar/2025:10:00:{second:02}");
    let mut log = String::new();
    for (reader, part) in
        [("192.0.2.1", "/media/cover.1a2b.avif"), ("192.0.2.2", "/data/articles/one.json?v=1")]
    {
        log += &line(reader, &at(0), "/articles/two/", BROWSER);
        log += &line(reader, &at(1), part, BROWSER);
    }
    for program in 10..30 {
        log += &line(&format!("192.0.2.{program}"), &at(2), "/articles/one/", BROWSER);
        log += &line(&format!("192.0.2.{program}"), &at(3), "/feed.xml", BROWSER);
    }
    let report = desk.read(&log);
    assert_eq!((report.reads, report.articles, report.alone), (2, 1, 20), "{report}");
    assert_eq!(desk.reads(), ["two = { all = 2, year = 2, month = 2, score = 2.0 }"]);

    let other = self::desk();
    let options = Options { files: vec![other.file("log", &log)], everyone: true, ..other.options.clone() };
    let report = popular(&options).unwrap();
    assert_eq!((report.reads, report.alone), (22, 0), "{report}");

    // The rule does not apply to a log without requests for assets.
    let pages: String =
        log.lines().filter(|line| line.contains(" /articles/two/")).flat_map(|line| [line, "\n"]).collect();
    assert_eq!(self::desk().read(&pages).reads, 2);
}

#[test]
fn each_source_is_remembered_separately() {
    let desk = desk();
    desk.read(&line("192.0.2.1", "11/Mar/2025:10:00:00", "/articles/two/", BROWSER));
    let log = desk.file("log", line("192.0.2.1", "10/Mar/2025:10:00:00", "/articles/two/", BROWSER));
    let options = Options { files: vec![log], source: "second".into(), ..desk.options.clone() };
    assert_eq!(popular(&options).unwrap().reads, 1);
    assert!(
        desk.toml().contains("main = 2025-03-11T10:00:00Z\nsecond = 2025-03-10T10:00:00Z\n"),
        "{}",
        desk.toml()
    );
}

#[test]
fn compressed_logs_are_read() {
    let desk = desk();
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed
        .write_all(line("192.0.2.1", "10/Mar/2025:10:00:00", "/articles/two/", BROWSER).as_bytes())
        .unwrap();
    assert_eq!(desk.count(&[&desk.file("log.gz", packed.finish().unwrap())]).reads, 1);
}

#[test]
fn recent_reads_weigh_more() {
    let desk = desk();
    let mut log = String::new();
    for reader in 1..=10 {
        log += &line(&format!("192.0.2.{reader}"), "10/Oct/2024:10:00:00", "/articles/one/", BROWSER);
    }
    log += &line("192.0.2.1", "10/Mar/2025:10:00:00", "/articles/two/", BROWSER);
    desk.read(&log);
    assert_eq!(desk.built("data/popular.json"), ["one", "two"], "ever");
    assert_eq!(desk.built("data/popular/year.json"), ["two"]);
    let front: Value =
        serde_json::from_str(&fs::read_to_string(desk.folder.path().join("out/articles.json")).unwrap())
            .unwrap();
    assert_eq!(
        front["popular"],
        serde_json::json!(["two", "one"]),
        "ten reads of five months ago weigh a third"
    );
}

#[test]
fn a_file_in_an_unknown_format_is_refused() {
    let desk = desk();
    for (bytes, message) in [
        (b"What is this?".as_slice(), "unknown format"),
        (
            b"PK\x03\x04....",
            "cannot read this file: it is a ZIP archive: unpack it, and pass the file of pages or views in it",
        ),
        (
            b"Page path,Active users\n/articles/two/,5\n",
            "not a valid export of ga4: no column with the number or time of reads",
        ),
        (b"name,visitors\n/articles/two/,many\n", "the reads have no dates"),
    ] {
        let files = vec![desk.file("what", bytes)];
        match popular(&Options { files, ..desk.options.clone() }) {
            Err(problems) => {
                assert!(problems.as_slice()[0].message.starts_with(message), "{problems}");
            }
            Ok(report) => assert_eq!(report.reads, 0, "{report}"),
        }
    }
    assert!(!desk.folder.path().join("content/popular.toml").exists(), "nothing is written");
}

#[test]
fn pinned_articles_come_first_and_editors_lines_are_kept() {
    let desk = desk();
    let ours = "# Ours\npinned = [\"three\"] # for a week\nhidden = [\"one\"]\n";
    fs::write(desk.folder.path().join("content/popular.toml"), ours).unwrap();
    let log = [
        line("192.0.2.1", "10/Mar/2025:10:00:00", "/articles/two/", BROWSER),
        line("192.0.2.1", "10/Mar/2025:10:00:00", "/articles/one/", BROWSER),
    ];
    desk.read(&log.concat());
    assert!(desk.toml().starts_with(ours), "{}", desk.toml());
    assert_eq!(desk.built("data/popular.json"), ["three", "two"]);
    assert_eq!(desk.built("data/popular/month.json"), ["two"]);
}

#[test]
fn a_new_month_has_no_ranking_yet() {
    let mut desk = desk();
    desk.read(&line("192.0.2.1", "10/Mar/2025:10:00:00", "/articles/two/", BROWSER));
    desk.options.content.now = "2025-04-01T00:00:00Z".parse().unwrap();
    assert_eq!(desk.built("data/popular.json"), ["two"]);
    assert_eq!(desk.built("data/popular/year.json"), ["two"]);
    assert_eq!(desk.built("data/popular/month.json"), [""; 0]);
}

#[test]
fn reads_follow_an_article_to_its_new_address() {
    let desk = desk();
    desk.read(&line("192.0.2.1", "10/Mar/2025:10:00:00", "/articles/two/", BROWSER));
    let articles = desk.folder.path().join("content/articles");
    fs::remove_file(articles.join("two.md")).unwrap();
    let text = "---\ntitle: Two\nsummary: S\ndate: 2025-01-01\naliases: [/articles/two/]\n---\nText.\n";
    fs::write(articles.join("second.md"), text).unwrap();
    assert_eq!(desk.built("data/popular.json"), ["second"]);
    desk.read(&line("192.0.2.1", "11/Mar/2025:10:00:00", "/articles/two/", BROWSER));
    assert!(desk.reads()[0].starts_with("second = { all = 2, "), "{:?}", desk.reads());
}

#[test]
fn reads_of_deleted_articles_are_not_an_error() {
    let desk = desk();
    desk.read(&line("192.0.2.1", "10/Mar/2025:10:00:00", "/articles/two/", BROWSER));
    fs::remove_file(desk.folder.path().join("content/articles/two.md")).unwrap();
    assert_eq!(desk.built("data/popular.json"), [""; 0]);
}
