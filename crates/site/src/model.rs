//! The magazine: checked content, ready to be published.

use crate::body::Body;
use crate::text_files::TextFiles;
use content::aliases::Aliases;
use content::article_fields::ArticleFields;
use content::diagnostics::Diagnostics;
use content::media::Media;
use content::schedule::Schedule;
use contract::model::{Block, Heading, Site, Summary};
use contract::url::Slug;
use images::manifest::Manifest;
use jiff::civil::Date;
use rayon::prelude::*;
use std::cmp::{Ordering, Reverse};
use std::io;
use std::path::PathBuf;

/// Everything to be published.
#[derive(Debug, Default)]
pub struct Magazine {
    /// What pages need to know about the magazine.
    pub site: Site,
    /// Articles, newest first.
    pub articles: Vec<Article>,
    /// Articles that appear in no list.
    pub unlisted: Vec<Article>,
    /// Pages from `content/pages`.
    pub pages: Vec<Text>,
    /// Topics, by name.
    pub topics: Vec<Group>,
    /// Years, latest first.
    pub years: Vec<Group>,
    /// Authors, by name.
    pub authors: Vec<Group>,
    /// Series, by name.
    pub series: Vec<Group>,
    /// Index of the featured article in `articles`.
    pub featured: Option<usize>,
    /// Most-read articles.
    pub popular: Rankings,
    /// Parts of the front page; empty for the default ones.
    pub home: Vec<HomePart>,
    /// For each article, indices of its related articles in `articles`, closest first. Filled in after reading.
    pub related: Vec<Vec<usize>>,
    /// Links to other sites.
    pub outside: Vec<OutsideLink>,
    /// Files of the content folder to publish.
    pub media: Vec<Media>,
    /// Processed pictures.
    pub pictures: Manifest,
    /// Articles that wait for their time.
    pub schedule: Schedule,
    /// Former paths of articles.
    pub aliases: Aliases,
    /// The files that articles are from.
    pub text_files: TextFiles,
    /// Warnings for the publisher.
    pub warnings: Diagnostics,
}

/// A part of the front page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HomePart {
    /// What the page's data says about it, without its articles.
    pub block: Block,
    /// Indices of its articles in the list of all articles.
    pub members: Vec<usize>,
}

/// A link to another site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideLink {
    /// The file that it is in.
    pub path: PathBuf,
    /// Its line there.
    pub line: usize,
    /// Its address as written.
    pub address: String,
}

/// An article to be published.
#[derive(Debug, Default)]
pub struct Article {
    /// Its entry in lists.
    pub summary: Summary,
    /// Its text.
    pub body: Body,
    /// Words that characterise it, in the format of [`telling_words::Text`](crate::telling_words::Text).
    pub words: Vec<(u32, u8)>,
    /// Whether it shows pictures of the magazine.
    pub pictured: bool,
    /// Headings in its table of contents.
    pub contents: Vec<Heading>,
    /// URL at which its source can be edited.
    pub edit: Option<String>,
    /// Its front matter.
    pub meta: ArticleFields,
}

impl Magazine {
    /// Returns an article's HTML with its processed pictures.
    ///
    /// # Errors
    /// If the text is in the cache and cannot be read.
    pub fn html(&self, article: &Article) -> io::Result<String> {
        let mut html = article.body.html()?.into_owned();
        self.pictures.set(&mut html);
        Ok(html)
    }

    /// Puts the processed pictures into pages and covers and adds their files to `media`. Articles get theirs when they
    /// are written.
    pub fn set_pictures(&mut self, mut pictures: Manifest) {
        pictures.set_files(&mut self.media);
        let articles = self.articles.par_iter_mut().chain(&mut self.unlisted);
        articles.for_each(|article| pictures.set_cover(&mut article.summary.cover));
        // A page has nothing above its text, so a picture at its start is above the fold.
        self.pages.par_iter_mut().for_each(|page| pictures.set_page(&mut page.html));
        self.authors.par_iter_mut().for_each(|author| pictures.set(&mut author.html));
        self.home.iter_mut().for_each(|part| pictures.set(&mut part.block.html));
        pictures.set(&mut self.site.columns);
        self.pictures = pictures;
    }
}

impl Article {
    /// Orders newest first; ties go to the lowest weight, then by slug.
    pub fn newest_first(&self, other: &Self) -> Ordering {
        let key = |article: &'_ Self| (article.meta.date.at, Reverse(article.meta.weight));
        key(other).cmp(&key(self)).then_with(|| self.summary.slug.cmp(&other.summary.slug))
    }
}

/// A page from `content/pages`.
#[derive(Debug, Default)]
pub struct Text {
    /// Last segment of its address.
    pub slug: Slug,
    /// Title.
    pub title: String,
    /// One-sentence description.
    pub description: String,
    /// Content as HTML.
    pub html: String,
}

/// The articles of one topic, year, author or series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Last segment of its address.
    pub slug: Slug,
    /// Name.
    pub name: String,
    /// Description in one or two sentences.
    pub description: String,
    /// Further description as HTML.
    pub html: String,
    /// Indices of its articles in the list of all articles, newest first.
    pub members: Vec<usize>,
}

impl Group {
    /// Creates a group without members.
    pub fn new(name: String, description: String, html: String) -> Self {
        Self { slug: Slug::of(&name), name, description, html, members: Vec::new() }
    }
}

/// All groups.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// By name.
    pub topics: Vec<Group>,
    /// Latest first.
    pub years: Vec<Group>,
    /// By name.
    pub authors: Vec<Group>,
    /// By name.
    pub series: Vec<Group>,
}

/// Indices of articles, most read first.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rankings {
    /// Current ranking, shown on the front page.
    pub now: Vec<usize>,
    /// Most read of all time.
    pub ever: Vec<usize>,
    /// Most read this year; empty if nothing was counted this year.
    pub year: Vec<usize>,
    /// Most read this month.
    pub month: Vec<usize>,
    /// Last day included in the counts.
    pub until: Option<Date>,
}
