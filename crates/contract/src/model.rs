//! The JSON model: one set of types that builds write and pages read.
//!
//! Every field that a hand-written `articles.json` may omit has a default. `docs/articles-json.md` documents the
//! format; `public/schema/articles.json` is its JSON Schema, generated from these types and their doc comments.

mod article;
mod list;
mod site;

pub use article::{Article, Cover, Heading, Picture, Series, Summary, Teaser, Variants};
pub use list::{Entry, Index, Listing, Page};
#[cfg(feature = "publishing")]
pub use site::Allowed;
pub use site::{Block, Link, Site};

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The newest format version that this version writes and reads.
pub const FORMAT: u32 = 1;

/// The most related articles that an article has.
pub const RELATED: usize = 3;

/// `articles.json`: the front page's data.
///
/// Without `data`, this file is the whole magazine, with article bodies inline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Front {
    /// The format version of this file, currently 1.
    pub format: u32,
    /// The magazine's name and presentation.
    pub site: Site,
    /// The slug of the featured article. Default: the newest article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub featured: Option<String>,
    /// The slugs of the most popular articles, most popular first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub popular: Vec<String>,
    /// Every article the front page shows, newest first; articles that are only featured or popular come last.
    pub articles: Vec<Summary>,
    /// How many of `articles`, from the first, appear in the grid. Default: `site.perPage`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest: Option<u32>,
    /// The parts of the front page, from the top. Default: the featured article with the most popular ones beside it,
    /// then the grid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub home: Vec<Block>,
    /// The number of articles in the magazine. Default: the length of `articles`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// The topics with the most articles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Entry>,
    /// Whether every other page has its own file below `data/`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub data: bool,
}
