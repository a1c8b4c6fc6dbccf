//! Full-text feeds in three formats, for the site and for each topic, author and series.

use super::feed_items::{Feed, Item};
use super::site_index::{self, SiteIndex};
use super::style::with_colours;
use super::{atom, bodies::Bodies, body, json, put, rss};
use crate::error::RenderError;
use app::head;
use app::load::Source;
use contract::model::{Entry, Listing, Summary};
use contract::url::{Route, Slug};
use rayon::prelude::*;
use site::plan::Numbered;
use site::release::{FEED_ALIASES, FEED_STYLE, FEEDS};
use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
    path::Path,
    sync::Arc,
};

/// The number of articles in the site's feed. It is polled often; older articles are on the pages.
const LENGTH: usize = 20;

/// The number of articles in every other feed. These change less often, and there may be hundreds.
const LIST_LENGTH: usize = 10;

/// Writes all feeds.
///
/// # Errors
/// An article cannot be read, or a file cannot be written.
pub fn write(
    staging: &Path,
    template: &str,
    source: &Source,
    edition: &SiteIndex,
    routes: &[Route],
) -> Result<(), RenderError> {
    let site = &edition.front.site;
    let bodies = Bodies::new(source, site);
    let newest: Vec<&Summary> = edition.articles.iter().take(LENGTH).collect();
    let feed = Feed {
        site,
        title: site.title.clone(),
        description: &site.description,
        page: head::absolute(site, &Route::Home.href()),
        items: items(&bodies, edition, &newest)?,
    };
    let text = formats(staging, &Route::Home, &feed)?;
    for alias in FEED_ALIASES {
        put(staging, alias, &text)?;
    }
    put(staging, FEED_STYLE, with_colours(include_str!("feed.css"), template).as_bytes())?;
    let list = |route: &Route, name: &str, description: &str, newest: Vec<&Summary>| {
        let description = if description.is_empty() { &site.description } else { description };
        let page = head::absolute(site, &route.href());
        let title = format!("{name} · {}", site.title);
        let feed = Feed { site, title, description, page, items: items(&bodies, edition, &newest)? };
        formats(staging, route, &feed).map(drop)
    };
    for (entries, articles, route) in [
        (&edition.topics, newest_by(edition, |article| &article.topics), Route::Topic as Numbered),
        (&edition.authors, newest_by(edition, |article| &article.authors), Route::Author),
    ] {
        entries.par_iter().try_for_each(|Entry { slug, name, description, .. }| {
            let articles = articles.get(slug).cloned().unwrap_or_default();
            list(&route(slug.clone(), None), name, description, articles)
        })?;
    }
    routes.par_iter().filter(|route| matches!(route, Route::Series(_))).try_for_each(|route| {
        let series: Arc<Listing> = source.page(route)?;
        let mut parts: Vec<&Summary> = series.articles.iter().collect();
        parts.sort_by_key(|part| Reverse(site_index::published(part).at));
        parts.truncate(LIST_LENGTH);
        list(route, &series.title, &series.description, parts)
    })
}

/// Writes a page's feed beside the page, in each format. Returns the text of the first.
fn formats(staging: &Path, route: &Route, feed: &Feed<'_>) -> Result<Vec<u8>, RenderError> {
    let write = |name: &str, text: &[u8]| put(staging, &(route.path() + name), text);
    let [first, second, third] = FEEDS.map(|(name, _)| (name, feed.page.clone() + name));
    let text = rss::feed(feed, &first.1)?;
    write(first.0, &text)?;
    write(second.0, &atom::feed(feed, &second.1)?)?;
    write(third.0, &json::feed(feed, &third.1))?;
    Ok(text)
}

/// The newest articles of each topic or author, by slug.
fn newest_by(edition: &SiteIndex, names: fn(&Summary) -> &[String]) -> HashMap<Slug, Vec<&Summary>> {
    let mut lists: HashMap<Slug, Vec<&Summary>> = HashMap::new();
    for article in &edition.articles {
        for slug in names(article).iter().map(|name| Slug::of(name)).collect::<BTreeSet<_>>() {
            let list = lists.entry(slug).or_default();
            if list.len() < LIST_LENGTH {
                list.push(article);
            }
        }
    }
    lists
}

fn items<'a>(
    bodies: &Bodies<'_>,
    edition: &SiteIndex,
    articles: &[&'a Summary],
) -> Result<Vec<Item<'a>>, RenderError> {
    let site = &edition.front.site;
    let item = |article: &&'a Summary| {
        let address = head::absolute(site, &Route::Article(article.slug.clone()).href());
        let picture = body::picture(edition, article);
        Ok(Item { article, address, html: bodies.get(&article.slug)?, picture })
    };
    articles.par_iter().map(item).collect()
}
