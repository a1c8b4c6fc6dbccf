//! Every page that the data makes.

use crate::pages::{PrintError, at};
use broadsheet::{
    date,
    model::Front,
    url::{self, Route, Slug},
};
use std::{collections::BTreeSet, fs, path::Path};

/// All pages, each once, in the order of their paths.
///
/// # Errors
/// A folder that cannot be listed.
pub fn all(front: &Front, root: &Path) -> Result<Vec<Route>, PrintError> {
    let mut paths = BTreeSet::new();
    if front.data {
        let data = root.join("data");
        found(&data, &data, &mut paths)?;
    } else {
        paths.extend(whole(front).iter().map(Route::path));
    }
    paths.insert(String::new());
    paths.insert(Route::Search.path());
    Ok(paths.iter().filter_map(|path| Route::parse(&url::file(path))).collect())
}

/// The pages of a magazine that is whole in one file.
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

/// The paths of the pages whose data lies below `folder`.
fn found(root: &Path, folder: &Path, paths: &mut BTreeSet<String>) -> Result<(), PrintError> {
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let path = entry.map_err(at(folder))?.path();
        if path.is_dir() {
            found(root, &path, paths)?;
        } else if let Some(name) =
            path.strip_prefix(root).ok().and_then(|path| path.with_extension("").to_str().map(str::to_owned))
        {
            let name = name.replace(std::path::MAIN_SEPARATOR, "/");
            paths.insert(format!("{}/", name.strip_prefix("pages/").unwrap_or(&name)));
        }
    }
    Ok(())
}
