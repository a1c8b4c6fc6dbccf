//! Reads texts again that have changed while nothing else has, which takes as long in a magazine of a hundred thousand
//! articles as in one of ten.

use crate::document::{AuthorNames, RenderedSource, Renderer};
use crate::model::Article;
use crate::rendered_cache::RenderedCache;
use content::folder::ARTICLES;
use content::front_matter_cache::FrontMatterCache;
use content::link_resolver::LinkResolver;
use content::magazine_path::MagazinePath;
use content::options::Options;
use content::root::is_hidden_name;
use content::site_config::SiteConfig;
use content::source_file::{self, SourceFile};
use content::sources::{Kind, Source};
use markup::html::Sanitizer;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// What is needed to read single texts of a magazine again.
#[derive(Debug)]
pub struct Texts {
    settings: SiteConfig,
    names: AuthorNames,
    places: LinkResolver,
    /// The cache after the magazine was read. It is only read: while somebody writes, each version of a text would
    /// remain in it.
    cache: OnceLock<RenderedCache>,
    /// The texts that were read again.
    renewed: HashMap<MagazinePath, RenderedSource>,
}

impl Texts {
    pub(super) fn new(settings: SiteConfig, names: AuthorNames, places: LinkResolver) -> Self {
        Self { settings, names, places, cache: OnceLock::new(), renewed: HashMap::new() }
    }

    /// Reads the texts of changed files again. Returns their articles if no other page and no diagnostic depends on
    /// what has changed; otherwise nothing, and the magazine must be read as a whole.
    ///
    /// `known` and the magazine's errors are those of when it was last read, and it had none.
    pub fn renewed(
        &mut self,
        changed: &[PathBuf],
        known: &FrontMatterCache,
        options: &Options,
    ) -> Option<Vec<Article>> {
        let root = options.content.canonicalize().ok()?;
        let files: HashSet<MagazinePath> = changed
            .iter()
            .filter(|path| !is_skipped(path))
            .map(|path| inner(path, &root))
            .collect::<Option<_>>()?;
        if files.is_empty() {
            return None;
        }
        let renderer = Renderer {
            names: &self.names,
            places: &self.places,
            sanitizer: Sanitizer::new(&self.settings),
            settings: &self.settings,
            cache: self.cache.get_or_init(|| RenderedCache::open(options, &self.settings)),
        };
        let renewed = files.into_par_iter().map(|inner| {
            let before = known.file(&inner)?;
            let after = again(before, &self.settings, options)?;
            let before = match self.renewed.get(&inner) {
                Some(before) => before,
                None => &renderer.kept(before.clone())?,
            };
            let after = renderer.anew(after);
            after.replaces(before).then_some((inner, after))
        });
        let renewed: Vec<_> = renewed.collect::<Option<_>>()?;
        let articles = renewed.iter().map(|(_, text)| text.clone().article(&self.settings)).collect();
        self.renewed.extend(renewed);
        Some(articles)
    }
}

/// Reads the front matter of an article again, if it is one that its readers can see.
fn again(before: &SourceFile, settings: &SiteConfig, options: &Options) -> Option<SourceFile> {
    before.meta().filter(|_| before.is_seen())?;
    let source = Source::new(Kind::Article, before.inner.clone(), before.path.clone());
    let (after, problems) = source_file::read(source, settings, options);
    problems.is_empty().then_some(after)
}

/// The path of an article in the content folder, which is at `root`.
fn inner(path: &Path, root: &Path) -> Option<MagazinePath> {
    let inner = path.strip_prefix(root).ok().filter(|inner| inner.starts_with(ARTICLES))?;
    MagazinePath::parse(inner.to_str()?).ok()
}

/// Whether a file is one that editors write beside the one that they save, and that is never read.
fn is_skipped(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    is_hidden_name(name) || name.ends_with(b"~")
}

#[cfg(test)]
mod tests;
