//! What press writes and pages read: one type for both directions, in JSON.
//!
//! Whatever a hand-written `articles.json` may leave out has a default. `docs/articles-json.md` tells the
//! same in prose and `public/schema/articles.json` to a validator.

use serde::{Deserialize, Serialize};

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;

/// The newest format that this version writes and reads.
pub const FORMAT: u32 = 1;

/// `articles.json`: the front page, and where the rest is.
///
/// Without `data` the magazine is whole in this one file, bodies inline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Front {
    /// The format of this file, now 1.
    pub format: u32,
    /// What the magazine is called and how it presents itself.
    pub site: Site,
    /// The slug of the featured article. Default: the newest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub featured: Option<String>,
    /// The slugs of the most popular articles, the first most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub popular: Vec<String>,
    /// Every article the front page shows, newest first; those that are only featured or popular come last.
    pub articles: Vec<Summary>,
    /// How many of `articles`, from the first, stand in the grid. Default: `site.perPage`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest: Option<u32>,
    /// How many articles the magazine has. Default: as many as `articles`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// The topics with most articles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Entry>,
    /// Whether every other page has a file of its own below `data/`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub data: bool,
}

/// What the magazine is called and how it presents itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The magazine's name.
    pub title: String,
    /// One sentence about it, for search engines and the front page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The absolute address it is published at, `https://example.org/` or `https://example.org/blog/`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// Its language, a BCP 47 tag. Default: `en`.
    #[serde(default = "english", skip_serializing_if = "is_english")]
    pub language: String,
    /// Links in the masthead, after the built-in ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// One line at the foot of every page: a licence, an imprint.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub footer: String,
    /// Articles on one page of a list. Default: 10.
    #[serde(default = "ten", skip_serializing_if = "is_ten")]
    pub per_page: u32,
    /// Other hosts that the pages may show something from. Only what prints them asks.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default, skip_serializing_if = "Allowed::is_empty")]
    pub allow: Allowed,
}

/// Hosts besides the magazine's own that the pages' security policy lets through.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Allowed {
    /// Hosts from which pictures may come, as in `pictures.example`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<String>,
    /// Hosts whose pages may stand in a frame.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frames: Vec<String>,
}

#[cfg(not(target_arch = "wasm32"))]
impl Allowed {
    fn is_empty(&self) -> bool {
        self.pictures.is_empty() && self.frames.is_empty()
    }
}

fn english() -> String {
    "en".to_owned()
}

fn is_english(language: &String) -> bool {
    language == "en"
}

fn ten() -> u32 {
    10
}

// The signature is serde's: it hands a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_ten(number: &u32) -> bool {
    *number == 10
}

/// A label and where it leads: an absolute address, or a path below the magazine's root as in `about/`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Link {
    /// What the reader sees.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// What a list shows of an article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Summary {
    /// The last part of its address, `/articles/<slug>/`.
    pub slug: String,
    /// Its title, plain text.
    pub title: String,
    /// Two or three sentences about it, plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// When it was published, `YYYY-MM-DD`.
    pub date: String,
    /// When it was last changed in substance, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// Reading time in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Its language, a BCP 47 tag. Default: the magazine's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The names of its topics, the main one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// The names of its authors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Its cover. Default: the topic, in type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<Cover>,
    /// The body as HTML; only in a magazine that is whole in one file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
}

/// What stands for an article in a list and above its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Cover {
    /// Vector art: one `<svg>` element that says nothing to a screen reader.
    Art(String),
    /// A picture.
    Picture(Picture),
}

/// A picture with the dimensions it is laid out by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Picture {
    /// Where it is: an absolute address, or a path below the magazine's root.
    pub src: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Its width in CSS pixels.
    pub width: u32,
    /// Its height in CSS pixels.
    pub height: u32,
    /// The same picture in other widths and formats, of which a browser takes the one that it needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variants: Option<Variants>,
    /// The same picture in a few pixels, a `data:` address: what is seen until it arrives.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub placeholder: String,
}

/// A picture's files, one of each width in each format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Variants {
    /// Where they are, as `src`, without the ending and with `*` for the width: `media/bridge-*`.
    pub path: String,
    /// Their endings, `avif` or `webp`; the first that a browser knows is taken.
    pub formats: Vec<String>,
    /// Their widths in pixels, from the smallest.
    pub widths: Vec<u32>,
}

/// `data/articles/<slug>.json`: one article, whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Article {
    /// The format of this file, now 1.
    pub format: u32,
    /// What a list shows of it.
    pub article: Summary,
    /// The body as HTML.
    pub html: String,
    /// Its headings, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contents: Vec<Heading>,
    /// The article published before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<Teaser>,
    /// The article published after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer: Option<Teaser>,
    /// Articles on the same subject, the nearest first, as they are named in passing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Summary>,
    /// The series it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// The absolute address where its source can be edited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edit: Option<String>,
}

/// An article's place in a series. How many parts there are stands in the series' own list, so that one more part
/// rewrites that list and the part before it, and no other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Series {
    /// The name of the series.
    pub name: String,
    /// Which part this is, counted from 1, the oldest.
    pub part: u32,
    /// The part before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Teaser>,
    /// The part after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Teaser>,
}

/// A heading of an article's body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Heading {
    /// Its `id` in the body.
    pub id: String,
    /// Its text, plain.
    pub text: String,
    /// 2 or 3.
    pub level: u8,
}

/// An article named in passing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Teaser {
    /// The last part of its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its language. Default: the magazine's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl Summary {
    /// What is said of an article that another one leads to.
    pub fn in_passing(&self) -> Self {
        let Self { slug, title, date, topics, minutes, language, .. } = self;
        Self {
            slug: slug.clone(),
            title: title.clone(),
            date: date.clone(),
            topics: topics.iter().take(1).cloned().collect(),
            minutes: *minutes,
            language: language.clone(),
            ..Self::default()
        }
    }
}

impl From<&Summary> for Teaser {
    fn from(Summary { slug, title, language, .. }: &Summary) -> Self {
        Self { slug: slug.clone(), title: title.clone(), language: language.clone() }
    }
}

/// A list of articles, or one page of it: a topic, a year, an author, a series, what is popular.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Listing {
    /// The format of this file, now 1.
    pub format: u32,
    /// What the list is of: the topic's, the author's name, the year.
    pub title: String,
    /// One or two sentences about it, plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// More about it, as HTML: an author's text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub html: String,
    /// The articles, newest first; of a series the oldest first; of what is popular the most read first.
    pub articles: Vec<Summary>,
    /// This page's number, counted from the oldest; the newest page has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The number of the page with older articles, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<u32>,
    /// The number of the page with newer ones; a numbered page without it leads to the newest page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer: Option<u32>,
    /// Of what is popular: the day up to which reads were counted, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Of what is popular: the periods that have a ranking of their own, `year` and `month`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<String>,
}

/// `data/topics.json`, `data/archive.json`: what lists there are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Index {
    /// The format of this file, now 1.
    pub format: u32,
    /// The lists, in the order to show them in.
    pub entries: Vec<Entry>,
}

/// One list in an index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Entry {
    /// The last part of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// How many articles it has.
    pub count: u32,
    /// One or two sentences about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
}

/// `data/pages/<slug>.json`: a page of `content/pages`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Page {
    /// The format of this file, now 1.
    pub format: u32,
    /// Its title.
    pub title: String,
    /// One sentence about it, for search engines.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Its text, as HTML.
    pub html: String,
}
