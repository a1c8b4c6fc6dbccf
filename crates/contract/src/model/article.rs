//! Articles: complete, in lists, and as links.

use crate::slug::Slug;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An article as lists show it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Summary {
    /// The last segment of its URL, `/articles/<slug>/`.
    pub slug: Slug,
    /// Its title, plain text.
    pub title: String,
    /// Two or three sentences about it, plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Publication date, `YYYY-MM-DD`.
    pub date: String,
    /// Date of the last substantial change, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// The exact time of publication, in the format of RFC 3339. Default: `date` at midnight UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The exact time of the last substantial change, in the format of RFC 3339. Default: `updated` at midnight UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
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
    /// Its cover. Default: the main topic's name as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<Cover>,
    /// The absolute URL where it was published first, if that is another page. Search engines show that page instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// The body as HTML; only if the magazine is a single file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
}

/// The image of an article, in lists and above its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Cover {
    /// Vector art: one `<svg>` element, which screen readers ignore.
    Art(String),
    /// An image file.
    Picture(Picture),
}

/// An image and the dimensions used for its layout.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Picture {
    /// Its location: an absolute URL, or a path below the magazine's root.
    pub src: String,
    /// Alternative text.
    pub alt: String,
    /// Its width in CSS pixels.
    pub width: u32,
    /// Its height in CSS pixels.
    pub height: u32,
    /// The same image in other widths and formats, from which the browser chooses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variants: Option<Variants>,
    /// A tiny version as a `data:` URL, shown until the image has loaded.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub placeholder: String,
}

/// An image's files, one for each width and format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Variants {
    /// Their location, like `src` but without the extension and with `*` in place of the width: `media/bridge-*`.
    pub path: String,
    /// Their file extensions, `avif` or `webp`; browsers use the first that they support.
    pub formats: Vec<String>,
    /// Their widths in pixels, ascending.
    pub widths: Vec<u32>,
}

/// `data/articles/<slug>.json`: one complete article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Article {
    /// The format version of this file, currently 1.
    pub format: u32,
    /// The data that lists show.
    pub article: Summary,
    /// Whether the summary is taken from the beginning of the body, so that the page does not show it above the body.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub excerpt: bool,
    /// The body as HTML.
    pub html: String,
    /// Its headings, in document order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contents: Vec<Heading>,
    /// The article published before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<Teaser>,
    /// The article published after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer: Option<Teaser>,
    /// Related articles, most related first, with only the fields that a link to them shows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Summary>,
    /// The series it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// The absolute URL where its source can be edited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edit: Option<String>,
}

/// An article's place in a series.
///
/// The number of parts is stored only in the series' own list, so adding a part rewrites that list and the previous
/// part.
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

/// A heading in an article's body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Heading {
    /// Its `id` in the body.
    pub id: String,
    /// Its plain text.
    pub text: String,
    /// Its level, 2 or 3.
    pub level: u8,
}

/// An article that another one links to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Teaser {
    /// The last segment of its URL.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its language. Default: the magazine's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl Summary {
    /// When it was published: the exact time, if known, or the date.
    pub fn published_at(&self) -> &str {
        self.published.as_ref().unwrap_or(&self.date)
    }

    /// When its substance last changed: the exact time, if known, or the date.
    pub fn modified_at(&self) -> Option<&str> {
        self.modified.as_deref().or(self.updated.as_deref())
    }

    /// The fields that other articles show when they link to this one.
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
