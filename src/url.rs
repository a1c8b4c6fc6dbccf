//! Every address of the magazine, once: the pages, the data behind them, and how one is made from the other.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::sync::OnceLock;

/// What may not stand as it is in one segment of a path.
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}');

static BASE: OnceLock<String> = OnceLock::new();

/// Says under which path the magazine stands, `/` or `/blog/`. The first call wins; without one it is `/`.
pub fn set_base(path: &str) {
    let trimmed = path.trim_matches('/');
    let base = if trimmed.is_empty() { "/".to_owned() } else { format!("/{trimmed}/") };
    // A second call finds the base already set, which is what the contract promises.
    let _ = BASE.set(base);
}

/// The path under which the magazine stands, with a slash at both ends.
pub fn base() -> &'static str {
    BASE.get().map_or("/", String::as_str)
}

/// The address of a file in the magazine's root: `file("data/x.json")` is `/blog/data/x.json` below `/blog/`.
pub fn file(path: &str) -> String {
    format!("{}{path}", base())
}

/// A page of the magazine. The number of a list's page is counted from the oldest; `None` is the newest.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The front page.
    Home,
    /// What is read most.
    Popular,
    /// What is read most within a time.
    PopularIn(Period),
    /// One article, by slug.
    Article(String),
    /// What a reader looks for.
    Search,
    /// All topics.
    Topics,
    /// The articles of one topic, by slug.
    Topic(String, Option<u32>),
    /// All years.
    Archive,
    /// The articles of one year.
    Year(String, Option<u32>),
    /// All authors.
    Authors,
    /// The articles of one author, by slug.
    Author(String, Option<u32>),
    /// The parts of a series, by slug.
    Series(String),
    /// A page of `content/pages`, by slug.
    Page(String),
}

/// A time within which reads are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// This year.
    Year,
    /// This month.
    Month,
}

impl Period {
    /// What it is called in addresses and data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
        }
    }
}

impl Route {
    /// Reads a path, with the base or without a trailing slash as it may come; `None` where no page can be.
    pub fn parse(path: &str) -> Option<Self> {
        let inner = path.strip_prefix(base()).or_else(|| (format!("{path}/") == base()).then_some(""))?;
        let inner = inner.strip_suffix("index.html").unwrap_or(inner).trim_end_matches('/');
        let decoded = inner
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
            ["articles", slug] => Self::Article(slug.to_owned()),
            ["topics"] => Self::Topics,
            ["topics", slug] => Self::Topic(slug.to_owned(), None),
            ["topics", slug, page] => Self::Topic(slug.to_owned(), number(page)?),
            ["archive"] => Self::Archive,
            ["archive", year] => Self::Year(year.to_owned(), None),
            ["archive", year, page] => Self::Year(year.to_owned(), number(page)?),
            ["authors"] => Self::Authors,
            ["authors", slug] => Self::Author(slug.to_owned(), None),
            ["authors", slug, page] => Self::Author(slug.to_owned(), number(page)?),
            ["series", slug] => Self::Series(slug.to_owned()),
            [slug] if !slug.contains('.') => Self::Page(slug.to_owned()),
            _ => return None,
        })
    }

    /// The page's path below the base, without a leading slash: `articles/borrowing/`. Not percent-encoded.
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

    /// The address to link to: base and path, percent-encoded.
    pub fn href(&self) -> String {
        let path = self.path();
        let encoded: Vec<String> =
            path.split('/').map(|part| utf8_percent_encode(part, SEGMENT).to_string()).collect();
        format!("{}{}", base(), encoded.join("/"))
    }

    /// The file with the page's data, below the base: `data/articles/borrowing.json`. Not percent-encoded.
    pub fn data(&self) -> String {
        match self {
            Self::Home => FRONT.to_owned(),
            Self::Page(slug) => format!("data/pages/{slug}.json"),
            other => format!("data/{}.json", other.path().trim_end_matches('/')),
        }
    }
}

/// The front page's file, where a hand-written magazine is whole.
pub const FRONT: &str = "articles.json";

/// The form a name takes in an address: lower case, letters and digits of any script kept, the rest one hyphen.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_reads_its_own_address() {
        for route in [
            Route::Home,
            Route::Popular,
            Route::PopularIn(Period::Year),
            Route::PopularIn(Period::Month),
            Route::Search,
            Route::Article("borrowing".into()),
            Route::Article("借用 und mehr".into()),
            Route::Topics,
            Route::Topic("devops".into(), None),
            Route::Topic("devops".into(), Some(3)),
            Route::Archive,
            Route::Year("2025".into(), None),
            Route::Year("2025".into(), Some(2)),
            Route::Authors,
            Route::Author("editors".into(), Some(1)),
            Route::Series("from-metal-up".into()),
            Route::Page("about".into()),
        ] {
            assert_eq!(Route::parse(&route.href()), Some(route));
        }
    }

    #[test]
    fn files_are_not_pages() {
        assert_eq!(Route::parse("/feed.xml"), None);
        assert_eq!(Route::parse("/a/b/c/d/"), None);
        assert_eq!(Route::parse("/topics/devops/none/"), None);
    }

    #[test]
    fn a_trailing_slash_is_not_needed() {
        assert_eq!(Route::parse("/popular"), Some(Route::Popular));
        assert_eq!(Route::parse("/popular/index.html"), Some(Route::Popular));
    }

    #[test]
    fn data_lies_beside_its_page() {
        assert_eq!(Route::Home.data(), "articles.json");
        assert_eq!(Route::Article("a".into()).data(), "data/articles/a.json");
        assert_eq!(Route::Topic("t".into(), Some(2)).data(), "data/topics/t/2.json");
        assert_eq!(Route::Archive.data(), "data/archive.json");
        assert_eq!(Route::Page("about".into()).data(), "data/pages/about.json");
    }

    #[test]
    fn slugs_keep_every_script() {
        assert_eq!(slug("C++ & Rust: 2025!"), "c-rust-2025");
        assert_eq!(slug("  Élan  vital "), "élan-vital");
        assert_eq!(slug("分散システム"), "分散システム");
    }
}
