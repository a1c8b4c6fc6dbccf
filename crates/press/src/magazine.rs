//! The whole magazine, read and checked.

use crate::aliases::Aliases;
use crate::body::Body;
use crate::diagnostics::Diagnostics;
use crate::front::{Front, Seen};
use crate::galley::Galleys;
use crate::group::{self, Group};
use crate::html::Sanitizer;
use crate::known::{self, Known};
use crate::media::{Media, Shown};
use crate::meta::Meta;
use crate::options::{Effort, Options};
use crate::pictures::{self, Album};
use crate::places::Places;
use crate::popular::{lists, lists::Lists};
use crate::proof::{AuthorNames, Desk, Proof};
use crate::related::words;
use crate::root::Root;
use crate::site::{self, Settings};

use crate::{check, source};
use broadsheet::model::{Heading, Site, Summary};
use broadsheet::url::Slug;
use rayon::prelude::*;
use std::cmp::{Ordering, Reverse};
use std::io;

/// Everything that is to be published.
#[derive(Debug, Default)]
pub struct Magazine {
    /// What the pages say of the magazine.
    pub site: Site,
    /// The articles, newest first.
    pub articles: Vec<Article>,
    /// Articles that no list shows.
    pub unlisted: Vec<Article>,
    /// The pages of `content/pages`.
    pub pages: Vec<Text>,
    /// The topics, by name.
    pub topics: Vec<Group>,
    /// The years, the last first.
    pub years: Vec<Group>,
    /// The authors, by name.
    pub authors: Vec<Group>,
    /// The series, by name.
    pub series: Vec<Group>,
    /// The featured article, by its place in `articles`.
    pub featured: Option<usize>,
    /// What is read most.
    pub popular: Lists,
    /// What each of the articles is related to, by places in `articles`, the nearest first; found when all is read.
    pub related: Vec<Vec<usize>>,
    /// The files of the content folder that the pages need.
    pub media: Vec<Media>,
    /// What has become of the pictures.
    pub album: Album,
    /// Earlier paths of articles.
    pub aliases: Aliases,
    /// What the publisher should know.
    pub warnings: Diagnostics,
}

/// An article to be published.
#[derive(Debug, Default)]
pub struct Article {
    /// What lists show of it.
    pub summary: Summary,
    /// Its text.
    pub body: Body,
    /// The words that say what it is about.
    pub words: words::Text,
    /// Whether it shows pictures of the magazine's.
    pub pictured: bool,
    /// The headings that its table of contents shows.
    pub contents: Vec<Heading>,
    /// Where its source can be edited.
    pub edit: Option<String>,
    /// Its front matter.
    pub meta: Meta,
}

impl Magazine {
    /// An article's text with its pictures.
    ///
    /// # Errors
    /// Where it is kept on the disk and cannot be read.
    pub fn html(&self, article: &Article) -> io::Result<String> {
        let mut html = article.body.html()?.into_owned();
        self.album.set(&mut html);
        Ok(html)
    }

    /// Puts the pictures into the pages and covers, and their files among those to be written. The texts of articles
    /// get them when they are written.
    fn set_pictures(&mut self, mut album: Album) {
        album.set_files(&mut self.media);
        let articles = self.articles.par_iter_mut().chain(&mut self.unlisted);
        articles.for_each(|article| album.set_cover(&mut article.summary.cover));
        // A page has nothing above its text: a picture at its beginning is what a reader sees first.
        self.pages.par_iter_mut().for_each(|page| album.set_page(&mut page.html));
        self.authors.par_iter_mut().for_each(|author| album.set(&mut author.html));
        self.album = album;
    }
}

impl Article {
    /// The newest first; of one moment, the lowest weight.
    fn newest_first(&self, other: &Self) -> Ordering {
        let key = |article: &'_ Self| (article.meta.date, Reverse(article.meta.weight));
        key(other).cmp(&key(self)).then_with(|| self.summary.slug.cmp(&other.summary.slug))
    }
}

/// A page of `content/pages`.
#[derive(Debug, Default)]
pub struct Text {
    /// The last part of its address.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Its text.
    pub html: String,
}

/// Reads a content folder; of files in `known` what has changed. The error has every mistake in it.
pub fn read(options: &Options, known: Option<&mut Known>) -> Result<Magazine, Diagnostics> {
    let mut problems = Diagnostics::default();
    let (settings, found) = site::settings(options);
    problems.extend(found);
    let content = Root::new(&options.content, &settings.allowed_folders);
    let (sources, found) = source::find(&content);
    problems.extend(found);
    let mut sheets = Vec::with_capacity(sources.len());
    for (sheet, found) in known::read(sources, &settings, options, known) {
        problems.extend(found);
        sheets.push(sheet);
    }
    problems.extend(check::sheets(&sheets, &settings));
    let claims = check::aliases::claims(&sheets);
    let (ledger, found) = lists::read(&content, &sheets);
    problems.extend(found);
    let desk = Desk {
        names: AuthorNames::of(&sheets),
        places: Places::new(
            content,
            Root::new(&options.public, &settings.allowed_folders),
            sheets.iter().map(|sheet| (sheet.inner.to_string(), sheet.route.clone())).collect(),
        ),
        sanitizer: Sanitizer::new(&settings),
        settings: &settings,
        galleys: Galleys::open(options, &settings),
    };
    let mut proofs: Vec<Proof> = sheets.into_par_iter().map(|sheet| desk.set(sheet)).collect();
    for proof in &mut proofs {
        problems.extend(std::mem::take(&mut proof.document.problems));
    }
    let masthead = desk.masthead(&options.content.join(site::SITE));
    desk.galleys.finish();
    let shown = shown(&mut proofs);
    let mut magazine = assemble(&mut proofs, &settings);
    magazine.popular = lists::rank(&magazine.articles, &ledger, options.today);
    problems.extend(check::links(&proofs, &masthead, &magazine));
    problems.extend(check::media(&magazine));
    let (aliases, found) = check::aliases::check(claims, &magazine, &options.public);
    problems.extend(found);
    magazine.aliases = aliases;
    // Making pictures takes long: whoever has a mistake to mend does not wait for it.
    let effort = if problems.has_errors() { Effort::Read } else { options.effort };
    let (album, found) = pictures::develop(shown, options, effort);
    problems.extend(found);
    magazine.set_pictures(album);
    magazine.warnings = problems.checked()?;
    Ok(magazine)
}

/// The pictures of all texts, and whether they are published.
fn shown(proofs: &mut [Proof]) -> Vec<(Shown, bool)> {
    let of = |proof: &mut Proof| {
        let published = proof.sheet.is_seen();
        std::mem::take(&mut proof.document.pictures).into_iter().map(move |shown| (shown, published))
    };
    proofs.iter_mut().flat_map(of).collect()
}

/// Puts together what is to be published.
fn assemble(proofs: &mut [Proof], settings: &Settings) -> Magazine {
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
    let groups = group::all(&magazine.articles, authors, settings);
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
