//! Generates the search index: many small files, of which a search fetches only a few.
//!
//! Articles are numbered from the oldest, so a new article changes only the files of its own words, topics, authors and
//! year. [`word_counts`] weighs the words of one article, [`gather`] merges those of all articles, and [`strings`]
//! provides the text of the search panel. The `search` crate defines the file formats.

mod gather;
mod strings;

use crate::body::Body;
use crate::model::Magazine;
use crate::{stems, word_counts};
use contract::date;
use contract::model::{Front, Site, Summary};
use contract::url::{self, Route, Slug};
use gather::Gathered;
use search::{
    html::sections,
    index_manifest::{By, FOLDER, Group, IndexManifest, PATH, PER_FILE, ending_file, paths_file, shard_file},
    postings::Postings,
    shard::{LARGEST, Shard},
};
use std::{borrow::Cow, cmp::Reverse, collections::BTreeMap};

/// Output folder of the index.
pub const OUTPUT: &str = FOLDER;

/// With more articles than this, only release builds generate the index, so that `serve` stays fast.
pub const ALWAYS: usize = 2_000;

/// Maximum number of topics, and of authors, offered as filters: those with the most articles.
const GROUPS: usize = 200;

/// An article or page in the index.
pub struct Found<'a> {
    /// Its page.
    pub route: Route,
    /// Title, summary, topics, authors, date and language; pages have only the first two.
    pub summary: Cow<'a, Summary>,
    /// Its text.
    pub text: Text<'a>,
}

/// The text of an article or page.
pub enum Text<'a> {
    /// HTML.
    Html(&'a str),
    /// An article's text, whose words may be counted already.
    Body(&'a Body),
}

impl Text<'_> {
    /// Returns the word counts in the format of [`word_counts::write`].
    fn words(&self, summary: &Summary, stems: &stems::Stems) -> String {
        let count = |html: &str| word_counts::write(&word_counts::words(summary, &sections(html), stems));
        match self {
            Self::Html(html) => count(html),
            // An unreadable text is reported when the article is written.
            Self::Body(body) => body.counted().unwrap_or_else(|| count(&body.html().unwrap_or_default())),
        }
    }
}

/// Returns everything searchable in a magazine, in index order.
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

/// Returns everything searchable in a single-file magazine, in index order.
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

/// Generates the index as pairs of output path and text. `whole` means that all articles are in one file.
pub fn files(found: &[Found<'_>], site: &Site, whole: bool) -> Vec<(String, String)> {
    let Gathered { shards, endings } = gather::gather(found, &site.language);
    let mut files = Vec::new();
    // Larger shards first, for prefixes that span many shards; by name within each half, for a compact manifest.
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
        files.push((paths_file(number(at) * PER_FILE), some.iter().map(line).collect()));
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
        words: strings::words(site),
    };
    files.push((PATH.to_owned(), manifest.write()));
    files
}

/// Returns where to load an article from: its data file, or its slug within the single file.
fn data(Found { route, summary, .. }: &Found<'_>, whole: bool) -> String {
    if whole { format!("{}#{}", url::FRONT, summary.slug) } else { route.data() }
}

/// Returns a page's address below the magazine's root, percent-encoded.
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

/// Returns the largest groups, and for each a file with the numbers of its articles.
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
    // The sort is stable, so groups of equal size stay ordered by slug.
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
