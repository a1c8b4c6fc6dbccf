//! The addresses that earlier versions gave to topics, authors and series, which redirect to them.

use super::site_index::SiteIndex;
use crate::output::Output;
use app::load::Source;
use content::aliases::{self, Aliases};
use content::names;
use contract::error::LoadError;
use contract::model::{Entry, Listing};
use contract::url::{Route, Slug};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A list that had another address, and its pages.
struct FormerList<'a> {
    /// Its former slug.
    slug: Slug,
    /// Its pages; the first is the newest.
    pages: Vec<&'a Route>,
    count: u32,
}

/// Adds the former addresses that are free. If several lists had the same, it leads to the one with the most articles.
///
/// # Errors
/// A list cannot be read.
pub fn add(
    aliases: &mut Aliases,
    output: &Output,
    source: &Source,
    index: &SiteIndex,
    routes: &[Route],
) -> Result<(), LoadError> {
    let mut lists = find(source, index, routes)?;
    lists.sort_by_key(|list| Reverse(list.count));
    let mut claimed = HashSet::new();
    for FormerList { slug, pages, .. } in lists {
        let mut pages =
            pages.into_iter().filter_map(|page| Some((renamed(page, &slug)?.path(), page.path())));
        let Some((former, newest)) = pages.next() else { continue };
        if aliases.paths.contains_key(&former) || !claimed.insert(former.clone()) {
            continue;
        }
        let is_free = |path: &str| !output.exists(&aliases::file(path));
        if is_free(&former) {
            aliases.paths.insert(former, newest);
            pages.filter(|(former, _)| is_free(former)).for_each(|(former, page)| {
                aliases.paths.entry(former).or_insert(page);
            });
        }
    }
    Ok(())
}

/// All lists that had another address.
fn find<'a>(
    source: &Source,
    index: &SiteIndex,
    routes: &'a [Route],
) -> Result<Vec<FormerList<'a>>, LoadError> {
    let entries: HashMap<Route, &Entry> = (index.topics.iter())
        .map(|entry| (Route::Topic(entry.slug.clone(), None), entry))
        .chain(index.authors.iter().map(|entry| (Route::Author(entry.slug.clone(), None), entry)))
        .collect();
    let mut numbered: HashMap<Route, Vec<&Route>> = HashMap::new();
    for route in routes.iter().filter(|route| route.number().is_some()) {
        let list = match route {
            Route::Topic(slug, _) => Route::Topic(slug.clone(), None),
            Route::Author(slug, _) => Route::Author(slug.clone(), None),
            _ => continue,
        };
        numbered.entry(list).or_default().push(route);
    }
    let mut lists = Vec::new();
    for route in routes {
        let (Route::Topic(slug, None) | Route::Author(slug, None) | Route::Series(slug)) = route else {
            continue;
        };
        let (former, count) = match entries.get(route) {
            Some(entry) => (former(slug, &entry.name), entry.count),
            // Indexes lack series, and authors without articles.
            None => {
                let list: Arc<Listing> = source.page(route)?;
                (former(slug, &list.title), u32::try_from(list.articles.len()).unwrap_or(u32::MAX))
            }
        };
        if let Some(former) = former {
            let pages = std::iter::once(route).chain(numbered.remove(route).unwrap_or_default()).collect();
            lists.push(FormerList { slug: former, pages, count });
        }
    }
    Ok(lists)
}

/// The former slug of a list, if its slug is made from its name.
fn former(slug: &Slug, name: &str) -> Option<Slug> {
    names::former_slug(name).filter(|_| *slug == Slug::of(&names::nfc(name)))
}

/// The page of a list with another slug.
fn renamed(page: &Route, slug: &Slug) -> Option<Route> {
    match page {
        Route::Topic(_, number) => Some(Route::Topic(slug.clone(), *number)),
        Route::Author(_, number) => Some(Route::Author(slug.clone(), *number)),
        Route::Series(_) => Some(Route::Series(slug.clone())),
        _ => None,
    }
}
