//! Feeds, parsed by an independent library.

use crate::services::{feed, file, printed, text, usual};
use feed_rs::model::{Feed, FeedType};
use serde_json::Value;

#[test]
fn feeds_have_the_same_content_in_every_format() {
    let folder = usual();
    for (path, kind) in
        [("feed.xml", FeedType::RSS2), ("atom.xml", FeedType::Atom), ("feed.json", FeedType::JSON)]
    {
        let Feed { feed_type, title, entries, links, .. } = feed(folder, path);
        assert_eq!(feed_type, kind);
        assert_eq!(title.unwrap().content, "Tägliches", "{path}");
        assert!(links.iter().any(|link| link.href == "https://x.example/"), "{path}: {links:?}");
        assert_eq!(entries.len(), 2, "{path} has what lists show, not what is unlisted");
        let newest = &entries[0];
        assert_eq!(newest.id, "https://x.example/articles/newer/", "{path}");
        assert_eq!(newest.title.as_ref().unwrap().content, "Ünïcode & <tags> 分散", "{path}");
        assert_eq!(newest.links[0].href, "https://x.example/articles/newer/", "{path}");
        assert_eq!(newest.summary.as_ref().unwrap().content, "Café ]]> 東京", "{path}");
        assert_eq!(newest.published.unwrap().to_rfc3339(), "2025-03-10T00:00:00+00:00", "{path}");
        assert_eq!(newest.authors[0].name.as_deref(), Some("Zoë"), "{path}");
        let body = newest.content.as_ref().unwrap().body.as_ref().unwrap();
        for part in [
            "href=\"https://x.example/articles/older/\"",
            "href=\"https://x.example/articles/newer/#part-",
            "href=\"https://out.example/?a=1&amp;b=2\"",
            "src=\"https://x.example/media/newer/dot.svg\"",
            "Part é</h2>",
            "]]&gt;",
        ] {
            assert!(body.contains(part), "{path}: no {part} in {body}");
        }
        assert!(!text(folder, path).contains('\u{b}'), "{path} has no control characters");
    }
}

#[test]
fn a_topic_has_a_feed_that_its_page_links_to() {
    let folder = usual();
    let entries = feed(folder, "topics/rust/feed.xml").entries;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].id, "https://x.example/articles/older/");
    let page = text(folder, "topics/rust/index.html");
    assert!(page.contains("href=\"https://x.example/topics/rust/feed.xml\""), "{page}");
    assert_eq!(page.matches("rel=\"alternate\"").count(), 4);
    let page = text(folder, "articles/older/index.html");
    assert_eq!(page.matches("rel=\"alternate\"").count(), 3);
}

#[test]
fn a_series_has_a_feed_with_its_newest_part_first() {
    let part = |day: &str| {
        format!(
            "---\ntitle: Part of {day}\nsummary: S\ndate: 2025-04-{day}\nseries: From Metal Up\n---\nText.\n"
        )
    };
    let (one, two) = (part("01"), part("02"));
    let folder = printed(&[("content/articles/one.md", &one), ("content/articles/two.md", &two)]);
    let feed = feed(&folder, "series/from-metal-up/feed.xml");
    assert_eq!(feed.title.unwrap().content, "From Metal Up · Tägliches");
    let ids: Vec<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["https://x.example/articles/two/", "https://x.example/articles/one/"]);
    let page = text(&folder, "series/from-metal-up/index.html");
    assert!(page.contains("href=\"https://x.example/series/from-metal-up/feed.xml\""), "{page}");
}

#[test]
fn an_author_has_a_feed_that_the_page_links_to() {
    let folder = usual();
    let ids: Vec<String> =
        feed(folder, "authors/zoë/feed.xml").entries.into_iter().map(|entry| entry.id).collect();
    assert_eq!(ids, ["https://x.example/articles/newer/", "https://x.example/articles/older/"]);
    let page = text(folder, "authors/zoë/index.html");
    assert!(page.contains("href=\"https://x.example/authors/zo%C3%AB/feed.xml\""), "{page}");
}

#[test]
#[ignore = "slow"]
fn feeds_have_twenty_articles_and_those_of_lists_ten() {
    let more: Vec<(String, String)> = (10..35)
        .map(|number| {
            let article = format!("---\ntitle: A{number}\nsummary: S\ndate: 2025-04-01\nweight: {number}\ntopics: [Rust]\n---\nT.\n");
            (format!("content/articles/a{number}.md"), article)
        })
        .collect();
    let files: Vec<(&str, &str)> = more.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = printed(&files);
    for name in ["feed.xml", "atom.xml", "feed.json"] {
        for (path, length) in [(name.to_owned(), 20), (format!("topics/rust/{name}"), 10)] {
            let entries = feed(&folder, &path).entries;
            assert_eq!(entries.len(), length, "{path}");
            assert_eq!(entries[0].id, "https://x.example/articles/a10/", "{path}");
        }
    }
}

#[test]
fn other_names_of_the_feed_redirect_to_it() {
    let folder = usual();
    let rules = text(folder, "_redirects");
    for name in ["rss.xml", "index.xml"] {
        assert_eq!(text(folder, name), text(folder, "feed.xml"));
        assert!(rules.contains(&format!("/{name} /feed.xml 301\n")), "{rules}");
    }
}

#[test]
fn without_a_url_there_are_no_feeds() {
    let folder = printed(&[("content/site.toml", "title = \"T\"\n")]);
    for path in ["feed.xml", "atom.xml", "feed.json", "rss.xml", "sitemap.xml", "topics/rust/feed.xml"] {
        assert!(!file(&folder, path).exists(), "{path}");
    }
    assert_eq!(text(&folder, "robots.txt"), "User-agent: *\nAllow: /\n");
    assert!(!text(&folder, "topics/rust/index.html").contains("alternate"));
    assert!(text(&folder, "_redirects").contains("/old/post/ /articles/newer/ 301\n"));
}

#[test]
fn an_article_in_another_language_is_marked_in_every_feed() {
    let article = "---\ntitle: Deutsch\nsummary: S\ndate: 2025-05-01\nlang: de-AT\ntopics: [Rust]\n---\n> [!NOTE]\n> Text.\n";
    let folder = printed(&[("content/articles/deutsch.md", article)]);
    assert!(text(&folder, "atom.xml").contains("<entry xml:lang=\"de-AT\">"));
    assert!(text(&folder, "feed.xml").contains("<dc:language>de-AT</dc:language>"));
    let json: Value = serde_json::from_str(&text(&folder, "feed.json")).unwrap();
    assert_eq!(json["items"][0]["language"], "de-AT");
    assert_eq!(json["items"][1].get("language"), None, "the magazine's own is said once");
    let page = text(&folder, "articles/deutsch/index.html");
    for part in
        ["<html lang=\"en\"", "content=\"de_AT\"", "\"inLanguage\":\"de-AT\"", "lang=\"de-AT\"", "Hinweis"]
    {
        assert!(page.contains(part), "no {part} in {page}");
    }
}

#[test]
fn a_summary_with_markup_is_text_in_every_format() {
    let article =
        "---\ntitle: A\nsummary: \"Use <img src=x onerror=alert(1)> & tags\"\ndate: 2025-05-01\n---\nText.\n";
    let folder = printed(&[("content/articles/a.md", article)]);
    let rss = text(&folder, "feed.xml");
    assert!(rss.contains("<description>Use &amp;lt;img src=x onerror=alert(1)&gt; &amp;amp; tags<"), "{rss}");
    let atom = text(&folder, "atom.xml");
    assert!(atom.contains("Use &lt;img src=x onerror=alert(1)&gt; &amp; tags"), "{atom}");
}
