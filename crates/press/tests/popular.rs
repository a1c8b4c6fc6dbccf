//! `press popular` from a log or an export to the ranking on the pages.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use flate2::{Compression, write::GzEncoder};
use press::content::{self, content};
use press::popular::report::Report;
use press::popular::{Options, popular, time};
use serde_json::Value;
use std::fs;
use std::io::Write;
use tempfile::TempDir;

const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:136.0) Gecko/20100101 Firefox/136.0";

/// A magazine of three articles, and what is counted of it.
struct Desk {
    folder: TempDir,
    options: Options,
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("content/articles")).unwrap();
    fs::write(at("content/site.toml"), "title = \"T\"\n").unwrap();
    for (slug, more) in [("one", "aliases: [/2019/first/]\n"), ("two", ""), ("three", "")] {
        let text = format!("---\ntitle: Title {slug}\nsummary: S\ndate: 2025-01-01\n{more}---\nText.\n");
        fs::write(at(&format!("content/articles/{slug}.md")), text).unwrap();
    }
    let content = content::Options {
        content: at("content"),
        public: at("public"),
        out: at("out"),
        drafts: false,
        today: "2025-03-12".parse().unwrap(),
        cache: at("cache"),
        ..content::Options::default()
    };
    let options = Options {
        files: Vec::new(),
        format: None,
        source: "main".into(),
        half_life: None,
        days: None,
        now: time::iso("2025-03-12T06:00:00Z").unwrap(),
        content,
    };
    Desk { folder, options }
}

impl Desk {
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn count(&self, files: &[&str]) -> Report {
        let files = files.iter().map(ToString::to_string).collect();
        popular(&Options { files, ..self.options.clone() }).unwrap_or_else(|problems| panic!("{problems}"))
    }

    /// Counts one text.
    fn read(&self, text: &str) -> Report {
        self.count(&[&self.file("log", text)])
    }

    fn toml(&self) -> String {
        fs::read_to_string(self.folder.path().join("content/popular.toml")).unwrap()
    }

    /// The lines of reads in `popular.toml`.
    fn reads(&self) -> Vec<String> {
        self.toml().split("[reads]\n").nth(1).unwrap().lines().map(str::to_owned).collect()
    }

    /// The slugs in a list of the magazine as it is built.
    fn built(&self, file: &str) -> Vec<String> {
        content(&self.options.content).unwrap_or_else(|problems| panic!("{problems}"));
        let text = fs::read_to_string(self.folder.path().join("out").join(file)).unwrap_or("{}".into());
        let value: Value = serde_json::from_str(&text).unwrap();
        let list = value["articles"].as_array().cloned().unwrap_or_default();
        list.iter().map(|article| article["slug"].as_str().unwrap().to_owned()).collect()
    }
}

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
           1  repeats within half an hour
           1  of other pages
           1  of files
           1  answered with neither 200 nor 304
           1  not GET
           1  of articles that are not there
              /articles/gone/
           2  that cannot be understood
              {name}:11: it is of a time that is still to come
              {name}:12: it has no time in square brackets
