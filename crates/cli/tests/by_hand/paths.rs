//! Slugs and file names.

use crate::by_hand::Release;
use content::diagnostics::Code;
use serde_json::json;

/// Slugs that would lead out of their folder or are not a valid path segment.
fn hostile() -> Vec<String> {
    let mut slugs: Vec<String> = [
        "..%2f..%2f..%2f..%2fpwn1",
        "..",
        ".",
        "../x",
        "../../x",
        "a/b",
        "",
        "/x",
        "%ff",
        "100%25",
        "index.html",
        "a\\b",
        "..\\x",
        "C:",
        ".git",
        "a\0b",
        "a\u{8}b",
    ]
    .map(str::to_owned)
    .to_vec();
    slugs.push("a".repeat(300));
    slugs
}

#[test]
fn a_slug_must_be_a_single_segment() {
    for slug in hostile() {
        let articles = json!([{ "slug": slug, "title": "A", "date": "2025-01-01" }]).to_string();
        let release = Release::whole("", &articles);
        let code = if slug.contains(['\0', '\u{8}']) { Code::ControlCharacter } else { Code::InvalidSlug };
        release.refuses(code, "articles.json", "articles[0].slug");
    }
}

#[test]
fn slugs_with_extensions_are_folders() {
    for slug in
        ["node.js", "release-2.0.txt", "a.json", "x.svg", "a.css", "feed.xml", "a.html", "a..b", "借用 ü"]
    {
        let articles = json!([{ "slug": slug, "title": "A", "date": "2025-01-01" }]).to_string();
        let release = Release::whole("", &articles);
        assert!(release.text(&format!("articles/{slug}/index.html")).contains("<h1"), "{slug}");
    }
}

/// A magazine with one data file per page, and these additional files.
fn files(more: &[(&str, &str)]) -> Release {
    let front = r#"{"format":1,"site":{"title":"T"},"articles":[],"data":true}"#;
    let index = r#"{"format":1,"entries":[]}"#;
    let mut files = vec![
        ("articles.json", front),
        ("data/topics.json", index),
        ("data/archive.json", index),
        ("data/authors.json", index),
    ];
    files.extend(more);
    Release::of(&files)
}

#[test]
fn a_data_file_must_be_named_after_its_page() {
    let article = r#"{"format":1,"article":{"slug":"a","title":"A","date":"2025-01-01"},"html":""}"#;
    for name in [
        "data/articles/..%2f..%2f..%2fpwn6.json",
        "data/articles/%2e%2e.json",
        "data/articles/.json",
        "data/articles/a%00b.json",
        "data/articles/index.html.json",
        "data/pages/topics.json",
        "data/pages/a.b.json",
        "data/topics/t/0.json",
        "data/a/b/c/d/e.json",
        "data/search.json",
        "data/articles/a.JSON",
    ] {
        let release = files(&[(name, article)]);
        let message = "no page has a data file of this name";
        release.refuses(Code::InvalidSlug, name, message);
    }
    assert!(files(&[("data/articles/a.json", article)]).text("articles/a/index.html").contains("<h1"));
}

#[test]
fn other_files_in_the_data_folder_are_kept() {
    let release = files(&[("data/rainfall.csv", "1,2")]);
    assert_eq!(release.text("data/rainfall.csv"), "1,2");
    assert!(!release.path("rainfall").exists());
}

#[test]
fn the_slug_of_an_index_entry_is_checked() {
    let index = r#"{"format":1,"entries":[{"slug":"../../../pwn5","name":"N","count":1}]}"#;
    let release = files(&[("data/topics.json", index)]);
    release.refuses(Code::InvalidSlug, "data/topics.json", "entries[0].slug");
}

#[test]
fn slugs_of_neighbouring_articles_are_checked() {
    let article = r#"{"format":1,"article":{"slug":"a","title":"A","date":"2025-01-01"},"html":"",
        "older":{"slug":"../b","title":"B"}}"#;
    files(&[("data/articles/a.json", article)]).refuses(
        Code::InvalidSlug,
        "data/articles/a.json",
        "older.slug",
    );
}

#[test]
fn featured_and_popular_slugs_are_checked() {
    let front = r#"{"format":1,"site":{"title":"T"},"featured":"../a","popular":["a/b"],"articles":[]}"#;
    let release = Release::of(&[("articles.json", front)]);
    let expected = ["featured", "popular[0]"]
        .map(|place| (Code::InvalidSlug, "articles.json".to_owned(), place.to_owned()));
    assert_eq!(release.places(), expected);
}

#[test]
fn two_articles_cannot_have_the_same_slug() {
    let article = r#"{"slug":"a","title":"A","date":"2025-01-01"}"#;
    Release::whole("", &format!("[{article},{}]", article.replace("\"a\"", "\"A\""))).refuses(
        Code::AddressConflict,
        "articles.json",
        "articles[1].slug",
    );
}

#[test]
fn circular_list_pages_are_refused() {
    let years = r#"{"format":1,"entries":[{"slug":"2025","name":"2025","count":1}]}"#;
    let page = |more: &str| format!(r#"{{"format":1,"title":"2025","articles":[],{more}}}"#);
    for (file, list, place) in [
        ("data/archive/2025/1.json", page(r#""page":1,"older":1"#), "older"),
        ("data/archive/2025/2.json", page(r#""page":2,"older":3"#), "older"),
        ("data/archive/2025/2.json", page(r#""page":2,"newer":1"#), "newer"),
        ("data/topics/t/1.json", page(r#""older":1"#), "older"),
    ] {
        let newest = page(r#""older":1"#);
        let release =
            files(&[("data/archive.json", years), ("data/archive/2025.json", &newest), (file, &list)]);
        release.refuses(Code::InvalidValue, file, place);
    }
}
