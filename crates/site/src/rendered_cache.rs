//! Cache of rendered texts. A text is reused if its file, `site.toml`, the program itself and all its other inputs are
//! unchanged.
//!
//! Other inputs are recorded while a text is rendered: each link with the result of its lookup, each picture with its
//! size and modification time. Texts with errors are not cached, so their errors are reported again; warnings are
//! cached with the text.

use crate::body::{Body, COUNTED, HEAD, HTML, WORDS};
use crate::telling_words::Text;
use content::cache::store::{self, Key, PARTS, Record, Store};
use content::diagnostics::{Code, Diagnostic, Level};
use content::files::{Stamp, stamp};
use content::link_resolver::{self, LinkResolver};
use content::media::{Media, Shown};
use content::options::Options;
use content::site_config::SiteConfig;
use content::source_file::SourceFile;
use contract::model::{Heading, Picture};
use contract::url::{self, Route};
use markup::markdown::{Document, Reference};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The version of what renders texts: the hash of its sources.
pub const VERSION: &str = env!("RENDERING_SOURCES");

/// A rendered text.
#[derive(Debug, Default)]
pub struct Rendered {
    /// What was learned from it; its HTML is in `body`.
    pub document: Document,
    /// The picture named in front matter.
    pub picture: Option<Picture>,
    /// The text.
    pub body: Body,
    /// Words that characterise it.
    pub words: Text,
}

/// A warning: file, line, code, message and help.
type Warning = (PathBuf, Option<usize>, String, String, String);

/// The cached metadata of a text.
#[derive(Serialize, Deserialize)]
struct Head {
    asked: Vec<(String, u64)>,
    files: Vec<(PathBuf, Option<Stamp>)>,
    minutes: u32,
    excerpt: Option<String>,
    headings: Vec<Heading>,
    anchors: Vec<String>,
    references: Vec<(usize, String, String, Option<String>)>,
    outside: Vec<(usize, String)>,
    media: Vec<Media>,
    pictures: Vec<Shown>,
    picture: Option<Picture>,
    warnings: Vec<Warning>,
}

/// The cache of rendered texts.
#[derive(Debug)]
pub struct RenderedCache {
    store: Store,
    /// Hash of the inputs that all texts share.
    common: Key,
}

impl RenderedCache {
    /// Opens the cache of earlier builds.
    pub fn open(options: &Options, settings: &SiteConfig) -> Self {
        let Options { text_cache, content, public, .. } = options;
        let folders = [content, public].map(|folder| folder.as_os_str().as_encoded_bytes());
        let common = [VERSION.as_bytes(), &settings.key, url::base().as_bytes()];
        Self {
            store: Store::open(&text_cache.join("texts")),
            common: store::key(common.into_iter().chain(folders)),
        }
    }

    /// Makes new entries available to the next build.
    pub fn finish(self) {
        self.store.finish();
    }

    /// Returns the key of a source file: the hash of it and the shared inputs. Its author names must be resolved.
    pub fn key(&self, source_file: &SourceFile) -> Key {
        let authors = source_file.meta().map_or(&[][..], |meta| &meta.authors);
        let own: [&[u8]; 3] = [&self.common, source_file.inner.as_str().as_bytes(), &source_file.key];
        store::key(own.into_iter().chain(authors.iter().map(|author| author.value.as_bytes())))
    }

    /// Returns a cached text if none of its inputs has changed.
    pub fn get(&self, key: Key, source_file: &SourceFile, places: &LinkResolver) -> Option<Rendered> {
        let record = self.store.get(&key)?;
        let head: Head = serde_json::from_slice(&record.part(HEAD).ok()?).ok()?;
        let found =
            |link: &str| link_resolver::mark(&places.find(link, &source_file.inner, &source_file.route));
        let same = head.asked.iter().all(|(link, mark)| found(link) == *mark)
            && head.files.iter().all(|(file, before)| before.is_some() && stamp(file) == *before);
        let words = record.part(WORDS).ok()?;
        // Read later, when a damaged part could no longer be rendered again.
        let is_whole = || [HTML, COUNTED].iter().all(|part| record.part(*part).is_ok());
        (same && is_whole()).then(|| head.set(words_of(&words), key, record))?
    }

    /// Stores a text without errors and drops its HTML from memory. If storing fails, the text silently stays in
    /// memory.
    pub fn put(&self, key: Key, mut set: Rendered, counted: &str) -> Rendered {
        let Body::Text(html) = &set.body else { return set };
        if set.document.problems.iter().any(|problem| problem.level() == Level::Error) {
            return set;
        }
        let Some(head) = Head::of(&set).and_then(|head| serde_json::to_vec(&head).ok()) else { return set };
        let words: Vec<u8> = set.words.iter().flat_map(word_bytes).collect();
        let mut parts: [&[u8]; PARTS] = [&[]; PARTS];
        parts[HEAD] = &head;
        parts[WORDS] = &words;
        parts[HTML] = html.as_bytes();
        parts[COUNTED] = counted.as_bytes();
        if let Some(record) = self.store.put(key, parts) {
            set.body = Body::Kept(key, record);
        }
        set
    }
}

impl Head {
    /// Returns what to store, or `None` if it could not be restored exactly.
    fn of(Rendered { document, picture, .. }: &Rendered) -> Option<Self> {
        let mut references = Vec::with_capacity(document.references.len());
        for Reference { line, link, route, anchor } in &document.references {
            let path = route.path();
            if Route::parse(&url::address(&path)).as_ref() != Some(route) {
                return None;
            }
            references.push((*line, link.clone(), path, anchor.clone()));
        }
        Some(Self {
            asked: document.asked.clone(),
            files: document.files.iter().map(|file| (file.clone(), stamp(file))).collect(),
            minutes: document.minutes,
            excerpt: document.excerpt.clone(),
            headings: document.headings.clone(),
            anchors: document.anchors.clone(),
            references,
            outside: document.outside.clone(),
            media: document.media.clone(),
            pictures: document.pictures.clone(),
            picture: picture.clone(),
            warnings: document.problems.iter().map(warning).collect(),
        })
    }

    fn set(self, words: Text, key: Key, record: Record) -> Option<Rendered> {
        let mut references = Vec::with_capacity(self.references.len());
        for (line, link, path, anchor) in self.references {
            references.push(Reference { line, link, route: Route::parse(&url::address(&path))?, anchor });
        }
        let mut problems = Vec::with_capacity(self.warnings.len());
        for (path, line, code, message, help) in self.warnings {
            let code = Code::ALL.iter().copied().find(|known| known.name() == code)?;
            problems.push(Diagnostic { path, line, code, message, help });
        }
        let document = Document {
            minutes: self.minutes,
            excerpt: self.excerpt,
            headings: self.headings,
            anchors: self.anchors,
            references,
            outside: self.outside,
            media: self.media,
            pictures: self.pictures,
            problems,
            ..Document::default()
        };
        Some(Rendered { document, picture: self.picture, body: Body::Kept(key, record), words })
    }
}

fn warning(found: &Diagnostic) -> Warning {
    let Diagnostic { path, line, code, message, help } = found;
    (path.clone(), *line, code.name().to_owned(), message.clone(), help.clone())
}

fn word_bytes((word, times): &(u32, u8)) -> [u8; 5] {
    let [a, b, c, d] = word.to_le_bytes();
    [a, b, c, d, *times]
}

fn words_of(bytes: &[u8]) -> Text {
    let word = |bytes: &[u8; 5]| {
        let [a, b, c, d, times] = *bytes;
        (u32::from_le_bytes([a, b, c, d]), times)
    };
    bytes.as_chunks().0.iter().map(word).collect()
}
