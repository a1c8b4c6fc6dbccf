//! The files of articles.

use super::{Content, File, Make, count};
use crate::body::Body;
use crate::model::{Article, Magazine};
use crate::rendered_cache;
use contract::model::{self, FORMAT, Series, Teaser};
use contract::url::Route;
use std::collections::HashMap;

/// A file for each article, also for those that no list shows.
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

/// The file of an article, of which `about` makes all but the text.
fn article_file<'m>(
    magazine: &'m Magazine,
    article: &'m Article,
    about: impl Fn(&'m Article) -> model::Article + Clone + Send + Sync + 'm,
) -> File<'m> {
    let path = Route::Article(article.summary.slug.clone()).data();
    let all = about.clone();
    let make: Make<'m> = Box::new(move || {
        let article = model::Article { html: magazine.html(article)?, ..all(article) };
        Ok(serde_json::to_vec(&article)?)
    });
    let content = match article.body {
        // A text that was kept is the same as long as its key is; its pictures may have been made since.
        Body::Kept(key, _) if !article.pictured => {
            let of: Make<'m> = Box::new(move || {
                let mut of = serde_json::to_vec(&about(article))?;
                of.extend(key);
                of.extend(rendered_cache::PRESS.as_bytes());
                Ok(of)
            });
            Content::Large { make, of }
        }
        _ => Content::Json(make),
    };
    File { path, content }
}

/// The articles that are parts of a series, by their places among all articles.
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

/// An article by itself, without its text.
fn bare(article: &Article) -> model::Article {
    model::Article {
        format: FORMAT,
        article: article.summary.clone(),
        contents: article.contents.clone(),
        edit: article.edit.clone(),
        ..model::Article::default()
    }
}
