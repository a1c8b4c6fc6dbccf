//! The front matter of every kind of file, and the URL and visibility that follow from it.

mod author_links;
pub(crate) mod others;
mod slugs;

use crate::article_fields::{self, ArticleFields};
use crate::cache::store::{self, Key};
use crate::diagnostics::{Code, Diagnostic};
use crate::front_matter::fields::{At, Fields};
use crate::front_matter::split::{self, Split};
use crate::front_matter::tree::Malformed;
use crate::magazine_path::MagazinePath;
use crate::names;
use crate::options::Options;
use crate::site_config::SiteConfig;
use crate::sources::{self, Kind, Source};
use contract::url::{Route, Slug};
use std::path::PathBuf;

/// A file whose front matter has been read. Its text is read again when it is rendered.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path by which the file was reached.
    pub path: PathBuf,
    /// Its path in the content folder.
    pub inner: MagazinePath,
    /// The page it becomes.
    pub route: Route,
    /// The line that the slug is from: that of `slug`, or of an author's name. `None` if it is from the file's name.
    pub slug_line: Option<usize>,
    /// The byte offset of the Markdown below the front matter.
    pub body_at: usize,
    /// The line at which the body begins.
    pub body_line: usize,
    /// A hash of the whole file, front matter and body.
    pub key: Key,
    /// Who can see the page.
    pub seen: Visibility,
    /// Its front matter.
    pub front: FrontMatter,
}

impl SourceFile {
    /// The last segment of the page's URL.
    pub fn slug(&self) -> Slug {
        match &self.route {
            Route::Article(slug) | Route::Page(slug) | Route::Author(slug, _) => slug.clone(),
            _ => Slug::default(),
        }
    }

    /// Whether it was read at a time when the same readers could see it.
    pub fn is_current(&self, options: &Options) -> bool {
        self.meta().is_none_or(|meta| seen(meta, options) == self.seen)
    }

    /// Whether the page is published.
    pub fn is_seen(&self) -> bool {
        matches!(self.seen, Visibility::Listed | Visibility::Unlisted)
    }

    /// The Markdown below the front matter.
    ///
    /// # Errors
    /// Fails if the file has changed since its front matter was read.
    pub fn body(&self) -> Result<String, Diagnostic> {
        let mut text = sources::text(&self.path)?;
        if store::key([text.as_bytes()]) != self.key {
            let message = "the file changed during the build";
            return Err(Diagnostic::in_file(Code::ChangedMeanwhile, &self.path, message, "build again"));
        }
        Ok(text.split_off(self.body_at))
    }

    /// The former paths that redirect to the page.
    pub fn aliases(&self) -> &[At<String>] {
        match &self.front {
            FrontMatter::Article(meta) => &meta.aliases,
            FrontMatter::Page { aliases, .. } => aliases,
            FrontMatter::Author { .. } => &[],
        }
    }

    /// The front matter, if this is an article.
    pub fn meta(&self) -> Option<&ArticleFields> {
        match &self.front {
            FrontMatter::Article(meta) => Some(meta),
            _ => None,
        }
    }
}

/// Who can see a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// Everyone, in lists.
    Listed,
    /// Everyone who has its URL.
    Unlisted,
    /// Nobody yet. It is checked all the same, so that errors show before its date.
    Later,
    /// Nobody: it is a draft, or has expired.
    Never,
    /// Unknown, as the file cannot be read. Links to it are not reported as broken.
    Unclear,
}

/// Front matter, by kind of file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrontMatter {
    /// Of an article.
    Article(Box<ArticleFields>),
    /// Of a page.
    Page {
        /// Its title.
        title: String,
        /// One sentence about it.
        description: String,
        /// Former paths that redirect to it.
        aliases: Vec<At<String>>,
    },
    /// Of an author.
    Author {
        /// The full name.
        name: String,
        /// Another name by which articles may refer to the author: the file's name.
        key: String,
        /// One or two sentences about the author.
        description: String,
        /// The author's pages elsewhere, as label and URL.
        links: Vec<(String, String)>,
    },
}

