//! Finds the route of every page in the data.

use crate::error::RenderError;
use crate::output::Output;
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use contract::date;
use contract::model::Front;
use contract::url::{Route, Slug};
use site::release::page_of;
use std::collections::BTreeMap;

/// All routes, without duplicates, ordered by path.
///
/// # Errors
/// A file below `data/` does not belong to any page.
pub fn all(front: &Front, output: &Output) -> Result<Vec<Route>, RenderError> {
    let mut routes = vec![Route::Home, Route::Search];
    if front.data {
        let (pages, strays) = files(output);
        let mut found = Diagnostics::default();
        found.extend(strays);
        found.checked()?;
        routes.extend(pages.into_iter().map(|(_, route)| route));
    } else {
        routes.extend(whole(front));
    }
    let by_path: BTreeMap<String, Route> = routes.into_iter().map(|route| (route.path(), route)).collect();
    Ok(by_path.into_values().collect())
}

/// Data files with their routes, and errors about files that belong to no page.
pub type Files = (Vec<(String, Route)>, Vec<Diagnostic>);

/// Lists the JSON files below `data/` with the routes they hold data for, and reports those that belong to no page.
pub fn files(output: &Output) -> Files {
    let (mut pages, mut strays) = (Vec::new(), Vec::new());
    let data = output.list_below("data").into_iter().map(|(path, _)| path);
    for path in data.filter(|path| path.to_ascii_lowercase().ends_with(".json")) {
        match page_of(&path) {
            Some(route) => pages.push((path, route)),
            None => {
                let help = "name it as described in docs/articles-json.md; its slug is a single path segment, not encoded";
                let message = "no page has a data file of this name";
                let file = output.below(&path);
                strays.push(Diagnostic::in_file(Code::InvalidSlug, &file, message, help));
            }
        }
    }
    (pages, strays)
}

/// The routes of a single-file magazine.
fn whole(front: &Front) -> Vec<Route> {
    let mut routes = vec![Route::Popular, Route::Topics, Route::Archive, Route::Authors];
    for article in &front.articles {
        routes.push(Route::Article(article.slug.clone()));
        routes.push(Route::Year(Slug::of(date::year(&article.date)), None));
        routes.extend(article.topics.iter().map(|topic| Route::Topic(Slug::of(topic), None)));
        routes.extend(article.authors.iter().map(|author| Route::Author(Slug::of(author), None)));
    }
    routes
}
