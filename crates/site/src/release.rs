//! Names of the files in a release other than its data, and the headers that hosts send with them.

mod rules;

use contract::url::{self, Route};

pub use rules::{HEADERS, RULES, Rule, headers_of, is_hashed};

/// Response body for missing pages.
pub const MISSING: &str = "404.html";

/// File that tells open tabs about a newer build.
pub const VERSION: &str = "version.json";

/// Header rules for Netlify and Cloudflare Pages.
pub const HEADERS_FILE: &str = "_headers";

/// Redirects for Netlify and Cloudflare Pages.
pub const REDIRECTS_FILE: &str = "_redirects";

/// Empty file that keeps GitHub Pages from leaving out names that begin with `_`.
pub const NOJEKYLL: &str = ".nojekyll";

/// Script that preserves query and fragment on redirect pages, which a meta refresh would drop.
pub const REDIRECT_SCRIPT: &str = "redirect.js";

/// Web app manifest.
pub const MANIFEST: &str = "manifest.webmanifest";

/// Instructions for crawlers.
pub const ROBOTS: &str = "robots.txt";

/// Description of the magazine for language models.
pub const LLMS: &str = "llms.txt";

/// Sitemap, or the index of its parts.
pub const SITEMAP: &str = "sitemap.xml";

/// Prefix of the sitemap's parts, if it has several.
pub const SITEMAP_PART: &str = "sitemap-";

/// Whether a file name has the form of a sitemap part.
pub fn is_part_of_sitemap(name: &str) -> bool {
    let number = name.strip_prefix(SITEMAP_PART).and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Style sheet that makes feeds readable in a browser.
pub const FEED_STYLE: &str = "feed.css";

/// Icons of the web app manifest: 192 and 512 pixels, and a maskable one of 512 pixels.
pub const ICONS: [&str; 3] = ["icon-192.png", "icon-512.png", "icon-maskable-512.png"];

/// Icon for iOS.
pub const APPLE_ICON: &str = "apple-touch-icon.png";

/// Feed formats: file name and media type.
pub const FEEDS: [(&str, &str); 3] = [
    ("feed.xml", "application/rss+xml"),
    ("atom.xml", "application/atom+xml"),
    ("feed.json", "application/feed+json"),
];

/// Other names under which software looks for the main feed.
pub const FEED_ALIASES: [&str; 2] = ["rss.xml", "index.xml"];

/// Yields the files with fixed names at the root of a release; not every release has all of them.
pub fn files() -> impl Iterator<Item = &'static str> {
    let own = [
        "index.html",
        MISSING,
        VERSION,
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

/// Whether a publisher's own file takes the place of the one that would be written here. `path` is relative to the
/// magazine's root.
pub fn is_replaceable(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let is_feed = FEEDS.iter().any(|(feed, _)| *feed == name) && !path.starts_with("data/");
    let at_root = files().any(|file| file == path) && !MADE.contains(&path);
    is_feed || at_root || path == "share.png" || path.starts_with("share/")
}

/// The files of [`files()`] that are always written anew.
const MADE: [&str; 3] = ["index.html", MISSING, VERSION];

/// Whether a page is a list with feeds of its own.
pub fn has_feed(route: &Route) -> bool {
    matches!(route, Route::Topic(_, None) | Route::Author(_, None) | Route::Series(_))
}

/// Returns the page whose data is in a file.
pub fn page_of(file: &str) -> Option<Route> {
    let name = file.strip_prefix("data/")?.strip_suffix(".json")?;
    let path = format!("{}/", name.strip_prefix("pages/").unwrap_or(name));
    // File names are not percent-encoded: `%2f` in one is three literal characters.
    Route::parse(&url::address(&path)).filter(|route| route.data() == file && *route != Route::Search)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_texts_may_link_to_are_written() {
        for file in content::link_resolver::GENERATED {
            assert!(files().any(|written| written == file), "{file}");
        }
    }

    #[test]
    fn data_files_map_to_their_pages() {
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
