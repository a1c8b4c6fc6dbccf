//! Addresses that earlier versions made from the same names, which redirect to the present ones.

use super::{article, built};
use publish::prerender::{Options, pages};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use walkdir::WalkDir;

/// Trunk's output, reduced to what prerendering needs.
const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";

/// The redirect pages of a release: the path of each, and the one it leads to.
fn redirects(folder: &TempDir, staged: &[(&str, &str)]) -> BTreeMap<String, String> {
    let staging = folder.path().join("staging");
    for (path, text) in [("index.html", SHELL)].iter().chain(staged) {
        let file = staging.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let options = Options {
        staging: staging.clone(),
        site: folder.path().join("target/site"),
        release: true,
        bare: true,
    };
    pages(&options).unwrap_or_else(|error| panic!("{error}"));
    let files = WalkDir::new(&staging).into_iter().map(Result::unwrap);
    files.filter_map(|file| redirect(&staging, file.path())).collect()
}

fn redirect(staging: &Path, file: &Path) -> Option<(String, String)> {
    let path = file.strip_prefix(staging).ok()?.to_str()?.strip_suffix("index.html")?.replace('\\', "/");
    let text = fs::read_to_string(file).unwrap();
    let (_, target) = text.split_once("content=\"0; url=/")?;
    Some((path, target.split('"').next()?.to_owned()))
}

fn pairs(redirects: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    redirects.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect()
}

#[test]
fn former_addresses_of_articles_and_pages_redirect() {
    let folder = built(&[
        ("articles/हिन्दी.md", &article("")),
        ("articles/g++.md", &article("slug: given-name")),
        ("pages/c++.md", "---\ntitle: P\n---\n\nText.\n"),
    ]);
    let encoded = "articles/%E0%A4%B9%E0%A4%BF%E0%A4%A8%E0%A5%8D%E0%A4%A6%E0%A5%80/";
    assert_eq!(pairs(&redirects(&folder, &[])), [("articles/हिन-दी/", encoded), ("c/", "cpp/")]);
}

#[test]
fn former_addresses_of_lists_redirect() {
    let folder = built(&[
        ("articles/a.md", &article("tags: [C++]\nauthor: C#\nseries: F# Notes")),
        ("authors/net.md", "---\nname: .NET\n---\n"),
    ]);
    assert_eq!(
        pairs(&redirects(&folder, &[])),
        [
            ("authors/c/", "authors/csharp/"),
            ("authors/net/", "authors/dotnet/"),
            ("series/f-notes/", "series/fsharp-notes/"),
            ("topics/c/", "topics/cpp/"),
        ]
    );
}

#[test]
fn former_addresses_of_numbered_pages_and_feeds_redirect() {
    let mut files = vec![(
        "site.toml".to_owned(),
        "title = \"T\"\nurl = \"https://x.example/\"\nper_page = 1\n".to_owned(),
    )];
    files.extend((0..3).map(|number| (format!("articles/{number}.md"), article("tags: [C++]"))));
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = built(&files);
    assert_eq!(
        pairs(&redirects(&folder, &[])),
        [("topics/c/", "topics/cpp/"), ("topics/c/1/", "topics/cpp/1/"), ("topics/c/2/", "topics/cpp/2/"),]
    );
    let rules = fs::read_to_string(folder.path().join("staging/_redirects")).unwrap();
    assert!(rules.contains("/topics/c/feed.xml /topics/cpp/feed.xml 301\n"), "{rules}");
}

#[test]
fn a_former_address_that_is_taken_does_not_redirect() {
    let folder = built(&[
        ("articles/a.md", &article("tags: [C++, C]")),
        ("articles/b.md", &article("tags: [F#]\naliases: [/topics/f/]")),
        ("articles/c.md", &article("tags: [.NET]")),
    ]);
    let own = [("topics/net/index.html", "the publisher's own page")];
    assert_eq!(pairs(&redirects(&folder, &own)), [("topics/f/", "articles/b/")]);
}

#[test]
fn a_former_address_of_several_lists_leads_to_the_largest() {
    let folder =
        built(&[("articles/a.md", &article("tags: [C#]")), ("articles/b.md", &article("tags: [C++, C#]"))]);
    assert_eq!(pairs(&redirects(&folder, &[])), [("topics/c/", "topics/csharp/")]);
}

#[test]
fn former_addresses_of_a_magazine_written_by_hand_redirect() {
    let folder = tempfile::tempdir().unwrap();
    let front = r#"{"format":1,"site":{"title":"T"},"articles":
        [{"slug":"a","title":"A","date":"2025-01-01","topics":["C++"],"authors":["F#"]}]}"#;
    assert_eq!(
        pairs(&redirects(&folder, &[("articles.json", front)])),
        [("authors/f/", "authors/fsharp/"), ("topics/c/", "topics/cpp/"),]
    );
}

#[test]
fn former_addresses_of_data_written_by_hand_redirect_unless_the_slug_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let entry = |slug: &str, name: &str| format!(r#"{{"slug":"{slug}","name":"{name}","count":0}}"#);
    let topics = format!(r#"{{"format":1,"entries":[{},{}]}}"#, entry("cpp", "C++"), entry("c-sharp", "C#"));
    let none = r#"{"format":1,"entries":[]}"#;
    let list = r#"{"format":1,"title":"L","articles":[]}"#;
    let staged = [
        ("articles.json", r#"{"format":1,"site":{"title":"T"},"articles":[],"data":true}"#),
        ("data/topics.json", &topics),
        ("data/archive.json", none),
        ("data/topics/cpp.json", list),
        ("data/topics/c-sharp.json", list),
        ("data/series/fsharp.json", r#"{"format":1,"title":"F#","articles":[]}"#),
    ];
    assert_eq!(
        pairs(&redirects(&folder, &staged)),
        [("series/f/", "series/fsharp/"), ("topics/c/", "topics/cpp/"),]
    );
}