counted up to 2025-03-10; most read now:
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
fn each_source_is_remembered_by_itself() {
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
fn packed_logs_are_read() {
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

/// A text in a format, and how often the article `two` is read in it.
fn exports() -> Vec<(&'static str, String, u64)> {
    let rows = |rows: &[&str]| rows.join("\n");
    vec![
        (
            "goatcounter",
            rows(&[
                "2Path,Title,Event,UserAgent,Browser,System,Session,Bot,Referrer,Referrer scheme,Screen size,Location,FirstVisit,Date",
                "/articles/two/,Two,false,,Firefox 136,Linux,a1,0,,,,,true,2025-03-10T10:00:00Z",
                "/articles/two/,Two,false,,Firefox 136,Linux,a1,0,,,,,false,2025-03-10T10:05:00Z",
                "/articles/two/,\"T, w\",false,,Firefox 136,Linux,b2,0,,,,,true,2025-03-10T10:05:00Z",
                "/articles/two/,Two,false,,Firefox 136,Linux,c3,150,,,,,true,2025-03-10T10:05:00Z",
                "a-click,Two,true,,Firefox 136,Linux,d4,0,,,,,true,2025-03-10T10:05:00Z",
            ]),
            2,
        ),
        (
            "plausible",
            rows(&[
                "\"date\",\"hostname\",\"page\",\"visits\",\"visitors\",\"pageviews\"",
                "\"2025-03-10\",\"x.example\",\"/articles/two/\",3,2,5",
                "\"2025-03-12\",\"x.example\",\"/articles/two/\",9,9,9",
            ]),
            3,
        ),
        ("plausible", "{\"results\":[{\"dimensions\":[\"/articles/two/\",\"2025-03-10\"],\"metrics\":[4]}],\"query\":{}}".into(), 4),
        ("plausible", rows(&["name,visitors,pageviews,bounce_rate,time_on_page", "/articles/two/,7,9,50,60"]), 7),
        (
            "umami",
            rows(&[
                "website_id,session_id,visit_id,event_id,url_path,url_query,event_type,event_name,created_at",
                "w,s,v,e,/articles/two/,,1,,2025-03-10 10:00:00",
                "w,s,v,e,/articles/two/,,2,signup,2025-03-10 10:00:01",
            ]),
            1,
        ),
        ("umami", "[{\"x\":\"/articles/two/\",\"y\":5}]".into(), 5),
        (
            "matomo",
            rows(&[
                "label,nb_visits,nb_hits,sum_time_spent,url",
                "/articles/two,6,8,100,https://x.example/articles/two/",
                "/articles,60,80,100,",
            ]),
            6,
        ),
        (
            "matomo",
            "{\"2025-03-10\":[{\"label\":\"/two\",\"nb_visits\":2,\"nb_hits\":3,\"url\":\"https:\\/\\/x.example\\/articles\\/two\\/\"}],\"2025-03-11\":[]}".into(),
            2,
        ),
        (
            "ga4",
            rows(&[
                "# ----------------------------------------",
                "# Pages and screens",
                "# Start date: 20250301",
                "# End date: 20250310",
                "# ----------------------------------------",
                "",
                "Page path and screen class,Views,Active users,Event count",
                ",\"1,300\",10,10,Grand total",
                "/articles/two/,\"1,234\",10,10",
            ]),
            1234,
        ),
        (
            "ga4",
            "{\"dimensionHeaders\":[{\"name\":\"date\"},{\"name\":\"pagePath\"}],\"metricHeaders\":[{\"name\":\"screenPageViews\"}],\"rows\":[{\"dimensionValues\":[{\"value\":\"20250310\"},{\"value\":\"/articles/two/\"}],\"metricValues\":[{\"value\":\"8\"}]}]}".into(),
            8,
        ),
    ]
}

#[test]
fn exports_of_counters_are_read() {
    for (format, text, reads) in exports() {
        let mut desk = desk();
        desk.options.days = Some(("2025-03-01".parse().unwrap(), "2025-03-10".parse().unwrap()));
        let report = desk.read(&text);
        assert_eq!((report.reads, report.malformed), (reads, 0), "{format}: {text}\n{report}");
        let toml = desk.toml();
        assert!(
            toml.contains(&format!("two = {{ all = {reads}, year = {reads}, month = {reads}, ")),
            "{toml}"
        );
        let again = desk.read(&text);
        assert_eq!(again.reads, 0, "{format} again: {again}");
        assert_eq!(desk.toml(), toml, "{format} again");
    }
}

#[test]
fn matomos_wide_letters_are_read() {
    let desk = desk();
    let wide: Vec<u8> = "\u{feff}date,label,nb_visits\n2025-03-10,/articles/two/,3\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(desk.count(&[&desk.file("pages.csv", wide)]).reads, 3);
}

#[test]
fn a_sum_without_days_needs_them() {
    let desk = desk();
    let options = |text: &str, days: Option<(&str, &str)>| Options {
        files: vec![desk.file("pages.csv", text)],
        days: days.map(|(from, to)| (from.parse().unwrap(), to.parse().unwrap())),
        ..desk.options.clone()
    };
    let text = "name,visitors,pageviews\n/articles/two/,7,9\n";
    let refused = |options: &Options| popular(options).unwrap_err().as_slice()[0].message.clone();
    assert_eq!(refused(&options(text, None)), "this does not say of which days its reads are");
    popular(&options(text, Some(("2025-02-27", "2025-03-05")))).unwrap();
    // Each of seven days has one read; five of them are in March.
    assert!(desk.reads()[0].starts_with("two = { all = 7, year = 7, month = 5, "), "{:?}", desk.reads());
    let overlapping = options(text, Some(("2025-03-01", "2025-03-10")));
    assert_eq!(refused(&overlapping), "of its days some are counted already, those up to 2025-03-05");
}

#[test]
fn a_file_in_no_format_is_refused() {
    let desk = desk();
    for (bytes, message) in [
        (b"What is this?".as_slice(), "this is in no format that is known"),
        (
            b"PK\x03\x04....",
            "this cannot be read: it is a ZIP archive: unpack it, and give the file of pages or views in it",
        ),
        (
            b"Page path,Active users\n/articles/two/,5\n",
            "this is no export of ga4: there is no column that says how often",
        ),
        (b"name,visitors\n/articles/two/,many\n", "this does not say"),
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
fn editors_come_first_and_their_words_are_kept() {
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
fn another_month_has_no_ranking_yet() {
    let mut desk = desk();
    desk.read(&line("192.0.2.1", "10/Mar/2025:10:00:00", "/articles/two/", BROWSER));
    desk.options.content.today = "2025-04-01".parse().unwrap();
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
fn reads_of_what_is_gone_are_no_mistake() {
    let desk = desk();
    desk.read(&line("192.0.2.1", "10/Mar/2025:10:00:00", "/articles/two/", BROWSER));
    fs::remove_file(desk.folder.path().join("content/articles/two.md")).unwrap();
    assert_eq!(desk.built("data/popular.json"), [""; 0]);
}