/// Slugs that no page of the content folder can have, as the magazine itself uses these paths.
pub const RESERVED: &[&str] = &[
    "archive", "articles", "authors", "data", "index", "media", "popular", "search", "series", "topics",
    "404",
];

/// Reads one file's front matter.
pub fn read(source: Source, settings: &SiteConfig, options: &Options) -> (SourceFile, Vec<Diagnostic>) {
    let Source { path, inner, kind, slug, day } = source;
    let text = sources::text(&path);
    let mut problems = Vec::new();
    let key = text.as_ref().map_or_else(|_| Key::default(), |text| store::key([text.as_bytes()]));
    let split = match &text {
        Ok(text) => split::split(text).map_err(|Malformed { line, reason, help }| {
            Diagnostic::at(
                Code::InvalidFrontMatter,
                &path,
                line,
                format!("invalid front matter: {reason}"),
                help,
            )
        }),
        Err(problem) => Err(problem.clone()),
    };
    let (entries, body_at, body_line) = match split {
        // The body extends to the end.
        Ok(Split { entries, body, body_line }) => {
            (entries, text.as_ref().map_or(0, String::len) - body.len(), body_line)
        }
        Err(problem) => {
            let front =
                FrontMatter::Page { title: String::new(), description: String::new(), aliases: Vec::new() };
            let route = route(kind, Slug::of(&slug));
            let (seen, key) = (Visibility::Unclear, Key::default());
            let (body_at, body_line, slug_line) = (0, 1, None);
            let file = SourceFile { path, inner, route, slug_line, body_at, body_line, key, seen, front };
            return (file, vec![problem]);
        }
    };
    let (front, seen, given) = match kind {
        Kind::Article => {
            let (meta, found) = article_fields::read(&path, entries, day, settings, options.now);
            let seen = seen(&meta, options);
            // A draft may be incomplete, but a wrong date may be why an article has expired.
            let matters = |found: &Diagnostic| {
                seen != Visibility::Never || !meta.draft && found.code == Code::InvalidDate
            };
            problems.extend(found.into_iter().filter(matters));
            let given = meta.slug.clone();
            (FrontMatter::Article(Box::new(meta)), seen, given)
        }
        Kind::Page => {
            let mut fields = Fields::new(&path, "a page", entries);
            let (front, is_draft, given) = others::page(&mut fields);
            problems.extend(fields.finish(|name| settings.ignores(name)));
            let seen = if is_draft && !options.drafts { Visibility::Never } else { Visibility::Listed };
            (front, seen, given)
        }
        Kind::Author => {
            let mut fields = Fields::new(&path, "an author", entries);
            let (front, given) = others::author(&mut fields, &slug);
            problems.extend(fields.finish(|name| settings.ignores(name)));
            (front, Visibility::Listed, given)
        }
    };
    let slug_line = given.as_ref().map(|slug| slug.line);
    let slug = given.map_or(slug, |slug| names::nfc(&slug.value));
    if let Some((message, help)) = slugs::fault(kind, &slug) {
        problems.push(Diagnostic::at(Code::InvalidSlug, &path, slug_line.unwrap_or(1), message, help));
    }
    // An invalid slug has been reported above; a valid one takes its place.
    let route = route(kind, Slug::parse(&slug).unwrap_or_else(|| Slug::of(&slug)));
    (SourceFile { path, inner, route, slug_line, body_at, body_line, key, seen, front }, problems)
}

fn route(kind: Kind, slug: Slug) -> Route {
    match kind {
        Kind::Article => Route::Article(slug),
        Kind::Page => Route::Page(slug),
        Kind::Author => Route::Author(slug, None),
    }
}

/// Who can see an article at the time of `options`.
fn seen(meta: &ArticleFields, options: &Options) -> Visibility {
    let Options { now, drafts, .. } = options;
    if meta.expires.is_some_and(|moment| moment.at <= *now) || (meta.draft && !drafts) {
        Visibility::Never
    } else if meta.shown_from().at > *now && !drafts {
        Visibility::Later
    } else if meta.unlisted {
        Visibility::Unlisted
    } else {
        Visibility::Listed
    }
}
