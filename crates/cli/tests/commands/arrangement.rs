//! Menus, footers, front pages and words that `site.toml` arranges.

use crate::commands::build::with_app;
use crate::commands::{Done, Place};
use serde_json::Value;
use std::fs;

const SITE: &str = r#"
title = "Übungen"
[[nav]]
href = "topics/"
[[nav]]
label = "More & less"
[[nav.items]]
label = "About"
href = "about/"
[[nav.items]]
label = "Source"
href = "https://source.example/?a=1&b=2"
[[links]]
label = "Last"
href = "archive/"
[[footer_columns]]
heading = "Read"
links = [{ href = "popular/" }, { label = "Feed", href = "feed.xml" }]
[[footer_columns]]
text = "See [about](pages/about.md) and ![a dot](dot.svg)."
[[home]]
block = "topic"
topic = "rust"
style = "text"
[[home]]
block = "featured"
[[home]]
block = "popular"
heading = "Most read"
count = 1
[[home]]
block = "text"
heading = "Why"
text = "Because *we* can."
[[home]]
block = "series"
series = "Steps"
style = "list"
[[home]]
block = "latest"
count = 2
[strings]
latest = "Fresh"
topics = "Subjects"
search_more = "Further"
copy = "Take"
"#;

const DOT: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8H0z\"/></svg>";

fn article(number: u32, fields: &str) -> (String, String) {
    let text = format!(
        "---\ntitle: Nr. {number}\ndate: 2025-01-0{number}\nsummary: S.\n{fields}---\n```sh\nls\n```\n"
    );
    (format!("articles/a{number}.md"), text)
}

/// A built magazine of five articles with these settings.
fn built(site: &str) -> Place {
    let place =
        Place::with_magazine(&[("pages/about.md", "---\ntitle: About\n---\nUs.\n"), ("dot.svg", DOT)]);
    place.write("site.toml", site);
    for (number, fields) in [
        (1, "series: Steps\ntopics: [Rust]\n"),
        (2, "series: Steps\npopular: 2\n"),
        (3, "topics: [Rust]\npopular: 1\n"),
        (4, "topics: [Rust]\nfeatured: true\n"),
        (5, ""),
    ] {
        let (path, text) = article(number, fields);
        place.write(&path, &text);
    }
    let mut command = place.command(&["build", "-q"]);
    command.env("BROADSHEET_BUNDLE", with_app(&place));
    assert_eq!(Done::from(command.output().unwrap()).silently(), "");
    place
}

fn front(place: &Place) -> Value {
    serde_json::from_str(&place.read("dist/articles.json")).unwrap()
}

/// The slugs of the articles in each block.
fn slugs(front: &Value) -> Vec<String> {
    let list = |block: &Value| {
        let slugs = block["articles"].as_array().into_iter().flatten().filter_map(Value::as_str);
        slugs.collect::<Vec<_>>().join(" ")
    };
    front["home"].as_array().unwrap().iter().map(list).collect()
}

#[test]
fn settings_arrange_every_page() {
    let place = built(SITE);
    let home = place.read("dist/index.html");
    let menu = "<ul><li><a href=\"/topics/\">Subjects</a></li><li><details name=\"b-menu\"><summary>More &amp; less\
                </summary><ul><li><a href=\"/about/\">About</a></li><li><a href=\"https://source.example/?a=1&amp;b=2\">\
                Source</a></li></ul></details></li><li><a href=\"/archive/\">Last</a></li></ul>";
    assert!(home.contains(menu), "{home}");
    for (page, link) in [
        ("about", "<a href=\"/about/\" aria-current=\"page\">About</a>"),
        ("topics", "<a href=\"/topics/\" aria-current=\"page\">Subjects</a>"),
        ("archive", "<a href=\"/archive/\" aria-current=\"page\">Last</a>"),
    ] {
        let page = place.read(&format!("dist/{page}/index.html"));
        assert!(page.contains(link) && page.matches("aria-current=\"page\"").count() == 1, "{page}");
        let links = "<div><h2>Read</h2><ul><li><a href=\"/popular/\">Popular</a></li>\
                     <li><a href=\"/feed.xml\">Feed</a></li></ul></div>";
        assert!(page.contains(links) && page.contains("See <a href=\"/about/\">about</a>"), "{page}");
    }
    assert!(fs::read_dir(place.at("dist/media/site")).unwrap().count() > 0, "the picture in the footer");
}

#[test]
fn front_page_has_its_blocks_in_order() {
    let place = built(SITE);
    let front = front(&place);
    assert_eq!(slugs(&front), ["a3 a1", "", "a3", "", "a1 a2", "a5 a3"]);
    assert_eq!((&front["featured"], &front["popular"]), (&"a4".into(), &serde_json::json!(["a3"])));
    assert_eq!(front["articles"].as_array().unwrap().len(), 5);
    let home = place.read("dist/index.html");
    let marks = [
        "<h2>Rust</h2><a href=\"/topics/rust/\">View all</a>",
        "class=\"b-related\"",
        "<div class=\"b-lead\"><article class=\"b-featured\">",
        "<h2 id=\"b-most-popular\">Most read</h2>",
        "<h2>Why</h2>",
        "<p>Because <em>we</em> can.</p>",
        "<h2>Steps</h2><a href=\"/series/steps/\">View all</a>",
        "class=\"b-grid b-rows\"",
        "<h2 id=\"b-latest\">Fresh</h2><a href=\"/archive/\">Archive</a>",
        "class=\"b-grid\"",
    ];
    let found: Vec<usize> =
        marks.iter().map(|mark| home.find(mark).unwrap_or_else(|| panic!("{mark}"))).collect();
    assert!(found.is_sorted(), "{found:?}");
}

#[test]
fn featured_article_is_repeated_only_on_demand() {
    let home = &front(&built("title = \"Übungen\"\n"));
    assert_eq!(slugs(home), ["", "a3 a2", "a5 a3 a2 a1"]);
    let repeated = front(&built("title = \"Übungen\"\nrepeat_featured = true\n"));
    assert_eq!(repeated["home"], Value::Null);
}

#[test]
fn own_words_are_everywhere() {
    let place = built(SITE);
    let file = |name: &str| {
        let files = fs::read_dir(place.at("dist")).unwrap().filter_map(Result::ok);
        let mut files = files.map(|file| file.file_name().into_string().unwrap());
        files.find(|file| file.starts_with(name)).unwrap_or_else(|| panic!("{name}"))
    };
    let words = file("words-");
    assert!(place.read(&format!("dist/{words}")).contains("\"Fresh\""));
    assert!(place.read("dist/index.html").contains(&format!("data-words=\"{words}\"")));
    assert!(place.read("dist/articles/a5/index.html").contains("Take"));
    assert!(place.read("dist/llms.txt").contains("## Subjects"));
    let index: String = fs::read_dir(place.at("dist/search"))
        .unwrap()
        .filter_map(|file| fs::read_to_string(file.unwrap().path()).ok())
        .collect();
    assert!(index.contains("Further"));
}
