//! The front matter of articles, under every field name in common use.

mod dates;

use crate::diagnostics::{Code, Diagnostic};
use crate::front_matter::date::{Moment, WrittenDate};
use crate::front_matter::fields::{At, Fields, truth};
use crate::front_matter::tree::{Entry, Value, flatten};
use crate::names;
use crate::site_config::SiteConfig;
use crate::web;
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::Path;

/// The front matter of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleFields {
    /// Its title.
    pub title: String,
    /// A few sentences about it. Without them, the text above `<!-- more -->` is used.
    pub summary: Option<String>,
    /// When it was published.
    pub date: Moment,
    /// When its substance last changed.
    pub updated: Option<Moment>,
    /// When it is first shown, if that is not its date.
    pub scheduled: Option<Moment>,
    /// When it is no longer shown.
    pub expires: Option<Moment>,
    /// The last segment of its URL, if given.
    pub slug: Option<At<String>>,
    /// The names of its topics, the main one first.
    pub topics: Vec<At<String>>,
    /// Of those, the ones that are written as several words in place of a list.
    pub topic_words: Vec<At<String>>,
    /// The names of its authors.
    pub authors: Vec<At<String>>,
    /// Its cover picture.
    pub picture: Option<CoverPicture>,
    /// Whether it is a draft, which is not published.
    pub draft: bool,
    /// Whether it is published but left out of lists.
    pub unlisted: bool,
    /// Set if it is the featured article of the front page.
    pub featured: Option<At<bool>>,
    /// Its rank among the popular articles, from 1.
    pub popular: Option<At<i64>>,
    /// Whether it is featured when no article is marked as featured.
    pub pinned: bool,
    /// Its order among articles of the same moment, lowest first.
    pub weight: i64,
    /// Former paths that redirect to it.
    pub aliases: Vec<At<String>>,
    /// The URL where it was published first.
    pub canonical: Option<String>,
    /// The series it belongs to.
    pub series: Option<At<String>>,
    /// Whether dollars delimit formulas, if that is not as in the rest of the magazine.
    pub math: Option<bool>,
    /// Its language, if it is not the magazine's.
    pub language: Option<String>,
}

/// A picture named in front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverPicture {
    /// Its line in the file.
    pub line: usize,
    /// Its URL or path, as in a Markdown image.
    pub src: String,
    /// Its alternative text.
    pub alt: Option<String>,
}

impl ArticleFields {
    /// When it is first shown.
    pub fn shown_from(&self) -> Moment {
        self.scheduled.unwrap_or(self.date)
    }
}

const DATE: &[&str] = &["date", "published", "publishDate", "pubDate", "pubDatetime"];
pub(crate) const UPDATED: &[&str] = &["updated", "lastmod", "updatedDate", "modDatetime"];
const TOPICS: [&[&str]; 3] =
    [&["topics"], &["categories", "category", "taxonomies.categories"], &["tags", "taxonomies.tags"]];
pub(crate) const SCHEDULED: &[&str] = &["scheduled"];
pub(crate) const EXPIRES: &[&str] = &["expiryDate", "expires"];
pub(crate) const SUMMARY: &[&str] = &["summary", "description", "excerpt"];
pub(crate) const PICTURE: &[&str] = &[
    "image",
    "image.src",
    "image.url",
    "cover.image",
    "cover.src",
    "cover",
    "coverImage",
    "coverImage.src",
    "coverImage.url",
    "images",
    "ogImage",
    "main_image",
];
pub(crate) const ALT: &[&str] = &[
    "image_alt",
    "image.alt",
    "cover.alt",
    "coverAlt",
    "coverImage.alt",
    "coverImageAlt",
    "ogImageAlt",
    "mainImageAlt",
];

/// Reads an article's fields; `named` is the date in its file name, used if there is no date field,
/// and `now` the time of the build.
pub fn read(
    path: &Path,
    entries: Vec<Entry>,
    named: Option<Date>,
    settings: &SiteConfig,
    now: Timestamp,
) -> (ArticleFields, Vec<Diagnostic>) {
    let (entries, free) = unwrap(flatten(entries));
    let mut fields = Fields::new(path, "an article", entries);
    let meta = take(&mut fields, named, settings);
    dates::check(&mut fields, &meta, now);
    (meta, fields.finish(|name| free.iter().any(|free| free == name) || settings.ignores(name)))
}

