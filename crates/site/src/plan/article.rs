//! The data files of articles.

use super::{Content, File, Make, count};
use crate::body::Body;
use crate::model::{Article, Group, Magazine};
use crate::rendered_cache;
use contract::model::{self, FORMAT, Series, Teaser};
use contract::url::Route;
use std::collections::HashMap;

/// Yields a file for each article, including unlisted ones.
pub fn files(magazine: &Magazine) -> impl Iterator<Item = File<'_>> {
    let series = parts(magazine);
    let listed = magazine.articles.iter().enumerate().map(move |(place, article)| {
        let series = series.get(&place).cloned();
        article_file(magazine, article, move |article| listed(magazine, place, article, series.clone()))
    });
    listed.chain(magazine.unlisted.iter().map(|article| article_file(magazine, article, bare)))
}

/// The file of an article whose text is newer than the magazine; see
/// [`Texts::renewed`](crate::magazine::Texts::renewed).
pub fn renewed<'m>(magazine: &'m Magazine, article: &'m Article) -> File<'m> {
    let slug = &article.summary.slug;
    let Some(place) = magazine.articles.iter().position(|old| old.summary.slug == *slug) else {
        return article_file(magazine, article, bare);
    };
    article_file(magazine, article, move |article| listed(magazine, place, article, part(magazine, place)))
}

/// An article with its neighbours, without its text.
fn listed(magazine: &Magazine, place: usize, article: &Article, series: Option<Series>) -> model::Article {
    let articles = &magazine.articles;
    let newer = place.checked_sub(1).and_then(|place| articles.get(place));
    let older = articles.get(place + 1);
    let related = magazine.related.get(place).map_or(&[][..], Vec::as_slice);
    model::Article {
        older: older.map(teaser),
        newer: newer.map(teaser),
        series,
        related: related.iter().map(|place| articles[*place].summary.in_passing()).collect(),
        ..bare(article)
    }
}

/// Creates the file of an article; `metadata` generates everything but the text.
fn article_file<'m>(
    magazine: &'m Magazine,
    article: &'m Article,
    metadata: impl Fn(&'m Article) -> model::Article + Clone + Send + Sync + 'm,
) -> File<'m> {
    let path = Route::Article(article.summary.slug.clone()).data();
    let all = metadata.clone();
    let make: Make<'m> = Box::new(move || {
        let article = model::Article { html: magazine.html(article)?, ..all(article) };
        Ok(serde_json::to_vec(&article)?)
    });
    let content = match article.body {
        // A cached text is identified by its key, unless it shows pictures, which may have been processed since.
        Body::Kept(key, _) if !article.pictured => {
            let inputs: Make<'m> = Box::new(move || {
                let mut inputs = serde_json::to_vec(&metadata(article))?;
                inputs.extend(key);
                inputs.extend(rendered_cache::VERSION.as_bytes());
                Ok(inputs)
            });
            Content::Large { make, of: inputs }
        }
        _ => Content::Json(make),
    };
    File { path, content }
}

/// Returns the place of each article in its series, by article index.
fn parts(magazine: &Magazine) -> HashMap<usize, Series> {
    let of = |group| {
        let members = in_order(group);
        (0..members.len())
            .map(move |at| (members[at], part_at(magazine, group, &members, at)))
            .collect::<Vec<_>>()
    };
    magazine.series.iter().flat_map(of).collect()
}

/// Returns the place of one article in its series.
fn part(magazine: &Magazine, place: usize) -> Option<Series> {
    magazine.series.iter().find_map(|group| {
        let members = in_order(group);
        let at = members.iter().position(|member| *member == place)?;
        Some(part_at(magazine, group, &members, at))
    })
}

/// The members of a series in reading order.
pub fn in_order(group: &Group) -> Vec<usize> {
    group.members.iter().rev().copied().collect()
}

fn part_at(magazine: &Magazine, group: &Group, members: &[usize], at: usize) -> Series {
    let near = |at: Option<usize>| Some(teaser(&magazine.articles[*members.get(at?)?]));
    Series {
        name: group.name.clone(),
        part: count(at + 1),
        previous: near(at.checked_sub(1)),
        next: near(Some(at + 1)),
    }
}

fn teaser(article: &Article) -> Teaser {
    Teaser::from(&article.summary)
}

/// Creates an article without text and neighbours.
fn bare(article: &Article) -> model::Article {
    model::Article {
        format: FORMAT,
        article: article.summary.clone(),
        excerpt: article.meta.summary.is_none(),
        contents: article.contents.clone(),
        edit: article.edit.clone(),
        ..model::Article::default()
    }
}
