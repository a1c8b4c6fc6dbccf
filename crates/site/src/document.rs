//! Renders source files. The magazine is assembled from the results.

mod names;
mod replacement;
mod summary;

use crate::body::Body;
use crate::model::Article;
use crate::rendered_cache::{Rendered, RenderedCache};
use crate::stems::Stems;
use crate::word_counts::Counted;
use crate::{opening, telling_words, word_counts};
use content::addresses::{encoded, scheme};
use content::diagnostics::{Code, Diagnostic};
use content::folder::SITE;
use content::front_matter::fields::At;
use content::link_resolver::{self, LinkResolver};
use content::magazine_path::MagazinePath;
use content::site_config::{PATH, SiteConfig};
use content::source_file::{FrontMatter, SourceFile, Visibility};
use contract::model::Summary;
use contract::text::push_escaped;
use contract::url::Route;
use i18n::messages::Labels;
use markup::html::Sanitizer;
use markup::markdown::{self, Document, Reference, TextContext};
use search::html::sections;
use std::path::{Path, PathBuf};

pub use names::AuthorNames;
use summary::summary_of;

/// A source file whose Markdown has been rendered.
#[derive(Clone, Debug)]
pub struct RenderedSource {
    /// The source file.
    pub source_file: SourceFile,
    /// What was learned from its text.
    pub document: Document,
    /// Its entry in lists, if it is an article.
    summary: Summary,
    /// Its text.
    body: Body,
    /// Words that characterise it, if it is an article.
    words: telling_words::Text,
    /// Whether it shows pictures of the magazine.
    pictured: bool,
}

/// Everything needed to render a text.
pub struct Renderer<'a> {
    /// Full names of authors.
    pub names: &'a AuthorNames,
    /// Resolves links.
    pub places: &'a LinkResolver,
    /// Cleans raw HTML.
    pub sanitizer: Sanitizer<'a>,
    /// Configuration from `site.toml`.
    pub settings: &'a SiteConfig,
    /// Texts rendered by earlier builds.
    pub cache: &'a RenderedCache,
}

