//! Maps addresses in logs to articles.

use content::options::Options;
use content::root::Root;
use content::source_file::{self, SourceFile};
use content::{aliases, site_config, sources, unread};
use contract::url::{self, Route, Slug};
use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashMap;

/// The articles of a magazine by their current and former addresses.
#[derive(Debug, Default)]
pub struct Articles {
    slugs: Vec<String>,
    places: HashMap<String, usize>,
    earlier: HashMap<String, usize>,
    /// The magazine's host, if `site.toml` names it.
    host: Option<String>,
}

/// File extensions of assets, which a browser loads along with a page.
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

/// What an address refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// An article, by its index in [`Articles`].
    Article(usize),
    /// The address of an article that does not exist.
    Unknown,
    /// Another page.
    Page,
    /// An asset that browsers load along with a page: style sheet, script, picture, data.
    Part,
    /// Another file: a feed, a download.
    File,
}

/// The host at the beginning of an address, in the form in which hosts are compared.
fn bare_host(address: &str) -> String {
    let host = address.split(['/', ':']).next().unwrap_or_default().to_ascii_lowercase();
    host.strip_prefix("www.").unwrap_or(&host).to_owned()
}

impl Articles {
    /// Reads the articles of a content folder, including unpublished ones. Their errors are reported when the magazine
    /// is built, not here.
    pub fn read(options: &Options) -> Self {
        let (settings, _) = site_config::settings(options);
        let content = Root::new(&options.content, &settings.allowed_folders);
        let mut sources = sources::find(&content).sources;
        unread::without_other_files(&mut sources);
        let source_files: Vec<SourceFile> = sources
            .into_par_iter()
            .filter(|source| source.kind == sources::Kind::Article)
            .map(|source| source_file::read(source, &settings, options).0)
            .collect();
        let host = settings.site.url.split_once("://").map(|(_, rest)| bare_host(rest));
        Self { host, ..Self::of(&source_files) }
    }

    /// Whether a page of this host belongs to another site. With or without `www.` and a port, a host is the same.
    pub fn is_elsewhere(&self, host: &str) -> bool {
        self.host.as_ref().is_some_and(|own| *own != bare_host(host))
    }

    /// Collects the articles among source files.
    pub fn of(source_files: &[SourceFile]) -> Self {
        let mut articles = Self::default();
        for source_file in source_files {
            let Route::Article(slug) = &source_file.route else { continue };
            let aliases = source_file.meta().into_iter().flat_map(|meta| &meta.aliases);
            articles.add(slug, aliases.map(|alias| alias.value.as_str()));
            articles.add_former(source_file);
        }
        articles
    }

    fn add<'a>(&mut self, slug: &str, earlier: impl Iterator<Item = &'a str>) {
        let place = self.slugs.len();
        self.slugs.push(slug.to_owned());
        self.places.insert(slug.to_owned(), place);
        self.earlier.extend(earlier.filter_map(aliases::path).map(|path| (path, place)));
    }

    /// Adds the address that earlier versions gave to the article that was added last.
    fn add_former(&mut self, source_file: &SourceFile) {
        let former = sources::former_slug(&source_file.inner).filter(|_| source_file.slug_line.is_none());
        if let (Some(former), Some(place)) = (former, self.slugs.len().checked_sub(1)) {
            self.earlier.entry(Route::Article(former).path()).or_insert(place);
        }
    }

    /// All slugs, by index.
    pub fn slugs(&self) -> &[String] {
        &self.slugs
    }

    /// Returns the article that has this slug now, or had it according to an alias `/articles/<slug>/`.
    pub fn named(&self, slug: &str) -> Option<usize> {
        let earlier = || self.earlier.get(&Route::Article(Slug::parse(slug)?).path());
        self.places.get(slug).or_else(earlier).copied()
    }

    /// Returns what an address refers to: a path including base and query, or an absolute URL.
    pub fn find(&self, address: &str) -> Found {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = match path.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("/", |slash| &rest[slash..]),
            None => path,
        };
        let rooted: Cow<'_, str> =
            if path.starts_with('/') { path.into() } else { format!("/{path}").into() };
        let Some(inner) = rooted.strip_prefix(url::base()) else { return Found::Page };
        // The common case, without allocation.
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
            // Feeds are read by programs.
            Some((_, end)) if PARTS.contains(&end) && name != "feed.json" => Found::Part,
            Some(_) => Found::File,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::fs;

    #[test]
    fn all_spellings_of_an_address_find_the_article() {
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

    #[test]
    fn the_address_that_an_earlier_version_made_of_a_name_finds_the_article() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("content/articles")).unwrap();
        for (name, fields) in [("c++.md", ""), ("f#.md", "slug: given\n")] {
            let text = format!("---\ntitle: T\ndate: 2025-01-01\n{fields}---\n");
            fs::write(folder.path().join("content/articles").join(name), text).unwrap();
        }
        let articles = Articles::read(&Options::below(folder.path()));
        let cpp = articles.slugs().iter().position(|slug| slug == "cpp").unwrap();
        assert_eq!(articles.find("/articles/c/"), Found::Article(cpp));
        assert_eq!(articles.find("/articles/f/"), Found::Unknown);
    }
}
