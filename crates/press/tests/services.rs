//! What lies around the pages, read back by other software's parsers.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use broadsheet::load::Source;
use broadsheet::url::Route;
use feed_rs::model::{Feed, FeedType};
use press::content::{self, content};
use press::pages::{Options, pages};
use press::services::{self, Given};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Trunk's output, as far as printing needs it.
const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=app></div></body></html>";
const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">\
    <rect width=\"32\" height=\"32\" rx=\"6\" fill=\"#102030\"/></svg>";

/// A magazine with these files in it, printed.
fn printed(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let article = "---\ntitle: \"Ünïcode & <tags> 分散\"\nsummary: \"Café ]]> 東京\"\ndate: 2025-03-10\n\
        topics: [DevOps]\naliases: [/old/post/, /2019/page.html]\n---\n## Part é\n\nSee [older](older.md), \
        [here](#part-é), [out](https://out.example/?a=1&b=2). ]]> ![dot](dot.svg)\n\n`a\u{b}b`\n";
    let older =
        "---\ntitle: Older\nsummary: S\ndate: 2024-12-31\nupdated: 2025-01-02\ntopics: [Rust]\n---\nText.\n";
    let hidden = "---\ntitle: Hidden\nsummary: S\ndate: 2025-02-01\nunlisted: true\n---\nText.\n";
    let site = "title = \"Tägliches\"\ndescription = \"Jeden Tag.\"\nurl = \"https://x.example/\"\nauthor = \"Zoë\"\n";
    let good = [
        ("content/site.toml", site),
        ("content/articles/newer.md", article),
        ("content/articles/older.md", older),
        ("content/articles/hidden.md", hidden),
        ("content/articles/dot.svg", ICON),
        ("staging/index.html", SHELL),
        ("staging/icon.svg", ICON),
    ];
    for (path, text) in good.iter().chain(files) {
        fs::create_dir_all(at(path).parent().unwrap()).unwrap();
        fs::write(at(path), text).unwrap();
    }
    let today = "2025-06-01".parse().unwrap();
    let (out, staging) = (at("out"), at("staging"));
    let made = content(&content::Options {
        content: at("content"),
        public: at("public"),
        out: out.clone(),
        today,
        cache: at("cache"),
        ..content::Options::default()
    });
    made.unwrap_or_else(|problems| panic!("{problems}"));
    pages(&Options { staging, site: out, release: true, bare: false }).unwrap();
    folder
}

fn file(folder: &TempDir, path: &str) -> PathBuf {
    folder.path().join("staging").join(path)
}

