//! An article's entry in lists.

use crate::rendered_cache::Rendered;
use content::article_fields::ArticleFields;
use content::front_matter::date::Moment;
use content::source_file::SourceFile;
use content::theme::Theme;
use contract::model::{Cover, Summary};
use contract::url::{self, Slug};
use markup::cover_art;
use std::collections::HashSet;

/// An article's entry in lists; nothing for other files. `theme` says whether an article without a picture has a drawn
/// cover.
pub fn summary_of(source_file: &SourceFile, set: &Rendered, theme: &Theme) -> Summary {
    let has_art = theme.cover_art != Some(false);
    source_file.meta().map(|meta| summary(meta, source_file.slug(), set, has_art)).unwrap_or_default()
}

/// Builds an article's entry in lists.
fn summary(meta: &ArticleFields, slug: Slug, set: &Rendered, has_art: bool) -> Summary {
    let mut seen = HashSet::new();
    let topics: Vec<String> = meta
        .topics
        .iter()
        .map(|topic| topic.value.clone())
        .filter(|topic| seen.insert(url::slug(topic)))
        .collect();
    let topic = topics.first().map_or("", String::as_str);
    let art = || has_art.then(|| Cover::Art(cover_art::art(topic, &meta.title, &slug)));
    let cover = set.picture.clone().map(Cover::Picture).or_else(art);
    Summary {
        slug,
        title: meta.title.clone(),
        summary: meta.summary.clone().or_else(|| set.document.excerpt.clone()).unwrap_or_default(),
        date: meta.date.day().to_string(),
        updated: meta.updated.map(|moment| moment.day().to_string()),
        published: exact(meta.date),
        modified: meta.updated.and_then(exact),
        minutes: Some(set.document.minutes),
        authors: meta.authors.iter().map(|author| author.value.clone()).collect(),
        cover,
        language: meta.language.clone(),
        canonical: meta.canonical.clone(),
        html: None,
        topics,
    }
}

/// A moment in the format of RFC 3339, unless its date says the same.
fn exact(moment: Moment) -> Option<String> {
    (!moment.is_midnight_utc()).then(|| moment.rfc_3339())
}
