//! What a release consists of beside its data: the names of its files, and what hosts send with them.

mod rules;

use contract::url::{self, Route};

pub use rules::{HEADERS, RULES, Rule, is_hashed};

/// What hosts answer with where there is no page.
pub const MISSING: &str = "404.html";

/// The file that tells an open tab of another build.
pub const VERSION: &str = "version.json";

/// The file that says which state of the content is served while it is being written.
pub const CHANGED: &str = "changed.txt";

/// The same text beside the data. Its name begins with a dot because it is not published.
pub const NOTED: &str = ".changed";

/// The file of headers that Netlify and Cloudflare Pages read.
pub const HEADERS_FILE: &str = "_headers";

/// The file of redirects that Netlify and Cloudflare Pages read.
pub const REDIRECTS_FILE: &str = "_redirects";

/// The script that carries query and fragment along a redirect, which a refresh would lose.
pub const REDIRECT_SCRIPT: &str = "redirect.js";

/// The web manifest.
pub const MANIFEST: &str = "manifest.webmanifest";

/// The file that crawlers read first.
pub const ROBOTS: &str = "robots.txt";

/// What the magazine is, for language models.
pub const LLMS: &str = "llms.txt";

/// The file that crawlers are told of.
pub const SITEMAP: &str = "sitemap.xml";

/// Begins the names of its parts, where it has several.
pub const SITEMAP_PART: &str = "sitemap-";

/// Whether a file may be a part of the sitemap.
pub fn is_part_of_sitemap(name: &str) -> bool {
    let number = name.strip_prefix(SITEMAP_PART).and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The style sheet that makes a feed readable in a browser.
pub const FEED_STYLE: &str = "feed.css";

/// The icons of the manifest: 192 and 512 pixels wide, and 512 for systems that cut it to a shape of their own.
pub const ICONS: [&str; 3] = ["icon-192.png", "icon-512.png", "icon-maskable-512.png"];

/// The icon of iOS.
pub const APPLE_ICON: &str = "apple-touch-icon.png";

/// The formats of a feed: file and media type.
pub const FEEDS: [(&str, &str); 3] = [
    ("feed.xml", "application/rss+xml"),
    ("atom.xml", "application/atom+xml"),
    ("feed.json", "application/feed+json"),
];

/// Names by which other software looks for the first feed.
pub const FEED_ALIASES: [&str; 2] = ["rss.xml", "index.xml"];

/// The files at the root of every release whose names are known, whether or not one has them all.
pub fn files() -> impl Iterator<Item = &'static str> {
    let own = [
        "index.html",
        MISSING,
        VERSION,
        CHANGED,
        HEADERS_FILE,
        MANIFEST,
        ROBOTS,
        LLMS,
        SITEMAP,
        REDIRECTS_FILE,
        REDIRECT_SCRIPT,
        FEED_STYLE,
        APPLE_ICON,
    ];
    let feeds = FEEDS.iter().map(|(name, _)| *name).chain(FEED_ALIASES);
    own.into_iter().chain(feeds).chain(ICONS)
}

/// Whether a page is a list with feeds of its own, beside it.
pub fn has_feed(route: &Route) -> bool {
    matches!(route, Route::Topic(_, None) | Route::Author(_, None) | Route::Series(_))
}

/// The page whose data is in a file.
pub fn page_of(file: &str) -> Option<Route> {
    let name = file.strip_prefix("data/")?.strip_suffix(".json")?;
    let path = format!("{}/", name.strip_prefix("pages/").unwrap_or(name));
    // What is in a name is not encoded: `%2f` is three characters of it.
    Route::parse(&url::address(&path)).filter(|route| route.data() == file && *route != Route::Search)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_of_the_page_that_reads_it() {
        for file in [
            "data/articles/a.json",
            "data/articles/node.js.json",
            "data/topics.json",
            "data/topics/t/2.json",
            "data/pages/about.json",
            "data/popular/year.json",
            "data/articles/ü b.json",
        ] {
            assert_eq!(page_of(file).map(|route| route.data()).as_deref(), Some(file));
        }
        for file in [
            "data/articles/..%2f..%2fpwn.json",
            "data/articles/...json",
            "data/articles.json",
            "data/pages/topics.json",
            "data/topics/t/02.json",
            "data/topics/t/0.json",
            "data/about.json",
            "data/search.json",
            "data/articles/a/b/c/d.json",
        ] {
            assert_eq!(page_of(file), None, "{file}");
        }
    }
}
