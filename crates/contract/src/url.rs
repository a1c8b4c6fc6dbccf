//! The URLs of the magazine's pages and data files, which are defined only here.

pub use crate::slug::{Slug, slug};

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::sync::OnceLock;

/// Characters that must be percent-encoded in a path.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}');

static BASE: OnceLock<String> = OnceLock::new();

/// Sets the base path of the magazine, `/` or `/blog/`. Only the first call has an effect; the default is `/`.
pub fn set_base(path: &str) {
    let trimmed = path.trim_matches('/');
    let base = if trimmed.is_empty() { "/".to_owned() } else { format!("/{trimmed}/") };
    // Later calls are documented to have no effect.
    let _ = BASE.set(base);
}

/// The base path, with a slash at both ends.
pub fn base() -> &'static str {
    BASE.get().map_or("/", String::as_str)
}

/// The URL path of a file below the magazine's root: `file("data/x.json")` is `/blog/data/x.json` under `/blog/`.
pub fn file(path: &str) -> String {
    format!("{}{path}", base())
}

/// Like [`file()`], but percent-encodes the path.
pub fn address(path: &str) -> String {
    format!("{}{}", base(), utf8_percent_encode(path, PATH))
}

/// A page of the magazine. Pages of a list are numbered from the oldest; `None` is the newest.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The front page.
    Home,
    /// The most-read articles.
    Popular,
    /// The most-read articles of a period.
    PopularIn(Period),
    /// One article, by slug.
    Article(Slug),
    /// The search page.
    Search,
    /// All topics.
    Topics,
    /// The articles of one topic, by slug.
    Topic(Slug, Option<u32>),
    /// All years.
    Archive,
    /// The articles of one year.
    Year(Slug, Option<u32>),
    /// All authors.
    Authors,
    /// The articles of one author, by slug.
    Author(Slug, Option<u32>),
    /// The articles of a series, by slug.
    Series(Slug),
    /// A page of `content/pages`, by slug.
    Page(Slug),
}

/// A period for which reads are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// This year.
    Year,
    /// This month.
    Month,
}

impl Period {
    /// Its name in URLs and data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
        }
    }
}

impl Route {
    /// Parses a URL path that includes the base; a trailing slash or `index.html` is optional. `None` if no page can
    /// have this path.
    pub fn parse(path: &str) -> Option<Self> {
        let inner = path.strip_prefix(base()).or_else(|| (format!("{path}/") == base()).then_some(""))?;
        let decoded = bare(inner)
            .split('/')
            .map(|part| percent_decode_str(part).decode_utf8().ok())
            .collect::<Option<Vec<_>>>()?;
        let parts: Vec<&str> = decoded.iter().map(AsRef::as_ref).collect();
        let number = |text: &str| text.parse().ok().filter(|n| *n > 0).map(Some);
        Some(match parts[..] {
            [""] => Self::Home,
            ["popular"] => Self::Popular,
            ["popular", "year"] => Self::PopularIn(Period::Year),
            ["popular", "month"] => Self::PopularIn(Period::Month),
            ["search"] => Self::Search,
            ["articles", slug] => Self::Article(Slug::parse(slug)?),
            ["topics"] => Self::Topics,
            ["topics", slug] => Self::Topic(Slug::parse(slug)?, None),
            ["topics", slug, page] => Self::Topic(Slug::parse(slug)?, number(page)?),
            ["archive"] => Self::Archive,
            ["archive", year] => Self::Year(Slug::parse(year)?, None),
            ["archive", year, page] => Self::Year(Slug::parse(year)?, number(page)?),
            ["authors"] => Self::Authors,
            ["authors", slug] => Self::Author(Slug::parse(slug)?, None),
            ["authors", slug, page] => Self::Author(Slug::parse(slug)?, number(page)?),
            ["series", slug] => Self::Series(Slug::parse(slug)?),
            [slug] if !slug.contains('.') => Self::Page(Slug::parse(slug)?),
            _ => return None,
        })
    }

    /// The page's path relative to the base, without a leading slash: `articles/borrowing/`. Not percent-encoded.
    pub fn path(&self) -> String {
        let numbered = |list: &str, slug: &str, page: &Option<u32>| match page {
            Some(page) => format!("{list}/{slug}/{page}/"),
            None => format!("{list}/{slug}/"),
        };
        match self {
            Self::Home => String::new(),
            Self::Popular => "popular/".to_owned(),
            Self::PopularIn(period) => format!("popular/{}/", period.name()),
            Self::Search => "search/".to_owned(),
            Self::Article(slug) => format!("articles/{slug}/"),
            Self::Topics => "topics/".to_owned(),
            Self::Topic(slug, page) => numbered("topics", slug, page),
            Self::Archive => "archive/".to_owned(),
            Self::Year(year, page) => numbered("archive", year, page),
            Self::Authors => "authors/".to_owned(),
            Self::Author(slug, page) => numbered("authors", slug, page),
            Self::Series(slug) => format!("series/{slug}/"),
            Self::Page(slug) => format!("{slug}/"),
        }
    }

    /// The page number, if this is a numbered page of a list.
    pub fn number(&self) -> Option<u32> {
        match self {
            Self::Topic(_, number) | Self::Year(_, number) | Self::Author(_, number) => *number,
            _ => None,
        }
    }

    /// The URL to link to: base and path, percent-encoded.
    pub fn href(&self) -> String {
        address(&self.path())
    }

    /// The page's data file, relative to the base: `data/articles/borrowing.json`. Not percent-encoded.
    pub fn data(&self) -> String {
        match self {
            Self::Home => FRONT.to_owned(),
            Self::Page(slug) => format!("data/pages/{slug}.json"),
            other => format!("data/{}.json", other.path().trim_end_matches('/')),
        }
    }
}

/// Strips the trailing slash or `index.html`, with or without which a path leads to the same page.
pub fn bare(path: &str) -> &str {
    let folder = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    let folder = folder.unwrap_or(path);
    folder.strip_suffix('/').unwrap_or(folder)
}

/// The image shown when a page is shared, as a path below the root.
pub fn share_picture(route: &Route) -> String {
    match route {
        Route::Article(slug) => format!("share/{slug}.png"),
        _ => "share.png".to_owned(),
    }
}

/// The front page's data file; in a hand-written magazine it may hold everything.
pub const FRONT: &str = "articles.json";

#[cfg(test)]
mod tests;
