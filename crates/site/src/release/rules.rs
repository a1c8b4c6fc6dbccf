//! Response headers by path. `_headers`, nginx, Caddy and S3 uploads are all generated from this table.

use regex::Regex;
use std::sync::LazyLock;

/// Default policy in the header; the rest of a page's policy is in the page itself.
const FRAMES: &str = "frame-ancestors 'none'";

/// Headers of every response.
pub const HEADERS: [(&str, &str); 8] = [
    ("Content-Security-Policy", FRAMES),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
];

/// For files named after their content's hash, which never change.
pub const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// A header for some files.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Short name.
    pub name: &'static str,
    /// Why these files have the header.
    pub reason: &'static str,
    /// Regular expression over the path below the host's root, starting with a slash; valid in nginx, Caddy and Rust.
    /// Expressions for `/media/` are anchored, because a topic may be called Media.
    pub paths: &'static str,
    /// The same files as globs for `_headers`, below the magazine's root: `*` matches any text, `:folder` any folder.
    /// If empty, the files are listed one by one.
    pub globs: &'static [&'static str],
    /// Header name.
    pub header: &'static str,
    /// Header value.
    pub value: &'static str,
}

/// All rules. If two rules set the same header of a file, the later one wins.
///
/// Hosts that send the values of several rules instead enforce all the policies; this works because later policies are
/// stricter.
pub const RULES: [Rule; 8] = [
    Rule {
        name: "data",
        reason: "Opened by itself, data loads nothing.",
        paths: r"\.(json|webmanifest)$",
        globs: &["*.json", "*.webmanifest"],
        header: "Content-Security-Policy",
        value: "default-src 'none'; frame-ancestors 'none'",
    },
    Rule {
        name: "feeds",
        reason: "Opened by itself, a feed has a style sheet, and its tab an icon.",
        paths: r"/(feed|atom|rss|index|sitemap(-[0-9]+)?)\.xml$",
        globs: &["*/feed.xml", "*/atom.xml", "feed.xml", "atom.xml", "rss.xml", "index.xml", "sitemap*.xml"],
        header: "Content-Security-Policy",
        value: "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    Rule {
        name: "media",
        reason: "Nothing that lies beside an article runs scripts. PDF and films are shown.",
        paths: r"^/media/[^/]+/.",
        globs: &["media/:folder/*"],
        header: "Content-Security-Policy",
        value: "script-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    Rule {
        name: "documents",
        reason: "What a browser would show as a document is alone in an origin of its own.",
        paths: r"(?i)^/media/[^/]+/.+\.(svgz?|s?html?|xht(ml)?|xml|xslt?|rdf|mml|mathml|rss|atom)$",
        globs: &[
            "media/:folder/*.svg",
            "media/:folder/*.svgz",
            "media/:folder/*.html",
            "media/:folder/*.htm",
            "media/:folder/*.shtml",
            "media/:folder/*.xhtml",
            "media/:folder/*.xht",
            "media/:folder/*.xml",
            "media/:folder/*.xsl",
            "media/:folder/*.xslt",
            "media/:folder/*.rdf",
            "media/:folder/*.mml",
            "media/:folder/*.mathml",
            "media/:folder/*.rss",
            "media/:folder/*.atom",
        ],
        header: "Content-Security-Policy",
        value: "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; \
                form-action 'none'; frame-ancestors 'none'; sandbox",
    },
    Rule {
        name: "shared",
        reason: "Feed readers in browsers may read feeds.",
        paths: r"/(feed|atom|rss|index)\.xml$|/feed\.json$",
        globs: &[
            "*/feed.xml",
            "*/atom.xml",
            "*/feed.json",
            "feed.xml",
            "atom.xml",
            "rss.xml",
            "index.xml",
            "feed.json",
        ],
        header: "Access-Control-Allow-Origin",
        value: "*",
    },
    Rule {
        name: "hashed",
        reason: "Files with a hash in their name never change; everything else is asked for anew, which costs a 304.",
        paths: r"/(broadsheet-app|search|words)-[0-9a-f]{13,}(_bg)?\.(js|wasm|json)$|/fonts/[^/]+-[0-9a-f]{13,}\.woff2$",
        globs: &[],
        header: "Cache-Control",
        value: FOR_GOOD,
    },
    Rule {
        name: "pictures",
        reason: "Pictures that were made here have a hash in their name, too.",
        paths: r"^/media/~/[^/]+-[0-9a-f]{16}\.(avif|webp|jpg)$",
        globs: &["media/~/*"],
        header: "Cache-Control",
        value: FOR_GOOD,
    },
    Rule {
        name: "icons",
        reason: "Icons keep their addresses, and a page and its manifest ask for the same one.",
        paths: r"/(apple-touch-)?icon(-[a-z0-9-]+)?\.(png|svg)$",
        globs: &[],
        header: "Cache-Control",
        value: "public, max-age=86400",
    },
];

/// The headers of a file or page, given its path below the host's root, which starts with a slash.
pub fn headers_of(path: &str) -> Vec<(&'static str, &'static str)> {
    static PATHS: LazyLock<Vec<Option<Regex>>> =
        LazyLock::new(|| RULES.iter().map(|rule| Regex::new(rule.paths).ok()).collect());
    let mut headers = HEADERS.to_vec();
    for (rule, paths) in RULES.iter().zip(&*PATHS) {
        if paths.as_ref().is_some_and(|paths| paths.is_match(path)) {
            headers.retain(|(name, _)| *name != rule.header);
            headers.push((rule.header, rule.value));
        }
    }
    headers
}

/// Whether the name of a file contains its content's hash, so that it can be cached forever. `path` is relative to the
/// magazine's root.
pub fn is_hashed(path: &str) -> bool {
    static HASHED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        let rules = RULES.iter().filter(|rule| rule.value == FOR_GOOD);
        rules.filter_map(|rule| Regex::new(rule.paths).ok()).collect()
    });
    let path = format!("/{path}");
    HASHED.iter().any(|paths| paths.is_match(&path))
}
