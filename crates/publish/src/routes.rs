//! Finds the route of every page in the data.

use crate::error::{RenderError, at};
use content::diagnostics::{Code, Diagnostic, Diagnostics};
use contract::date;
use contract::model::Front;
use contract::url::{Route, Slug};
use site::release::page_of;
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// All routes, without duplicates, ordered by path.
///
/// # Errors
/// A folder cannot be listed, or a file below `data/` does not belong to any page.
pub fn all(front: &Front, root: &Path) -> Result<Vec<Route>, RenderError> {
    let mut routes = vec![Route::Home, Route::Search];
    if front.data {
        let (pages, strays) = files(root)?;
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

/// Lists the files below `data/` with the routes they hold data for, and reports those that belong to no page.
///
/// # Errors
/// A folder cannot be listed.
pub fn files(root: &Path) -> Result<Files, RenderError> {
    let mut found = Vec::new();
    json(&root.join("data"), &mut found)?;
    found.sort();
    let (mut pages, mut strays) = (Vec::with_capacity(found.len()), Vec::new());
    for file in found {
        let inner = file.strip_prefix(root).unwrap_or(&file);
        let path = inner.to_str().map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"));
        match path.and_then(|path| Some((page_of(&path)?, path))) {
            Some((route, path)) => pages.push((path, route)),
            None => {
                let help = "name it as described in docs/articles-json.md; its slug is a single path segment, not encoded";
                let message = "no page has a data file of this name";
                strays.push(Diagnostic::in_file(Code::InvalidSlug, &file, message, help));
            }
        }
    }
    Ok((pages, strays))
}

/// Collects the JSON files below `folder`; other files are ignored.
fn json(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), RenderError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(at(folder)(error)),
    };
    for entry in entries {
        let path = entry.map_err(at(folder))?.path();
        if path.is_dir() {
            json(&path, found)?;
        } else if path.to_string_lossy().to_ascii_lowercase().ends_with(".json") {
            found.push(path);
        }
    }
    Ok(())
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
