//! An article, whole, in a list, and in passing.

use crate::slug::Slug;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a list shows of an article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Summary {
    /// The last part of its address, `/articles/<slug>/`.
    pub slug: Slug,
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
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Cover {
    /// Vector art: one `<svg>` element that says nothing to a screen reader.
    Art(String),
    /// A picture.
    Picture(Picture),
}

/// A picture with the dimensions it is laid out by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Teaser {
    /// The last part of its address.
    pub slug: Slug,
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
