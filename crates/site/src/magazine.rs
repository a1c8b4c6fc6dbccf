//! Reads and checks a whole magazine.

use crate::document::{AuthorNames, RenderedSource, Renderer};
use crate::model::{Article, Group, Magazine, Text};
use crate::rendered_cache::RenderedCache;
use crate::{check, grouping, ranking};
use content::diagnostics::Diagnostics;
use content::folder::SITE;
use content::front_matter_cache::{self, FrontMatterCache};
use content::link_resolver::LinkResolver;
use content::media::Shown;
use content::options::{ImageMode, Options};
use content::root::Root;
use content::site_config::{self, SiteConfig};
use content::source_file::{Front, Seen};
use content::sources;
use images::manifest;
use markup::html::Sanitizer;

use rayon::prelude::*;

/// Reads a content folder and reports all errors at once. With `known`, unchanged files are not parsed again.
pub fn read(options: &Options, known: Option<&mut FrontMatterCache>) -> Result<Magazine, Diagnostics> {
    let mut problems = Diagnostics::default();
    let (settings, found) = site_config::settings(options);
    problems.extend(found);
    let content = Root::new(&options.content, &settings.allowed_folders);
    let (sources, found) = sources::find(&content);
    problems.extend(found);
    let mut sheets = Vec::with_capacity(sources.len());
    for (sheet, found) in front_matter_cache::read(sources, &settings, options, known) {
        problems.extend(found);
        sheets.push(sheet);
    }
    problems.extend(check::sheets(&sheets, &settings));
    let claims = check::alias_conflicts::claims(&sheets);
    let (ledger, found) = ranking::read(&content, &sheets);
    problems.extend(found);
    let desk = Renderer {
        names: AuthorNames::of(&sheets),
        places: LinkResolver::new(
            content,
            Root::new(&options.public, &settings.allowed_folders),
            sheets.iter().map(|sheet| (sheet.inner.to_string(), sheet.route.clone())).collect(),
        ),
        sanitizer: Sanitizer::new(&settings),
        settings: &settings,
        galleys: RenderedCache::open(options, &settings),
    };
    let mut proofs: Vec<RenderedSource> = sheets.into_par_iter().map(|sheet| desk.set(sheet)).collect();
    for proof in &mut proofs {
        problems.extend(std::mem::take(&mut proof.document.problems));
    }
    let masthead = desk.masthead(&options.content.join(SITE));
    desk.galleys.finish();
    let shown = shown(&mut proofs);
    let mut magazine = assemble(&mut proofs, &settings);
    magazine.popular = ranking::rank(&magazine.articles, &ledger, options.today);
    problems.extend(check::links(&proofs, &masthead, &magazine));
    problems.extend(check::media(&magazine));
    let (aliases, found) = check::alias_conflicts::check(claims, &magazine, &options.public);
    problems.extend(found);
    magazine.aliases = aliases;
    // Processing pictures takes long; do not make anyone with an error to fix wait for it.
    let effort = if problems.has_errors() { ImageMode::Read } else { options.effort };
    let (album, found) = manifest::process(shown, options, effort);
    problems.extend(found);
    magazine.set_pictures(album);
    magazine.warnings = problems.checked()?;
    Ok(magazine)
}

/// Takes the pictures of all texts, each with whether its text is published.
fn shown(proofs: &mut [RenderedSource]) -> Vec<(Shown, bool)> {
    let pictures = |proof: &mut RenderedSource| {
        let published = proof.sheet.is_seen();
        std::mem::take(&mut proof.document.pictures).into_iter().map(move |shown| (shown, published))
    };
    proofs.iter_mut().flat_map(pictures).collect()
}

/// Assembles what is published.
fn assemble(proofs: &mut [RenderedSource], settings: &SiteConfig) -> Magazine {
    let mut magazine = Magazine { site: settings.site.clone(), ..Magazine::default() };
    let mut authors = Vec::new();
    for proof in proofs.iter_mut().filter(|proof| proof.sheet.is_seen()) {
        magazine.media.append(&mut proof.document.media);
        let slug = proof.sheet.slug();
        match &mut proof.sheet.front {
            Front::Article(_) => {
                let listed = proof.sheet.seen == Seen::Listed;
                let article = proof.article(settings);
                if listed { &mut magazine.articles } else { &mut magazine.unlisted }.push(article);
            }
            Front::Page { title, description } => magazine.pages.push(Text {
                slug,
                title: std::mem::take(title),
                description: std::mem::take(description),
                html: proof.text(),
            }),
            Front::Author { name, description, .. } => {
                let (name, description) = (std::mem::take(name), std::mem::take(description));
                authors.push(Group::new(name, description, proof.text()));
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