impl Renderer<'_> {
    /// Renders one file, or takes it from the cache.
    pub fn set(&self, mut source_file: SourceFile) -> RenderedSource {
        if matches!(source_file.seen, Visibility::Never | Visibility::Unclear) {
            return RenderedSource::of(source_file, Summary::default(), Rendered::default());
        }
        if source_file.meta().is_none() {
            let set = self.read(&source_file);
            return RenderedSource::of(source_file, Summary::default(), set);
        }
        self.settle(&mut source_file);
        let key = self.cache.key(&source_file);
        if let Some(set) = self.cache.get(key, &source_file, self.places) {
            let summary = summary_of(&source_file, &set, &self.settings.theme);
            return RenderedSource::of(source_file, summary, set);
        }
        let (summary, mut set, counted) = self.article(&source_file);
        set = self.cache.put(key, set, &word_counts::write(&counted));
        RenderedSource::of(source_file, summary, set)
    }

    /// Takes an article from the cache, if it is there.
    pub fn kept(&self, mut source_file: SourceFile) -> Option<RenderedSource> {
        self.settle(&mut source_file);
        let set = self.cache.get(self.cache.key(&source_file), &source_file, self.places)?;
        let summary = summary_of(&source_file, &set, &self.settings.theme);
        Some(RenderedSource::of(source_file, summary, set))
    }

    /// Renders an article without the cache.
    pub fn anew(&self, mut source_file: SourceFile) -> RenderedSource {
        self.settle(&mut source_file);
        let (summary, set, _) = self.article(&source_file);
        RenderedSource::of(source_file, summary, set)
    }

    /// Replaces the names of an article's authors by their full names.
    fn settle(&self, source_file: &mut SourceFile) {
        if let FrontMatter::Article(meta) = &mut source_file.front {
            self.names.settle(&mut meta.authors, self.settings);
        }
    }

    /// Renders an article. Returns it with its entry in lists and its words for the search.
    fn article(&self, source_file: &SourceFile) -> (Summary, Rendered, Vec<Counted>) {
        let mut set = self.read(source_file);
        let summary = summary_of(source_file, &set, &self.settings.theme);
        let site = self.settings.site.language.as_str();
        let stems = Stems::of(summary.language.as_deref().unwrap_or(site));
        let sections = sections(&set.body.html().unwrap_or_default());
        let counted = word_counts::words(&summary, &sections, &stems);
        set.words = telling_words::of(&summary, &sections, site);
        (summary, set, counted)
    }

    /// Renders a file.
    fn read(&self, source_file: &SourceFile) -> Rendered {
        let media = match source_file.front {
            FrontMatter::Article(_) => format!("media/{}", source_file.slug()),
            FrontMatter::Page { .. } => format!("media/pages/{}", source_file.slug()),
            FrontMatter::Author { .. } => format!("media/authors/{}", source_file.slug()),
        };
        let language = source_file.meta().and_then(|meta| meta.language.as_deref());
        let site = self.settings.site.language.as_str();
        let context = TextContext {
            path: &source_file.path,
            inner: &source_file.inner,
            first_line: source_file.body_line,
            route: &source_file.route,
            media,
            resolver: self.places,
            settings: self.settings,
            math: source_file.meta().and_then(|meta| meta.math).or(self.settings.math).unwrap_or(true),
            labels: Labels::with(language.unwrap_or(site), site, &self.settings.site.strings),
            sanitizer: &self.sanitizer,
        };
        let mut document = match source_file.body() {
            Ok(body) => markdown::render(&body, &context),
            Err(problem) => Document { problems: vec![problem], ..Document::default() },
        };
        let mut picture = None;
        match &source_file.front {
            FrontMatter::Article(meta) => {
                if let Some(cover) = &meta.picture {
                    let alt = cover.alt.as_deref().unwrap_or_default();
                    let (found, beside) = markdown::cover(&cover.src, alt, cover.line, &context);
                    picture = found;
                    document.problems.extend(beside.problems);
                    document.media.extend(beside.media);
                    document.pictures.extend(beside.pictures);
                    document.asked.extend(beside.asked);
                    document.files.extend(beside.files);
                }
                document.excerpt = match meta.summary {
                    Some(_) => None,
                    None => opening::summary(document.excerpt.as_deref(), &document.html),
                };
            }
            FrontMatter::Author { links, .. } => document.html.push_str(&link_list(links)),
            FrontMatter::Page { .. } => {}
        }
        let body = Body::Text(std::mem::take(&mut document.html));
        Rendered { document, picture, body, words: telling_words::Text::new() }
    }

    /// Returns the links of `site.toml`, to be checked like any other.
    pub fn masthead(&self, path: &Path) -> (PathBuf, Vec<Reference>, Vec<Diagnostic>) {
        let mut references = Vec::new();
        let mut problems = Vec::new();
        for At { line, value: href } in &self.settings.targets {
            let rooted = if scheme(href).is_some() || href.starts_with(['/', '#']) {
                href.clone()
            } else {
                format!("/{href}")
            };
            match self.places.find(&rooted, &MagazinePath::default(), &Route::Home) {
                Ok(link_resolver::Target::Page { route, anchor, .. }) => {
                    references.push(Reference { line: *line, link: href.clone(), route, anchor });
                }
                Ok(_) => {}
                Err((code, message, help)) => problems.push(Diagnostic::at(code, path, *line, message, help)),
            }
        }
        (path.to_owned(), references, problems)
    }

    /// Renders a text in the file of the settings, which is at `path`.
    pub fn text(&self, path: &Path, text: &At<String>) -> Document {
        let inner = MagazinePath::parse(SITE).unwrap_or_default();
        let site = &self.settings.site;
        let context = TextContext {
            path,
            inner: &inner,
            first_line: text.line,
            route: &Route::Home,
            media: "media/site".to_owned(),
            resolver: self.places,
            settings: self.settings,
            math: self.settings.math.unwrap_or(true),
            labels: Labels::with(&site.language, &site.language, &site.strings),
            sanitizer: &self.sanitizer,
        };
        let mut document = markdown::render(&text.value, &context);
        // It is shown beside other texts, whose ids it must not repeat.
        if document.html.contains(" id=\"") {
            let message = "a text in site.toml can have no headings, footnotes, code blocks or ids";
            let help = "use `heading` for a heading, and write longer texts as pages";
            document.problems.push(Diagnostic::at(Code::InvalidValue, path, text.line, message, help));
        }
        document
    }
}

impl RenderedSource {
    fn of(source_file: SourceFile, summary: Summary, set: Rendered) -> Self {
        let Rendered { mut document, body, words, .. } = set;
        // Only the cache needs them.
        (document.asked, document.files) = Default::default();
        let pictured = !document.pictures.is_empty();
        Self { source_file, document, summary, body, words, pictured }
    }

    /// Takes the text of a page or an author.
    pub fn text(&mut self) -> String {
        match std::mem::take(&mut self.body) {
            Body::Text(html) => html,
            // Only articles are cached.
            Body::Kept(..) => String::new(),
        }
    }

    /// Takes the article, including its front matter.
    pub fn article(&mut self, settings: &SiteConfig) -> Article {
        let meta = match &mut self.source_file.front {
            FrontMatter::Article(meta) => std::mem::take(&mut **meta),
            _ => Default::default(),
        };
        let contents = self.document.headings.iter().filter(|heading| heading.level <= 3).cloned().collect();
        let edit =
            settings.edit.as_ref().map(|edit| edit.replace(PATH, &encoded(self.source_file.inner.as_str())));
        let (summary, body) = (std::mem::take(&mut self.summary), std::mem::take(&mut self.body));
        let words = std::mem::take(&mut self.words);
        Article { summary, body, words, pictured: self.pictured, contents, edit, meta }
    }
}

/// Renders an author's links to other sites.
fn link_list(links: &[(String, String)]) -> String {
    if links.is_empty() {
        return String::new();
    }
    let item = |(label, href): &(String, String)| {
        let mut item = String::from("<li><a rel=\"me\" href=\"");
        // Writing to a string cannot fail.
        let _ = comrak::html::escape_href(&mut item, href, false);
        item.push_str("\">");
        push_escaped(&mut item, label);
        item + "</a></li>"
    };
    format!("<ul>{}</ul>\n", links.iter().map(item).collect::<String>())
}
