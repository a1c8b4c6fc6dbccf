//! Articles that were first published elsewhere.

use crate::services::{feed, printed, text};
use serde_json::Value;
use std::sync::LazyLock;
use tempfile::TempDir;

const ORIGINAL: &str = "https://first.example/the-post?id=1&lang=en";
const OWN: &str = "https://x.example/articles/copy/";

/// A magazine with the copy of an article that first appeared elsewhere.
fn syndicated() -> &'static TempDir {
    static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
        let copy = format!(
            "---\ntitle: Copy\nsummary: S\ndate: 2025-05-01\ncanonical_url: {ORIGINAL}\n---\nText.\n"
        );
        printed(&[("content/articles/copy.md", &copy)])
    });
    &FOLDER
}

#[test]
fn the_page_names_the_original_as_canonical() {
    let page = text(syndicated(), "articles/copy/index.html");
    let original = ORIGINAL.replace('&', "&amp;");
    for tag in [
        format!("<link rel=\"canonical\" href=\"{original}\">"),
        format!("<meta property=\"og:url\" content=\"{original}\">"),
        format!("\"mainEntityOfPage\":\"{ORIGINAL}\""),
    ] {
        assert_eq!(page.matches(&tag).count(), 1, "{tag} in {page}");
    }
    assert_eq!(page.matches("rel=\"canonical\"").count(), 1);
}

#[test]
fn the_sitemap_omits_copies() {
    let sitemap = text(syndicated(), "sitemap.xml");
    assert!(!sitemap.contains(OWN), "{sitemap}");
    assert!(sitemap.contains("/articles/newer/"), "{sitemap}");
}

#[test]
fn feeds_identify_a_copy_by_its_own_address_and_name_the_original() {
    let ids = ["feed.xml", "atom.xml"].map(|name| feed(syndicated(), name).entries.remove(0).id);
    assert_eq!(ids, [OWN, OWN]);
    let links = feed(syndicated(), "atom.xml").entries.remove(0).links;
    let original = links.iter().find(|link| link.rel.as_deref() == Some("canonical"));
    assert_eq!(original.map(|link| link.href.as_str()), Some(ORIGINAL));
    let rss = text(syndicated(), "feed.xml");
    let link = format!("<atom:link rel=\"canonical\" href=\"{}\"/>", ORIGINAL.replace('&', "&amp;"));
    assert_eq!(rss.matches(&link).count(), 1, "{rss}");
    let json: Value = serde_json::from_str(&text(syndicated(), "feed.json")).unwrap();
    assert_eq!(json["items"][0]["url"], OWN);
    assert_eq!(json["items"][0]["external_url"], ORIGINAL);
    assert_eq!(json["items"][1].get("external_url"), None);
}

#[test]
fn an_article_whose_canonical_url_is_its_own_is_in_the_sitemap() {
    let article =
        format!("---\ntitle: Copy\nsummary: S\ndate: 2025-05-01\ncanonical_url: {OWN}\n---\nText.\n");
    let folder = printed(&[("content/articles/copy.md", &article)]);
    assert!(text(&folder, "sitemap.xml").contains(OWN));
    assert!(!text(&folder, "atom.xml").contains("rel=\"canonical\""));
}
