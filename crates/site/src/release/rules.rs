//! What hosts send with which files, said once: `_headers`, nginx, Caddy and the uploads to S3 follow this table.

use regex::Regex;
use std::sync::LazyLock;

/// The policy of whatever is not told otherwise. The rest of a page's is in the page.
const FRAMES: &str = "frame-ancestors 'none'";

/// The headers of every answer.
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

/// What a name with a hash stands for never changes.
pub const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// A header for some files.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// A word for it.
    pub name: &'static str,
    /// Why these files have it.
    pub reason: &'static str,
    /// The files: an expression over the path below the host's root, with a slash at its beginning, for nginx, Caddy
    /// and Rust. What it says of `/media/` is anchored, as a topic may be called Media.
    pub paths: &'static str,
    /// The same files for `_headers`, below the magazine's root: `*` is any text, `:folder` any folder. Where there are
    /// none, the files are listed.
    pub globs: &'static [&'static str],
    /// The header.
    pub header: &'static str,
    /// Its value.
    pub value: &'static str,
}

/// The rules; of two for one header and file the later one holds.
///
/// Hosts that join the values of several rules send several policies, all of which are enforced: later policies are
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
        paths: r"/(broadsheet|search|words)-[0-9a-f]{13,}(_bg)?\.(js|wasm|json)$|/fonts/[^/]+-[0-9a-f]{13,}\.woff2$",
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

/// Whether a file at this path below the magazine's root may be kept for good, as its name has its content's hash.
pub fn is_hashed(path: &str) -> bool {
    static HASHED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        let rules = RULES.iter().filter(|rule| rule.value == FOR_GOOD);
        rules.filter_map(|rule| Regex::new(rule.paths).ok()).collect()
    });
    let path = format!("/{path}");
    HASHED.iter().any(|paths| paths.is_match(&path))
}
