//! Lists of articles, lists of lists, and pages of text.

use super::Summary;
use crate::slug::Slug;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A list of articles, or one page of it: a topic, a year, an author, a series, what is popular.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Index {
    /// The format of this file, now 1.
    pub format: u32,
    /// The lists, in the order to show them in.
    pub entries: Vec<Entry>,
}

/// One list in an index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Entry {
    /// The last part of its address.
    pub slug: Slug,
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
#[cfg_attr(feature = "schema", derive(JsonSchema))]
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
