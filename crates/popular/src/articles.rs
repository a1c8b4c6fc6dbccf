//! Which article an address in a log means.

use content::options::Options;
use content::root::Root;
use content::source_file::{self, SourceFile};
use content::{aliases, site_config, sources};
use contract::url::{self, Route, Slug};
use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashMap;

/// The articles of a magazine by their addresses, now and earlier.
#[derive(Debug, Default)]
pub struct Articles {
    slugs: Vec<String>,
    places: HashMap<String, usize>,
    earlier: HashMap<String, usize>,
}

/// How the names of files end that pages are made of.
const PARTS: [&str; 16] = [
    "css",
    "js",
    "mjs",
    "wasm",
    "json",
    "woff2",
    "woff",
    "avif",
    "webp",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "svg",
    "ico",
    "webmanifest",
];

/// What is at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// An article, by its place among [`Articles`].
    Article(usize),
    /// What looks like an article, but is none of the magazine's.
    Unknown,
    /// Another page.
    Page,
    /// A file that pages are made of, which whoever shows them asks for: a style sheet, a script, a picture, data.
    Part,
    /// Another file: a feed, a download.
    File,
}

impl Articles {
    /// The articles of a content folder, also those that are not published. What is wrong with them is said when
    /// the magazine is built.
    pub fn read(options: &Options) -> Self {
        let (settings, _) = site_config::settings(options);
        let content = Root::new(&options.content, &settings.allowed_folders);
        let (sources, _) = sources::find(&content);
        let sheets: Vec<SourceFile> = sources
            .into_par_iter()
            .filter(|source| source.kind == sources::Kind::Article)
            .map(|source| source_file::read(source, &settings, options).0)
            .collect();
        Self::of(&sheets)
    }

    /// The articles among these files.
    pub fn of(sheets: &[SourceFile]) -> Self {
        let mut articles = Self::default();
        for sheet in sheets {
            let Route::Article(slug) = &sheet.route else { continue };
            let aliases = sheet.meta().into_iter().flat_map(|meta| &meta.aliases);
            articles.add(slug, aliases.map(|alias| alias.value.as_str()));
        }
        articles
    }

    fn add<'a>(&mut self, slug: &str, earlier: impl Iterator<Item = &'a str>) {
        let place = self.slugs.len();
        self.slugs.push(slug.to_owned());
        self.places.insert(slug.to_owned(), place);
        self.earlier.extend(earlier.filter_map(aliases::path).map(|path| (path, place)));
    }

    /// Every slug, by place.
    pub fn slugs(&self) -> &[String] {
        &self.slugs
    }

    /// The article that has this slug, or had it: an alias `/articles/<slug>/` says so.
    pub fn named(&self, slug: &str) -> Option<usize> {
        let earlier = || self.earlier.get(&Route::Article(Slug::parse(slug)?).path());
        self.places.get(slug).or_else(earlier).copied()
    }

    /// What is at an address: a path with base, query and all, or an absolute address.
    pub fn find(&self, address: &str) -> Found {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = match path.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("/", |slash| &rest[slash..]),
            None => path,
        };
        let rooted: Cow<'_, str> =
            if path.starts_with('/') { path.into() } else { format!("/{path}").into() };
        let Some(inner) = rooted.strip_prefix(url::base()) else { return Found::Page };
        // Most lines by far are decided here, without an allocation.
        let bare = url::bare(inner).trim_end_matches('/');
        if let Some(place) = bare.strip_prefix("articles/").and_then(|slug| self.places.get(slug)) {
            return Found::Article(*place);
        }
        if self.earlier.is_empty() && !inner.contains('%') {
            return self.other(inner, bare);
        }
        let decoded = percent_decode_str(inner).decode_utf8_lossy();
        let bare = url::bare(&decoded).trim_end_matches('/');
        let place = bare.strip_prefix("articles/").and_then(|slug| self.places.get(slug));
        let earlier = || self.earlier.get(bare).or_else(|| self.earlier.get(&format!("{bare}/")));
        match place.or_else(earlier) {
            Some(place) => Found::Article(*place),
            None => self.other(&decoded, bare),
        }
    }

    fn other(&self, inner: &str, bare: &str) -> Found {
        if bare.strip_prefix("articles/").is_some_and(|slug| !slug.is_empty() && !slug.contains('/')) {
            return Found::Unknown;
        }
        let name = inner.rsplit('/').next().unwrap_or_default();
        match name.rsplit_once('.') {
            None | Some((_, "html" | "htm")) => Found::Page,
            // A feed is read by programs.
            Some((_, end)) if PARTS.contains(&end) && name != "feed.json" => Found::Part,
            Some(_) => Found::File,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_an_address_leads_to_its_article() {
        let mut articles = Articles::default();
        articles.add("borrowing", ["/2019/a-post/", "/old.html", "/articles/lending/"].into_iter());
        articles.add("借用", std::iter::empty());
        for (address, expected) in [
            ("/articles/borrowing/", Found::Article(0)),
            ("/articles/borrowing", Found::Article(0)),
            ("/articles/borrowing/index.html?utm_source=x#y", Found::Article(0)),
            ("https://x.example/articles/borrowing/?a", Found::Article(0)),
            ("articles/borrowing", Found::Article(0)),
            ("/%61rticles/borrowing/", Found::Article(0)),
            ("/articles/%E5%80%9F%E7%94%A8/", Found::Article(1)),
            ("/articles/借用/", Found::Article(1)),
            ("/2019/a-post", Found::Article(0)),
            ("/2019/a-post/", Found::Article(0)),
            ("/old.html", Found::Article(0)),
            ("/articles/borrowingindex.html", Found::Unknown),
            ("/articles/lending/", Found::Article(0)),
            ("/articles/gone/", Found::Unknown),
            ("/articles/", Found::Page),
            ("/", Found::Page),
            ("", Found::Page),
            ("/topics/devops/", Found::Page),
            ("/data/articles/borrowing.json", Found::Part),
            ("/broadsheet-1a2b_bg.wasm?x", Found::Part),
            ("/manifest.webmanifest", Found::Part),
            ("/feed.xml", Found::File),
            ("/topics/devops/feed.json", Found::File),
            ("/paper.pdf", Found::File),
        ] {
            assert_eq!(articles.find(address), expected, "{address}");
        }
        assert_eq!(articles.named("lending"), Some(0));
        assert_eq!(articles.named("gone"), None);
    }
}
