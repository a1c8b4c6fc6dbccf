//! Lists of articles, indexes of lists, and pages of text.

use super::Summary;
use crate::slug::Slug;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A list of articles, or one page of it: a topic, year, author, series or ranking.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Listing {
    /// The format version of this file, currently 1.
    pub format: u32,
    /// The list's title: the name of the topic, author or series, or the year.
    pub title: String,
    /// One or two sentences about it, plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// More about it as HTML, such as an author's biography.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub html: String,
    /// The articles, newest first; in a series oldest first, in a ranking most read first.
    pub articles: Vec<Summary>,
    /// This page's number, counted from the oldest; absent on the newest page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The number of the page with older articles, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<u32>,
    /// The number of the page with newer articles; on a numbered page without it, the newest page is next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer: Option<u32>,
    /// In a ranking: the last day whose reads were counted, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// In a ranking: the periods that have a ranking of their own, `year` and `month`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub periods: Vec<String>,
}

/// `data/topics.json`, `data/archive.json`, `data/authors.json`: an index of lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Index {
    /// The format version of this file, currently 1.
    pub format: u32,
    /// The lists, in display order.
    pub entries: Vec<Entry>,
}

/// One list in an index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Entry {
    /// The last segment of its URL.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// The number of articles in it.
    pub count: u32,
    /// One or two sentences about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
}

/// `data/pages/<slug>.json`: a page from `content/pages`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Page {
    /// The format version of this file, currently 1.
    pub format: u32,
    /// Its title.
    pub title: String,
    /// One sentence about it, for search engines.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Its text, as HTML.
    pub html: String,
}
