//! `press pages`, which adds pages to what Trunk has built.

use super::{Magazine, SHELL, failed, files, printed};
use std::fs;

#[test]
fn a_slug_may_end_as_a_file_name_does() {
    let magazine = Magazine::new();
    let slugs = ["node.js", "a.json", "feed.xml", "release-2.0.txt", "x.svg", "a.css", "a.html"];
    for (number, slug) in slugs.iter().enumerate() {
        magazine.article(&format!("article-{number}"), &format!("slug: {slug}\n"));
    }
    let output = magazine.release();
    assert!(output.status.success(), "{}", printed(&output));
    for slug in slugs {
        let page = magazine.at(&format!("staging/articles/{slug}/index.html"));
        assert!(page.is_file() && page.with_file_name("index.html.br").is_file(), "{slug}");
    }
}

#[test]
fn what_lets_more_through_than_before_is_noted() {
    let magazine = Magazine::new();
    let noted = |setting: &str| {
        magazine.write("content/site.toml", &format!("title = \"T\"\n{setting}\n"));
        let output = magazine.release();
        assert!(output.status.success(), "{}", printed(&output));
        let said = String::from_utf8(output.stdout).unwrap();
        said.lines().find(|line| line.starts_with("note: the pages' security policy")).map(str::to_owned)
    };
    let differs = |other: &str, how: &str| {
        Some(format!("note: the pages' security policy differs from {other}: {how}"))
    };
    let (one, other) = ("allow_remote_pictures = [\"a.example\"]", "allow_remote_pictures = [\"b.example\"]");
    assert_eq!(noted(""), None);
    assert_eq!(noted(one), differs("the last build's", "img-src gained https://a.example"));
    assert_eq!(noted(one), differs("the default", "img-src gained https://a.example"));
    let changed = "img-src gained https://b.example and lost https://a.example";
    assert_eq!(noted(other), differs("the last build's", changed));
    assert_eq!(noted(""), differs("the last build's", "img-src lost https://b.example"));
    assert_eq!(noted(""), None);
}

#[test]
fn a_folder_that_trunk_has_not_filled_is_left_alone() {
    let magazine = Magazine::new();
    magazine.build();
    magazine.write("public/file.txt", "mine");
    let before = files(magazine.0.path());
    for folder in ["public", "target/site", "target"] {
        let output = magazine.press(&["pages"]).env("TRUNK_STAGING_DIR", folder).output().unwrap();
        assert!(!output.status.success(), "{folder}");
    }
    magazine.write("target/site/index.html", SHELL);
    let output = magazine.press(&["pages"]).env("TRUNK_STAGING_DIR", "target/site").output().unwrap();
    assert!(failed(&output, "output-is-input", "target/site"), "{}", printed(&output));
    fs::remove_file(magazine.at("target/site/index.html")).unwrap();
    assert_eq!(files(magazine.0.path()), before);
}
