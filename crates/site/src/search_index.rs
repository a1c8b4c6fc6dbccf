//! The index that readers search: files, each small, of which a search fetches the few it needs.
//!
//! Articles are numbered from the oldest. So one more article changes the files that its own words, topics, authors and
//! year are in, and no other, however many there are. [`count`] weighs an article's words, [`gather`] puts those of all
//! articles together, [`strings`] is what the panel says. What is in the files is the `search`
//! crate's business.

mod gather;
mod strings;

use crate::body::Body;
use crate::model::Magazine;
use crate::{stems, word_counts};
use contract::date;
use contract::model::{Front, Summary};
use contract::url::{self, Route, Slug};
use gather::Gathered;
use search::{
    index_manifest::{
        By, FOLDER, Group, IndexManifest, PATH, PER_FILE, ending_file, places_file, shard_file,
    },
    postings::Postings,
    shard::{LARGEST, Shard},
};
use std::{borrow::Cow, cmp::Reverse, collections::BTreeMap};

/// The folder of these files in the output.
pub const OUTPUT: &str = FOLDER;

/// Above this many articles the index is made in release builds only: `serve` shows a changed article at once.
pub const ALWAYS: usize = 2_000;

/// How many topics, and how many authors, results can be narrowed down to: those with most articles.
const GROUPS: usize = 200;

/// An article or page as it is found.
pub struct Found<'a> {
    /// The page.
    pub route: Route,
    /// Title, summary, topics, authors, date and language; of a page only the first two.
    pub summary: Cow<'a, Summary>,
    /// The text.
    pub text: Text<'a>,
}

/// The text of what can be found.
pub enum Text<'a> {
    /// As HTML.
    Html(&'a str),
    /// An article's, whose words may be counted already.
    Body(&'a Body),
}

impl Text<'_> {
    /// The words, counted, as [`word_counts::write`] writes them.
    fn words(&self, summary: &Summary, stems: &stems::Stems) -> String {
        let count = |html: &str| word_counts::write(&word_counts::words(summary, html, stems));
        match self {
            Self::Html(html) => count(html),
            // Without its text an article would not be written, of which the writer tells.
            Self::Body(body) => body.counted().unwrap_or_else(|| count(&body.html().unwrap_or_default())),
        }
    }
}

/// What can be found in a magazine, in the order of the index.
pub fn found(magazine: &Magazine) -> Vec<Found<'_>> {
    let pages = magazine.pages.iter().map(|page| Found {
        route: Route::Page(page.slug.clone()),
        summary: Cow::Owned(Summary {
            title: page.title.clone(),
            summary: page.description.clone(),
            ..Summary::default()
        }),
        text: Text::Html(&page.html),
    });
    let articles = magazine.articles.iter().rev().map(|article| Found {
        route: Route::Article(article.summary.slug.clone()),
        summary: Cow::Borrowed(&article.summary),
        text: Text::Body(&article.body),
    });
    let mut pages: Vec<_> = pages.collect();
    pages.sort_by_key(|page| page.route.path());
    pages.into_iter().chain(articles).collect()
}

/// What can be found in a magazine that is whole in one file.
pub fn found_in(front: &Front) -> Vec<Found<'_>> {
    let mut articles: Vec<&Summary> = front.articles.iter().collect();
    articles.sort_by(|a, b| a.date.cmp(&b.date));
    let found = articles.into_iter().map(|summary| Found {
        route: Route::Article(summary.slug.clone()),
        summary: Cow::Borrowed(summary),
        text: Text::Html(summary.html.as_deref().unwrap_or_default()),
    });
    found.collect()
}

/// The files of the index: path in the output, and text. `whole` says that all articles are in one file.
pub fn files(found: &[Found<'_>], language: &str, whole: bool) -> Vec<(String, String)> {
    let Gathered { shards, endings } = gather::gather(found, language);
    let mut files = Vec::new();
    // The larger ones first, for a beginning that is on many shards; by name within both halves, for a small manifest.
    let mut put_larger_first = |mut shards: Vec<Shard>, file: fn(&str) -> String| -> Vec<String> {
        shards.sort_by(|a, b| {
            let small = |shard: &Shard| shard.text.len() < LARGEST / 2;
            small(a).cmp(&small(b)).then_with(|| a.name.cmp(&b.name))
        });
        let mut names = Vec::with_capacity(shards.len());
        for Shard { name, text } in shards {
            files.push((file(&name), text));
            names.push(name);
        }
        names
    };
    let shards = put_larger_first(shards, shard_file);
    let endings = put_larger_first(endings, ending_file);
    for (at, some) in found.chunks(PER_FILE as usize).enumerate() {
        let line = |found: &Found<'_>| format!("{}\t{}\n", path(&found.route), data(found, whole));
        files.push((places_file(number(at) * PER_FILE), some.iter().map(line).collect()));
    }
    let (topics, topic_files) = groups(found, By::Topic, |summary| &summary.topics);
    let (authors, author_files) = groups(found, By::Author, |summary| &summary.authors);
    files.extend(topic_files);
    files.extend(author_files);
    let manifest = IndexManifest {
        count: number(found.len()),
        shards,
        endings,
        years: years(found),
        topics,
        authors,
        words: strings::words(language),
    };
    files.push((PATH.to_owned(), manifest.write()));
    files
}

/// Where an article's text is: the file, or its slug in the file of all.
fn data(Found { route, summary, .. }: &Found<'_>, whole: bool) -> String {
    if whole { format!("{}#{}", url::FRONT, summary.slug) } else { route.data() }
}

/// The address of a page below the magazine's root, percent-encoded.
fn path(route: &Route) -> String {
    let href = route.href();
    href.strip_prefix(url::base()).unwrap_or(&href).to_owned()
}

fn years(found: &[Found<'_>]) -> Vec<Group> {
    let mut years: Vec<Group> = Vec::new();
    for (at, found) in found.iter().enumerate() {
        let year = date::year(&found.summary.date);
        match years.last_mut() {
            _ if year.is_empty() => {}
            Some(last) if last.slug == year => last.count += 1,
            _ => years.push(Group {
                slug: year.to_owned(),
                name: year.to_owned(),
                first: number(at),
                count: 1,
            }),
        }
    }
    years.reverse();
    years
}

/// The groups with most articles, and a file for each with its articles' numbers.
fn groups(
    found: &[Found<'_>],
    by: By,
    names: impl Fn(&Summary) -> &Vec<String>,
) -> (Vec<Group>, Vec<(String, String)>) {
    let mut all: BTreeMap<Slug, (String, Postings)> = BTreeMap::new();
    for (at, found) in found.iter().enumerate() {
        let mut slugs: Vec<Slug> = Vec::new();
        for name in names(&found.summary) {
            let slug = Slug::of(name);
            if !slugs.contains(&slug) {
                let (_, articles) =
                    all.entry(slug.clone()).or_insert_with(|| (name.clone(), Postings::default()));
                articles.push_number(number(at));
                slugs.push(slug);
            }
        }
    }
    let mut all: Vec<_> = all.into_iter().collect();
    // A stable sort: those of one size stay ordered by slug.
    all.sort_by_key(|(_, (_, articles))| Reverse(articles.count()));
    all.truncate(GROUPS);
    let file = |(slug, (_, articles)): &(Slug, (String, Postings))| {
        (by.file(slug), format!("{}\n", articles.text()))
    };
    let files = all.iter().map(file).collect();
    let group = |(slug, (name, articles)): (Slug, (String, Postings))| Group {
        slug: slug.to_string(),
        name,
        first: 0,
        count: articles.count(),
    };
    (all.into_iter().map(group).collect(), files)
}

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
