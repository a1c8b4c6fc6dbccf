//! What press writes and pages read: one type for both directions, in JSON.
//!
//! Whatever a hand-written `articles.json` may leave out has a default. `docs/articles-json.md` tells the
//! same in prose and `public/schema/articles.json` to a validator.

mod article;
mod list;
mod site;

pub use article::{Article, Cover, Heading, Picture, Series, Summary, Teaser, Variants};
pub use list::{Entry, Index, Listing, Page};
#[cfg(feature = "schema")]
pub use site::Allowed;
pub use site::{Link, Site};

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The newest format that this version writes and reads.
pub const FORMAT: u32 = 1;

/// How many related articles an article has.
pub const RELATED: usize = 3;

/// `articles.json`: the front page, and where the rest is.
///
/// Without `data` the magazine is whole in this one file, bodies inline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
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