/// Takes every field of an article.
pub(crate) fn take(fields: &mut Fields<'_>, named: Option<Date>, settings: &SiteConfig) -> ArticleFields {
    let title = fields.required(&["title"], "add a title: `title: \"…\"`");
    let published = published(fields);
    let date = fields.date(if published.is_some() {
        &["date", "publishDate", "pubDate", "pubDatetime"]
    } else {
        DATE
    });
    let named = named.map(|day| WrittenDate { day, ..WrittenDate::default() });
    let date = date.map(|date| date.value).or(named);
    if date.is_none() && !fields.reported(DATE) {
        fields.missing("date", "add the date of publication: `date: 2025-03-10`");
    }
    let topics: Vec<_> = TOPICS.iter().flat_map(|names| fields.topics(names)).collect();
    let topic_words = TOPICS.iter().filter_map(|names| fields.words(names)).collect();
    let zone = settings.zone();
    let moment = |date: WrittenDate| date.moment(&zone);
    let authors = fields.authors(&["authors", "author", "authors.name", "author.name", "taxonomies.authors"]);
    let meta = ArticleFields {
        title: title.map_or_else(String::new, |title| title.value),
        summary: fields.shown(SUMMARY).map(|summary| summary.value),
        date: date.map(moment).unwrap_or_default(),
        updated: fields.date(UPDATED).map(|date| moment(date.value)),
        scheduled: scheduled(fields).map(moment),
        expires: fields.date(EXPIRES).map(|date| moment(date.value)),
        slug: fields.text(&["slug"]),
        topic_words,
        topics: topics.into_iter().map(composed).collect(),
        authors: authors.into_iter().map(composed).collect(),
        picture: picture(fields),
        draft: fields.truth(&["draft"]).is_some_and(|draft| draft.value) || published == Some(false),
        unlisted: fields.truth(&["unlisted"]).is_some_and(|unlisted| unlisted.value),
        featured: fields.truth(&["featured"]).filter(|featured| featured.value),
        popular: fields.number(&["popular"]),
        pinned: fields.truth(&["pinned"]).is_some_and(|pinned| pinned.value),
        weight: fields.number(&["weight"]).map_or(0, |weight| weight.value),
        aliases: fields.texts(&["aliases"]),
        canonical: canonical(fields),
        series: fields.series(&["series", "taxonomies.series"]).map(composed),
        math: fields.truth(&["math"]).map(|math| math.value),
        language: fields
            .language(&["lang", "language"])
            .map(|language| language.value)
            .filter(|language| *language != settings.site.language),
    };
    if let Some(rank) = meta.popular.as_ref().filter(|rank| rank.value < 1) {
        fields.at(
            Code::InvalidValue,
            rank.line,
            "`popular` is not a valid rank",
            "choose a number from 1, the most popular article",
        );
    }
    meta
}

/// A name in the form in which names are compared.
fn composed(name: At<String>) -> At<String> {
    At { line: name.line, value: names::nfc(&name.value) }
}

/// Moves the fields of Zola's `[extra]` and Hugo's `params` to the top level and returns their names. Themes define
/// their own fields there, so unknown ones are not errors.
fn unwrap(mut entries: Vec<Entry>) -> (Vec<Entry>, Vec<String>) {
    let mut free = Vec::new();
    for entry in &mut entries {
        if let Some(name) = entry.name.strip_prefix("extra.").or(entry.name.strip_prefix("params.")) {
            entry.name = name.to_owned();
            free.push(entry.name.clone());
        }
    }
    (entries, free)
}

/// The value of `published` if it is a boolean and not a date.
fn published(fields: &mut Fields<'_>) -> Option<bool> {
    match fields.take(&["published"])?.node.value {
        Value::Scalar { text, quoted: false } => truth(&text),
        _ => None,
    }
}

/// The URL where the article was published first.
fn canonical(fields: &mut Fields<'_>) -> Option<String> {
    let At { line, value } = fields.text(&["canonicalUrl"])?;
    match web::absolute(&value) {
        Ok(url) => Some(url.into()),
        Err((what, help)) => {
            fields.at(Code::InvalidUrl, line, format!("`canonicalUrl` is not {what}: `{value}`"), help);
            None
        }
    }
}

/// The value of `scheduled` if it is a date. `true` has no effect, as every article waits for its date.
fn scheduled(fields: &mut Fields<'_>) -> Option<WrittenDate> {
    match fields.take(SCHEDULED)?.node.value {
        Value::Scalar { text, quoted: false } if truth(&text).is_some() => None,
        _ => fields.date(SCHEDULED).map(|date| date.value),
    }
}

fn picture(fields: &mut Fields<'_>) -> Option<CoverPicture> {
    let alt = fields.shown(ALT).map(|alt| alt.value);
    // Hugo's options for how a theme shows the picture.
    for name in ["cover.caption", "cover.relative", "cover.hidden"] {
        fields.take(&[name]);
    }
    let src = fields.texts(PICTURE).into_iter().next()?;
    Some(CoverPicture { line: src.line, src: src.value, alt })
}

#[cfg(test)]
mod tests;
