//! Data about the magazine as a whole.

#[cfg(feature = "publishing")]
use crate::date::DateStyle;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
#[cfg(feature = "publishing")]
use std::collections::BTreeMap;

/// The magazine's name and presentation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The magazine's name.
    pub title: String,
    /// One sentence about it, for search engines and the front page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The absolute URL it is published at, `https://example.org/` or `https://example.org/blog/`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// Its language, a BCP 47 tag. Default: `en`.
    #[serde(default = "english", skip_serializing_if = "is_english")]
    pub language: String,
    /// Links in the masthead, after the built-in ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// One line in the footer of every page: a licence, an imprint.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub footer: String,
    /// The menu in the masthead as HTML: `<li>` with a link, or with `<details>` that have a `<summary>` and a `<ul>` of
    /// links. Default: topics, archive, most popular.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub menu: String,
    /// Columns in the footer of every page as HTML: a `<div>` for each.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub columns: String,
    /// Articles per page of a list. Default: 10.
    #[serde(default = "ten", skip_serializing_if = "is_ten")]
    pub per_page: u32,
    /// How dates are written: `medium`, `long` or `iso`. Default: `medium`. The app reads it from the document.
    #[cfg(feature = "publishing")]
    #[serde(default, skip_serializing_if = "DateStyle::is_default")]
    pub date_style: DateStyle,
    /// Words of the interface that differ from the built-in ones, by the name of the string. The app reads them from
    /// the file of its messages.
    #[cfg(feature = "publishing")]
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub strings: BTreeMap<String, String>,
    /// Other hosts that pages may load from. Only prerendering uses it.
    #[cfg(feature = "publishing")]
    #[serde(default, skip_serializing_if = "Allowed::is_empty")]
    pub allow: Allowed,
}

/// Hosts besides the magazine's own that the Content Security Policy allows.
#[cfg(feature = "publishing")]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Allowed {
    /// Hosts that images may be loaded from, such as `pictures.example`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<String>,
    /// Hosts whose pages may be shown in a frame.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frames: Vec<String>,
}

#[cfg(feature = "publishing")]
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

// serde passes a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_ten(number: &u32) -> bool {
    *number == 10
}

/// A label and its target: an absolute URL, or a path below the magazine's root such as `about/`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Link {
    /// The visible text.
    pub label: String,
    /// The target.
    pub href: String,
}

/// A part of the front page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Block {
    /// How it shows its articles: `featured`, `popular`, `grid`, `list`, or `text` for their titles alone. Default:
    /// `grid`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub show: String,
    /// Its heading. Default: that of the newest articles, or of the most popular ones.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub heading: String,
    /// The path below the magazine's root of the page with all of its articles, such as `topics/devops/`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub href: String,
    /// Its text as HTML, in place of articles.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub html: String,
    /// The slugs of its articles, which must be among the front page's `articles`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<String>,
}
