//! The data files of articles.

use super::{Content, File, Make, count};
use crate::body::Body;
use crate::model::{Article, Magazine};
use crate::rendered_cache;
use contract::model::{self, FORMAT, Series, Teaser};
use contract::url::Route;
use std::collections::HashMap;

/// Yields a file for each article, including unlisted ones.
pub fn files(magazine: &Magazine) -> impl Iterator<Item = File<'_>> {
    let articles = &magazine.articles;
    let series = parts(magazine);
    let listed = (0..articles.len()).map(move |place| {
        let newer = place.checked_sub(1).and_then(|place| articles.get(place));
        let (article, older) = (&articles[place], articles.get(place + 1));
        let series = series.get(&place).cloned();
        let related = magazine.related.get(place).map_or(&[][..], Vec::as_slice);
        article_file(magazine, article, move |article| model::Article {
            older: older.map(teaser),
            newer: newer.map(teaser),
            series: series.clone(),
            related: related.iter().map(|place| articles[*place].summary.in_passing()).collect(),
            ..bare(article)
        })
    });
    listed.chain(magazine.unlisted.iter().map(|article| article_file(magazine, article, bare)))
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
    let mut parts = HashMap::new();
    for group in &magazine.series {
        let members: Vec<usize> = group.members.iter().rev().copied().collect();
        for (at, place) in members.iter().enumerate() {
            let near = |at: Option<usize>| Some(teaser(&magazine.articles[*members.get(at?)?]));
            let series = Series {
                name: group.name.clone(),
                part: count(at + 1),
                previous: near(at.checked_sub(1)),
                next: near(Some(at + 1)),
            };
            parts.insert(*place, series);
        }
    }
    parts
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
