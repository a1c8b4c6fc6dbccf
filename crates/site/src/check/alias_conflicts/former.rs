//! The addresses that earlier versions gave to pages, which redirect to them.

use crate::model::{Group, Magazine};
use content::names;
use content::source_file::SourceFile;
use content::sources;
use contract::slug::Slug;
use contract::url::Route;
use std::cmp::Reverse;

/// A former address of a page, and the page.
pub type Former = (Route, Route);

/// The former addresses of published articles and pages.
pub fn of_files(source_files: &[SourceFile]) -> Vec<Former> {
    let published =
        source_files.iter().filter(|source_file| source_file.is_seen() && source_file.slug_line.is_none());
    let former = |source_file: &SourceFile| {
        let slug = sources::former_slug(&source_file.inner)?;
        let route = match source_file.route {
            Route::Article(_) => Route::Article(slug),
            Route::Page(_) => Route::Page(slug),
            _ => return None,
        };
        Some((route, source_file.route.clone()))
    };
    published.filter_map(former).collect()
}

/// The former addresses of topics, authors and series. If several had the same, the one with the most articles is first.
pub fn of_groups(magazine: &Magazine) -> Vec<Former> {
    let Magazine { topics, authors, series, .. } = magazine;
    let route = |route: fn(Slug) -> Route, groups: &[Group]| {
        let mut former: Vec<_> =
            groups.iter().filter_map(|group| Some((names::former_slug(&group.name)?, group))).collect();
        former.sort_by_key(|(_, group)| Reverse(group.members.len()));
        former.into_iter().map(|(slug, group)| (route(slug), route(group.slug.clone()))).collect::<Vec<_>>()
    };
    let mut former = route(|slug| Route::Topic(slug, None), topics);
    former.extend(route(|slug| Route::Author(slug, None), authors));
    former.extend(route(Route::Series, series));
    former
}
