//! Reads and checks a whole magazine.

mod renewal;

pub use renewal::Texts;

use crate::arrangement::{self, OwnTexts};
use crate::document::{AuthorNames, RenderedSource, Renderer};
use crate::model::{Article, Group, Magazine, OutsideLink, Text};
use crate::rendered_cache::RenderedCache;
use crate::{check, grouping, ranking};
use content::diagnostics::Diagnostics;
use content::folder::SITE;
use content::front_matter_cache::{self, FrontMatterCache};
use content::link_resolver::LinkResolver;
use content::media::Shown;
use content::options::{ImageMode, Options};
use content::root::Root;
use content::schedule::Schedule;
use content::site_config::{self, SiteConfig};
use content::source_file::{FrontMatter, SourceFile, Visibility};
use content::sources;
use content::unread::{self, Used};
use contract::url::Route;
use images::manifest;
use jiff::tz::TimeZone;
use markup::html::Sanitizer;
use rayon::prelude::*;
use std::collections::HashSet;
use std::path::Path;

/// Reads a content folder and reports all errors at once.
///
/// # Errors
/// All errors in the content.
pub fn read(options: &Options) -> Result<Magazine, Diagnostics> {
    read_with_texts(options, None).map(|(magazine, _)| magazine)
}

/// Like [`read`], but also returns what is needed to read changed texts without reading the magazine again. With
/// `known`, unchanged files are not parsed again.
///
/// # Errors
/// All errors in the content.
pub fn read_with_texts(
    options: &Options,
    known: Option<&mut FrontMatterCache>,
) -> Result<(Magazine, Texts), Diagnostics> {
    let mut problems = Diagnostics::default();
    let (settings, found) = site_config::settings(options);
    problems.extend(found);
    let content = Root::new(&options.content, &settings.allowed_folders);
    let mut found_files = sources::find(&content);
    problems.extend(std::mem::take(&mut found_files.problems));
    unread::without_other_files(&mut found_files.sources);
    let mut source_files = Vec::with_capacity(found_files.sources.len());
    for (source_file, found) in
        front_matter_cache::read(found_files.sources.clone(), &settings, options, known)
    {
        problems.extend(found);
        source_files.push(source_file);
    }
    let site = options.content.join(SITE);
    problems.extend(check::source_files(&source_files, &settings, &site));
    let schedule = Schedule::of(&source_files, options.now);
    let claims = check::alias_conflicts::claims(&source_files);
    let (ledger, found) = ranking::read(&content, &source_files);
    problems.extend(found);
    let names = AuthorNames::of(&source_files);
    let places = LinkResolver::new(
        content,
        Root::new(&options.public, &settings.allowed_folders),
        source_files
            .iter()
            .map(|source_file| (source_file.inner.to_string(), source_file.route.clone()))
            .collect(),
    )
    .with_aliases(aliases(&source_files));
    let cache = RenderedCache::open(options, &settings);
    let renderer = Renderer {
        names: &names,
        places: &places,
        sanitizer: Sanitizer::new(&settings),
        settings: &settings,
        cache: &cache,
    };
    let mut all_rendered: Vec<RenderedSource> =
        source_files.into_par_iter().map(|source_file| renderer.set(source_file)).collect();
    for rendered in &mut all_rendered {
        problems.extend(std::mem::take(&mut rendered.document.problems));
    }
    let mut masthead = renderer.masthead(&site);
    let mut own_texts = OwnTexts::render(&renderer, &site);
    cache.finish();
    let mut media = Vec::new();
    for document in own_texts.documents() {
        problems.extend(std::mem::take(&mut document.problems));
        masthead.1.append(&mut document.references);
        media.append(&mut document.media);
    }
    let mut files = used(&all_rendered);
    files.extend(media.iter().map(|media| media.from.as_path()));
    let used = Used { files, is_partial: problems.has_errors() };
    problems.extend(unread::check(&places.content, &found_files, &used));
    let mut shown = shown(&mut all_rendered);
    let mut outside = outside(&mut all_rendered, &site, &settings);
    for document in own_texts.documents() {
        shown.extend(document.pictures.drain(..).map(|picture| (picture, true)));
        outside.extend(document.outside.drain(..).map(|(line, address)| OutsideLink {
            path: site.clone(),
            line,
            address,
        }));
    }
    let mut magazine = assemble(&mut all_rendered, &settings);
    magazine.media.append(&mut media);
    magazine.media.sort();
    magazine.media.dedup();
    magazine.schedule = schedule;
    magazine.outside = outside;
    magazine.popular =
        ranking::rank(&magazine.articles, &ledger, TimeZone::UTC.to_datetime(options.now).date());
    problems.extend(arrangement::arrange(&mut magazine, &settings, own_texts, &site));
    problems.extend(check::links(&all_rendered, &masthead, &magazine));
    problems.extend(check::media(&magazine));
    problems.extend(check::public_files::check(&magazine, &all_rendered, &options.public));
    let (aliases, found) = check::alias_conflicts::check(claims, &magazine, &options.public);
    problems.extend(found);
    magazine.aliases = aliases;
    // Processing pictures takes long; do not make anyone with an error to fix wait for it.
    let effort = if problems.has_errors() { ImageMode::Read } else { options.effort };
    let (pictures, found) = manifest::process(shown, options, effort);
    problems.extend(found);
    magazine.set_pictures(pictures);
    magazine.warnings = problems.checked()?;
    Ok((magazine, Texts::new(settings, names, places)))
}