fn text(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(file(folder, path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn feed(folder: &TempDir, path: &str) -> Feed {
    let bytes = fs::read(file(folder, path)).unwrap();
    feed_rs::parser::parse(bytes.as_slice()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn feeds_say_the_same_in_every_format() {
    let folder = printed(&[]);
    for (path, kind) in
        [("feed.xml", FeedType::RSS2), ("atom.xml", FeedType::Atom), ("feed.json", FeedType::JSON)]
    {
        let Feed { feed_type, title, entries, links, .. } = feed(&folder, path);
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
        assert!(!text(&folder, path).contains('\u{b}'), "{path} has no control characters");
    }
}

#[test]
fn a_topic_has_a_feed_and_its_page_says_so() {
    let folder = printed(&[]);
    let entries = feed(&folder, "topics/rust/feed.xml").entries;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].id, "https://x.example/articles/older/");
    let page = text(&folder, "topics/rust/index.html");
    assert!(page.contains("href=\"https://x.example/topics/rust/feed.xml\""), "{page}");
    assert_eq!(page.matches("rel=\"alternate\"").count(), 4);
    let page = text(&folder, "articles/older/index.html");
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
fn an_author_has_a_feed_and_the_page_says_so() {
    let folder = printed(&[]);
    let ids: Vec<String> =
        feed(&folder, "authors/zoë/feed.xml").entries.into_iter().map(|entry| entry.id).collect();
    assert_eq!(ids, ["https://x.example/articles/newer/", "https://x.example/articles/older/"]);
    let page = text(&folder, "authors/zoë/index.html");
    assert!(page.contains("href=\"https://x.example/authors/zo%C3%AB/feed.xml\""), "{page}");
}

#[test]
fn feeds_hold_the_newest_twenty() {
    let more: Vec<(String, String)> = (10..35)
        .map(|number| {
            let article = format!("---\ntitle: A{number}\nsummary: S\ndate: 2025-04-01\nweight: {number}\ntopics: [Rust]\n---\nT.\n");
            (format!("content/articles/a{number}.md"), article)
        })
        .collect();
    let files: Vec<(&str, &str)> = more.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = printed(&files);
    for path in ["feed.xml", "atom.xml", "feed.json", "topics/rust/feed.xml"] {
        let entries = feed(&folder, path).entries;
        assert_eq!(entries.len(), 20, "{path}");
        assert_eq!(entries[0].id, "https://x.example/articles/a10/", "{path}");
    }
}

#[test]
fn other_names_of_the_feed_lead_to_it() {
    let folder = printed(&[]);
    let rules = text(&folder, "_redirects");
    for name in ["rss.xml", "index.xml"] {
        assert_eq!(text(&folder, name), text(&folder, "feed.xml"));
        assert!(rules.contains(&format!("/{name} /feed.xml 301\n")), "{rules}");
    }
}

#[test]
fn the_sitemap_names_what_lists_lead_to() {
    let folder = printed(&[]);
    let sitemap = text(&folder, "sitemap.xml");
    assert!(sitemap.contains("<loc>https://x.example/articles/older/</loc><lastmod>2025-01-02</lastmod>"));
    assert!(sitemap.contains("<loc>https://x.example/topics/rust/</loc>"));
    assert!(!sitemap.contains("hidden") && !sitemap.contains("404") && !sitemap.contains("old/post"));
    let robots = text(&folder, "robots.txt");
    assert!(robots.contains("Sitemap: https://x.example/sitemap.xml\n"), "{robots}");
}

#[test]
fn a_long_sitemap_is_split() {
    let folder = printed(&[]);
    let staging = folder.path().join("split");
    fs::create_dir_all(&staging).unwrap();
    let root = folder.path().join("out");
    let read = root.clone();
    let source = Source::new(move |path| Ok(fs::read_to_string(read.join(path)).unwrap()));
    let routes = [Route::Home, Route::Topics, Route::Article("older".into()), Route::Article("newer".into())];
    let (site, template) = (root.as_path(), SHELL);
    let given =
        Given { staging: &staging, site, template, source: &source, routes: &routes, sitemap_limit: 3 };
    assert_eq!(services::write(&given).unwrap(), None);
    let read = |name: &str| fs::read_to_string(staging.join(name)).unwrap();
    let index = read("sitemap.xml");
    assert!(index.contains("<sitemapindex "), "{index}");
    assert!(index.contains("<loc>https://x.example/sitemap-1.xml</loc>"), "{index}");
    assert_eq!(read("sitemap-1.xml").matches("<loc>").count(), 3);
    assert!(read("sitemap-1.xml").find("older/").unwrap() < read("sitemap-1.xml").find("newer/").unwrap());
    assert_eq!(read("sitemap-2.xml").matches("<loc>").count(), 1);
    assert!(!staging.join("sitemap-3.xml").exists());
}

#[test]
fn an_alias_leads_to_its_article() {
    let folder = printed(&[("staging/_redirects", "/mine /yours 302\n")]);
    for path in ["old/post/index.html", "2019/page.html"] {
        let page = text(&folder, path);
        assert!(page.contains("<a href=\"/articles/newer/\">"), "{page}");
        assert!(
            page.contains("<link rel=\"canonical\" href=\"https://x.example/articles/newer/\">"),
            "{page}"
        );
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{page}");
        assert!(page.contains("script-src 'self'") && !page.contains("unsafe-inline"), "{page}");
    }
    let rules = text(&folder, "_redirects");
    assert!(rules.starts_with("/mine /yours 302\n"), "{rules}");
    for from in ["/old/post/", "/old/post", "/2019/page.html"] {
        assert!(rules.contains(&format!("\n{from} /articles/newer/ 301\n")), "{rules}");
    }
    assert!(file(&folder, "redirect.js").exists());
    assert!(!file(&folder, ".aliases.json").exists(), "what is between the stages is not published");
}

#[test]
fn the_manifest_has_its_icons() {
    let folder = printed(&[]);
    let manifest: Value = serde_json::from_str(&text(&folder, "manifest.webmanifest")).unwrap();
    assert_eq!(manifest["name"], "Tägliches");
    assert_eq!(manifest["background_color"], "#fdfcf9");
    for icon in manifest["icons"].as_array().unwrap() {
        let path = file(&folder, icon["src"].as_str().unwrap().trim_start_matches('/'));
        if icon["type"] == "image/png" {
            let size = imagesize::size(path).unwrap();
            assert_eq!(icon["sizes"], format!("{}x{}", size.width, size.height));
        }
    }
    let home = text(&folder, "index.html");
    assert!(home.contains("<link rel=\"manifest\" href=\"/manifest.webmanifest\">"), "{home}");
    assert!(home.contains("<link rel=\"apple-touch-icon\" href=\"/apple-touch-icon.png\">"), "{home}");
    assert!(text(&folder, "llms.txt").contains("- [Older](https://x.example/articles/older/): S\n"));
}

#[test]
fn what_the_publisher_supplies_stays() {
    let own = ["robots.txt", "llms.txt", "icon-192.png", "feed.css"].map(|name| format!("staging/{name}"));
    let files: Vec<(&str, &str)> = own.iter().map(|path| (path.as_str(), "mine")).collect();
    let folder = printed(&files);
    for path in own {
        assert_eq!(fs::read_to_string(folder.path().join(path)).unwrap(), "mine");
    }
}

#[test]
fn without_an_address_there_are_no_feeds() {
    let folder = printed(&[("content/site.toml", "title = \"T\"\n")]);
    for path in ["feed.xml", "atom.xml", "feed.json", "rss.xml", "sitemap.xml", "topics/rust/feed.xml"] {
        assert!(!file(&folder, path).exists(), "{path}");
    }
    assert_eq!(text(&folder, "robots.txt"), "User-agent: *\nAllow: /\n");
    assert!(!text(&folder, "topics/rust/index.html").contains("alternate"));
    assert!(text(&folder, "_redirects").contains("/old/post/ /articles/newer/ 301\n"));
}

/// The program itself, as the path below which a magazine stands can be said once in a process only.
#[test]
fn everything_stands_below_a_path() {
    let folder = printed(&[("content/site.toml", "title = \"T\"\nurl = \"https://x.example/blog/\"\n")]);
    let staging = folder.path().join("below");
    fs::create_dir_all(&staging).unwrap();
    fs::write(staging.join("index.html"), SHELL).unwrap();
    let press = |command: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_press"))
            .arg(command)
            .current_dir(folder.path())
            .env("TRUNK_PUBLIC_URL", "/blog/")
            .env("TRUNK_PROFILE", "release")
            .env("TRUNK_STAGING_DIR", &staging)
            .env("SOURCE_DATE_EPOCH", "1748736000")
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
    };
    press("content");
    press("pages");
    let read = |path: &str| fs::read_to_string(Path::new(&staging).join(path)).unwrap();
    let feed = feed_rs::parser::parse(read("feed.xml").as_bytes()).unwrap();
    assert_eq!(feed.entries[0].id, "https://x.example/blog/articles/newer/");
    let body = feed.entries[0].content.as_ref().unwrap().body.clone().unwrap();
    assert!(body.contains("href=\"https://x.example/blog/articles/older/\""), "{body}");
    assert!(read("feed.xml").contains("href=\"/blog/feed.css\"?>"));
    assert!(read("sitemap.xml").contains("<loc>https://x.example/blog/topics/</loc>"));
    assert!(read("manifest.webmanifest").contains("\"start_url\": \"/blog/\""));
    assert!(read("_redirects").contains("\n/blog/old/post/ /blog/articles/newer/ 301\n"));
    assert!(read("old/post/index.html").contains("src=\"/blog/redirect.js\""));
}

#[test]
fn every_article_has_a_share_picture_drawn_once() {
    let folder = printed(&[]);
    let share = |path: &str| fs::read(file(&folder, path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    for path in ["share/newer.png", "share/older.png", "share/hidden.png", "share.png"] {
        let size = imagesize::blob_size(&share(path)).unwrap();
        assert_eq!((size.width, size.height), (1200, 630), "{path}");
    }
    assert_eq!(fs::read_dir(folder.path().join("share-cache")).unwrap().count(), 4);
    assert_ne!(share("share/newer.png"), share("share/older.png"));
    let head = text(&folder, "articles/older/index.html");
    assert!(head.contains("content=\"https://x.example/share/older.png\""), "{head}");
}

#[test]
fn a_publishers_own_share_picture_is_left() {
    let folder = printed(&[("staging/share/older.png", "mine")]);
    assert_eq!(text(&folder, "share/older.png"), "mine");
}

#[test]
fn the_same_magazine_becomes_the_same_files() {
    let tree = || -> Vec<(PathBuf, Vec<u8>)> {
        let folder = printed(&[]);
        let staging = folder.path().join("staging");
        let files = walkdir::WalkDir::new(&staging).sort_by_file_name().into_iter().map(Result::unwrap);
        let files = files.filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                (entry.path().strip_prefix(&staging).unwrap().to_owned(), fs::read(entry.path()).unwrap())
            })
            .collect()
    };
    let (once, again) = (tree(), tree());
    assert!(once.len() > 40, "{} files", once.len());
    for ((path, content), (other, same)) in once.iter().zip(&again) {
        assert!(path == other && content == same, "{} differs", path.display());
    }
    assert_eq!(once.len(), again.len());
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
fn a_page_names_the_file_with_its_language() {
    let site = "title = \"T\"\nlanguage = \"ar\"\nurl = \"https://x.example/\"\n";
    let folder = printed(&[("content/site.toml", site)]);
    let page = text(&folder, "index.html");
    let (_, rest) = page.split_once("data-words=\"").unwrap_or_else(|| panic!("{page}"));
    let name = rest.split('"').next().unwrap_or_default();
    assert!(text(&folder, name).contains("المواضيع"), "{name}");
    assert!(page.contains("dir=\"rtl\""), "{page}");
    assert!(
        text(&folder, "_headers").contains(&format!("/{name}\n  Cache-Control: public, max-age=31536000"))
    );
    assert!(text(&folder, "llms.txt").contains("## المواضيع"));
    let english = text(&printed(&[]), "index.html");
    assert!(!english.contains("data-words"), "{english}");
}
