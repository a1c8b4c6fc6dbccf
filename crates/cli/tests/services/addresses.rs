//! The sitemap, aliases, and a magazine served below a path.

use crate::services::{SHELL, file, printed, text, usual};
use app::load::Source;
use contract::url::{Route, Slug};
use publish::artifacts::{self, Context, Fonts, LazyIndex};
use publish::output::{Earlier, Output};
use std::{fs, path::Path};

#[test]
fn the_sitemap_omits_unlisted_pages_and_aliases() {
    let folder = usual();
    let sitemap = text(folder, "sitemap.xml");
    assert!(sitemap.contains("<loc>https://x.example/articles/older/</loc><lastmod>2025-01-02</lastmod>"));
    assert!(sitemap.contains("<loc>https://x.example/topics/rust/</loc>"));
    assert!(!sitemap.contains("hidden") && !sitemap.contains("404") && !sitemap.contains("old/post"));
    let robots = text(folder, "robots.txt");
    assert!(robots.contains("Sitemap: https://x.example/sitemap.xml\n"), "{robots}");
}

#[test]
fn a_long_sitemap_is_split() {
    let folder = usual();
    let staging = folder.join("split");
    let output = Output::new(&staging, Earlier::default());
    let root = folder.join("out");
    let read = root.clone();
    let source = Source::new(move |path| Ok(fs::read_to_string(read.join(path)).unwrap()));
    let routes =
        [Route::Home, Route::Topics, Route::Article(Slug::of("older")), Route::Article(Slug::of("newer"))];
    let (site, template) = (root.as_path(), SHELL);
    let fonts = Fonts::installed(&[]);
    let given = Context {
        output: &output,
        site,
        template,
        source: &source,
        index: &LazyIndex::of(&source),
        routes: &routes,
        fonts: &fonts,
        sitemap_limit: 3,
        rules: true,
    };
    assert_eq!(artifacts::write(&given).unwrap().0, None);
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
fn an_alias_redirects_to_its_article() {
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

/// Runs the program, because a process can set its base path only once.
#[test]
#[ignore = "slow"]
fn all_addresses_are_below_the_base_path() {
    let folder = printed(&[("content/site.toml", "title = \"T\"\nurl = \"https://x.example/blog/\"\n")]);
    let staging = folder.path().join("below");
    fs::create_dir_all(&staging).unwrap();
    fs::write(staging.join("index.html"), SHELL).unwrap();
    let trunk = |command: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_broadsheet"))
            .args(["trunk", command])
            .current_dir(folder.path())
            .env("TRUNK_PUBLIC_URL", "/blog/")
            .env("TRUNK_PROFILE", "release")
            .env("TRUNK_STAGING_DIR", &staging)
            .env("SOURCE_DATE_EPOCH", "1748736000")
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
    };
    trunk("content");
    trunk("pages");
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
