//! When articles appear, in which order, and the times that feeds and pages give for them.

use broadsheet_cli::content_stage::content;
use content::options::Options;
use publish::prerender;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title></head>\
    <body><div id=b-app></div></body></html>";

/// A magazine whose articles have these names and dates, built at a time.
struct Built {
    folder: TempDir,
    said: String,
}

impl Built {
    fn new(now: &str, settings: &str, articles: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("content/articles")).unwrap();
        let site = format!("title = \"T\"\nurl = \"https://x.example/\"\nauthor = \"A\"\n{settings}");
        fs::write(at("content/site.toml"), site).unwrap();
        for (name, fields) in articles {
            let text = format!("---\ntitle: {name}\nsummary: S\n{fields}\n---\n\nText.\n");
            fs::write(at(&format!("content/articles/{name}.md")), text).unwrap();
        }
        let options = Options { now: now.parse().unwrap(), ..Options::below(folder.path()) };
        let said = content(&options).unwrap_or_else(|problems| panic!("{problems}")).to_string();
        Self { folder, said }
    }

    fn json(&self, path: &str) -> Value {
        let file = self.folder.path().join("target/site").join(path);
        serde_json::from_slice(&fs::read(file).unwrap_or_else(|error| panic!("{path}: {error}"))).unwrap()
    }

    /// The slugs of all articles, in the order of the front page.
    fn slugs(&self) -> Vec<String> {
        let front = self.json("articles.json");
        let articles = front["articles"].as_array().unwrap();
        articles.iter().map(|article| article["slug"].as_str().unwrap().to_owned()).collect()
    }

    /// Prerenders the pages and returns a file of the output.
    fn published(&self, path: &str) -> String {
        let staging = self.folder.path().join("staging");
        if !staging.exists() {
            fs::create_dir_all(&staging).unwrap();
            fs::write(staging.join("index.html"), SHELL).unwrap();
            let site = self.folder.path().join("target/site");
            let options = prerender::Options { staging: staging.clone(), site, release: true, bare: true };
            prerender::pages(&options).unwrap();
        }
        fs::read_to_string(staging.join(Path::new(path))).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

const OFFSETS: &[(&str, &str)] = &[
    ("boston", "date: 2025-03-10T20:00:00-05:00"),
    ("old", "date: 2025-01-01"),
    ("tokyo", "date: 2025-03-11T07:00:00+09:00"),
];

#[test]
fn an_article_appears_at_its_moment_wherever_it_was_written() {
    let built = Built::new("2025-03-10T23:00:00Z", "", OFFSETS);
    assert_eq!(built.slugs(), ["tokyo", "old"]);
    assert_eq!(Built::new("2025-03-11T01:00:00Z", "", OFFSETS).slugs(), ["boston", "tokyo", "old"]);
}

#[test]
fn the_build_says_what_waits_and_until_when() {
    let built = Built::new("2025-03-10T23:00:00Z", "", OFFSETS);
    assert_eq!(built.said.lines().nth(1), Some("1 article waits: `boston` until 2025-03-11T01:00Z"));
    assert_eq!(Built::new("2025-03-11T01:00:00Z", "", OFFSETS).said.lines().count(), 1, "nothing waits");
}

#[test]
fn articles_of_a_day_are_in_the_order_of_their_times() {
    let built = Built::new(
        "2025-06-01T00:00:00Z",
        "",
        &[
            ("noon", "date: 2025-03-10T12:00:00Z"),
            ("early", "date: 2025-03-10T18:00:00+09:00"),
            ("late", "date: 2025-03-10 18:00"),
            ("b-first", "date: 2025-03-10T12:00:00Z\nweight: -1"),
            ("a-alone", "date: 2025-03-10"),
        ],
    );
    assert_eq!(built.slugs(), ["late", "b-first", "noon", "early", "a-alone"]);
}

#[test]
fn the_zone_of_the_magazine_decides_where_a_date_has_none() {
    let articles = [("new", "date: 2025-03-11"), ("old", "date: 2025-01-01\nexpires: 2025-03-11")];
    let slugs = |now, settings| Built::new(now, settings, &articles).slugs();
    let tokyo = "timezone = \"Asia/Tokyo\"\n";
    assert_eq!(slugs("2025-03-10T14:59:59Z", tokyo), ["old"]);
    assert_eq!(slugs("2025-03-10T15:00:00Z", tokyo), ["new"]);
    assert_eq!(slugs("2025-03-10T15:00:00Z", ""), ["old"], "UTC");
}

#[test]
fn the_model_keeps_the_written_day_and_adds_the_exact_time() {
    let built = Built::new(
        "2025-06-01T00:00:00Z",
        "timezone = \"Europe/Berlin\"\n",
        &[
            ("boston", "date: 2025-03-10T20:00:00-05:00\nupdated: 2025-03-12 09:30"),
            ("utc", "date: 2025-03-09T00:00:00Z"),
        ],
    );
    let boston = &built.json("data/articles/boston.json")["article"];
    assert_eq!(
        [&boston["date"], &boston["published"], &boston["updated"], &boston["modified"]],
        ["2025-03-10", "2025-03-10T20:00:00-05:00", "2025-03-12", "2025-03-12T09:30:00+01:00"]
    );
    let utc = &built.json("data/articles/utc.json")["article"];
    assert_eq!(
        (utc["date"].as_str(), utc.get("published")),
        (Some("2025-03-09"), None),
        "as in earlier versions"
    );
}

/// One article with a time, and one whose update has none and would seem to precede it.
fn timed() -> Built {
    Built::new(
        "2025-06-01T00:00:00Z",
        "",
        &[
            ("boston", "date: 2025-03-10T20:00:00-05:00"),
            ("same-day", "date: 2025-03-09T18:00:00Z\nupdated: 2025-03-09"),
        ],
    )
}

#[test]
fn feeds_give_exact_times() {
    let built = timed();
    let feed = built.published("feed.xml");
    assert!(feed.contains("<pubDate>Mon, 10 Mar 2025 20:00:00 -0500</pubDate>"), "{feed}");
    assert!(feed.contains("<lastBuildDate>Mon, 10 Mar 2025 20:00:00 -0500</lastBuildDate>"), "{feed}");
    let atom = built.published("atom.xml");
    assert!(atom.contains("<published>2025-03-10T20:00:00-05:00</published>"), "{atom}");
    let json: Value = serde_json::from_str(&built.published("feed.json")).unwrap();
    assert_eq!(json["items"][0]["date_published"], "2025-03-10T20:00:00-05:00");
}

#[test]
fn an_article_does_not_change_before_it_is_published() {
    let json: Value = serde_json::from_str(&timed().published("feed.json")).unwrap();
    let item = &json["items"][1];
    assert_eq!([&item["date_published"], &item["date_modified"]], ["2025-03-09T18:00:00Z"; 2]);
}

#[test]
fn pages_and_the_sitemap_give_exact_times() {
    let built = timed();
    let page = built.published("articles/boston/index.html");
    let tag = "property=\"article:published_time\" content=\"2025-03-10T20:00:00-05:00\"";
    assert!(page.contains(tag), "{page}");
    assert!(page.contains("\"datePublished\":\"2025-03-10T20:00:00-05:00\""), "{page}");
    assert!(page.contains("datetime=\"2025-03-10\""), "readers see the day: {page}");
    let sitemap = built.published("sitemap.xml");
    assert!(sitemap.contains("<lastmod>2025-03-10T20:00:00-05:00</lastmod>"), "{sitemap}");
}

#[test]
fn feeds_are_in_the_order_of_time_across_years() {
    let built = Built::new(
        "2025-06-01T00:00:00Z",
        "",
        &[("tokyo", "date: 2025-01-01T00:30:00+09:00"), ("london", "date: 2024-12-31T20:00:00Z")],
    );
    let json: Value = serde_json::from_str(&built.published("feed.json")).unwrap();
    let titles: Vec<&str> =
        json["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["london", "tokyo"]);
}
