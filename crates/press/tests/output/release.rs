//! `press pages`, which adds pages to what Trunk has built.

use super::{Magazine, printed};

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
