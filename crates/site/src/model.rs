//! The magazine: what is to be published, read and checked.

use crate::body::Body;
use content::aliases::Aliases;
use content::article_fields::ArticleFields;
use content::diagnostics::Diagnostics;
use content::media::Media;
use contract::model::{Heading, Site, Summary};
use contract::url::Slug;
use images::manifest::Manifest;
use jiff::civil::Date;
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
    pub popular: Rankings,
    /// What each of the articles is related to, by places in `articles`, the nearest first; found when all is read.
    pub related: Vec<Vec<usize>>,
    /// The files of the content folder that the pages need.
    pub media: Vec<Media>,
    /// What has become of the pictures.
    pub album: Manifest,
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
    pub words: Vec<(u32, u8)>,
    /// Whether it shows pictures of the magazine's.
    pub pictured: bool,
    /// The headings that its table of contents shows.
    pub contents: Vec<Heading>,
    /// Where its source can be edited.
    pub edit: Option<String>,
    /// Its front matter.
    pub meta: ArticleFields,
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
    pub fn set_pictures(&mut self, mut album: Manifest) {
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
    pub fn newest_first(&self, other: &Self) -> Ordering {
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

/// The articles of one topic, year, author or series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The last part of its address.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// One or two sentences about it.
    pub description: String,
    /// More about it, as HTML.
    pub html: String,
    /// Its articles, newest first, by their places among all articles.
    pub members: Vec<usize>,
}

impl Group {
    /// A group without members.
    pub fn new(name: String, description: String, html: String) -> Self {
        Self { slug: Slug::of(&name), name, description, html, members: Vec::new() }
    }
}

/// All groups.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// By name.
    pub topics: Vec<Group>,
    /// The last first.
    pub years: Vec<Group>,
    /// By name.
    pub authors: Vec<Group>,
    /// By name.
    pub series: Vec<Group>,
}

/// Articles by their places, the first most.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rankings {
    /// What is read now, which the front page shows.
    pub now: Vec<usize>,
    /// What was read most ever.
    pub ever: Vec<usize>,
    /// What was read most in this year; empty unless something was counted in it.
    pub year: Vec<usize>,
    /// What was read most in this month.
    pub month: Vec<usize>,
    /// The day up to which reads were counted.
    pub until: Option<Date>,
}