/// The aliases of all files with the pages that they lead to, published ones first: only one file may have an alias.
fn aliases(source_files: &[SourceFile]) -> impl Iterator<Item = (&str, Route)> {
    let (published, others): (Vec<_>, Vec<_>) = source_files.iter().partition(|file| file.is_seen());
    published
        .into_iter()
        .chain(others)
        .flat_map(|file| file.aliases().iter().map(|alias| (alias.value.as_str(), file.route.clone())))
}

/// The files that texts link to or show.
fn used(all_rendered: &[RenderedSource]) -> HashSet<&Path> {
    let media = all_rendered.iter().flat_map(|rendered| &rendered.document.media);
    media.map(|media| media.from.as_path()).collect()
}

/// Takes the links to other sites, in texts and among the links of `site.toml`.
fn outside(all_rendered: &mut [RenderedSource], site: &Path, settings: &SiteConfig) -> Vec<OutsideLink> {
    let link = |path: &Path, line, address| OutsideLink { path: path.to_owned(), line, address };
    let in_text = |rendered: &mut RenderedSource| {
        let links = std::mem::take(&mut rendered.document.outside);
        let path = rendered.source_file.path.clone();
        links.into_iter().map(move |(line, address)| link(&path, line, address))
    };
    let in_masthead = settings.targets.iter().map(|target| link(site, target.line, target.value.clone()));
    all_rendered.iter_mut().flat_map(in_text).chain(in_masthead).collect()
}

/// Takes the pictures of all texts, each with whether its text is published.
fn shown(all_rendered: &mut [RenderedSource]) -> Vec<(Shown, bool)> {
    let pictures = |rendered: &mut RenderedSource| {
        let published = rendered.source_file.is_seen();
        std::mem::take(&mut rendered.document.pictures).into_iter().map(move |shown| (shown, published))
    };
    all_rendered.iter_mut().flat_map(pictures).collect()
}

/// Assembles what is published.
fn assemble(all_rendered: &mut [RenderedSource], settings: &SiteConfig) -> Magazine {
    let mut magazine = Magazine { site: settings.site.clone(), ..Magazine::default() };
    let mut authors = Vec::new();
    for rendered in all_rendered.iter_mut().filter(|rendered| rendered.source_file.is_seen()) {
        magazine.media.append(&mut rendered.document.media);
        let slug = rendered.source_file.slug();
        match &mut rendered.source_file.front {
            FrontMatter::Article(_) => {
                let SourceFile { route, inner, .. } = &rendered.source_file;
                magazine.text_files.insert(route.data(), inner.to_string());
                let listed = rendered.source_file.seen == Visibility::Listed;
                let article = rendered.article(settings);
                if listed { &mut magazine.articles } else { &mut magazine.unlisted }.push(article);
            }
            FrontMatter::Page { title, description, .. } => magazine.pages.push(Text {
                slug,
                title: std::mem::take(title),
                description: std::mem::take(description),
                html: rendered.text(),
            }),
            FrontMatter::Author { name, description, .. } => {
                let (name, description) = (std::mem::take(name), std::mem::take(description));
                authors.push(Group::new(name, description, rendered.text()));
            }
        }
    }
    magazine.articles.par_sort_by(Article::newest_first);
    magazine.media.sort();
    magazine.media.dedup();
    let groups = grouping::all(&magazine.articles, authors, settings);
    let places = || magazine.articles.iter().enumerate();
    let featured = places().find(|(_, article)| article.meta.featured.is_some());
    let featured = featured.or_else(|| places().find(|(_, article)| article.meta.pinned)).map(|(at, _)| at);
    Magazine {
        featured,
        topics: groups.topics,
        years: groups.years,
        authors: groups.authors,
        series: groups.series,
        ..magazine
    }
}
