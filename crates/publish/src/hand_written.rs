//! `articles.json` and the files below `data/` that `press content` has not written: checked before a page is made of
//! them, and cleaned of what could act. What press has written was checked where it came from.

mod file;
mod cleaned;
mod place;
mod rules;
mod walk;

pub use file::{Checked, check_text};

use crate::error::{RenderError, at};
use crate::routes;
use crate::writer::build_manifest::BuildManifest;
use content::diagnostics::{Diagnostic, Diagnostics};
use content::site_config::SiteConfig;
use content::{files, sources};
use contract::url::{self, Route};
use markup::html::Sanitizer;
use rayon::prelude::*;
use serde_json::Value;
use std::path::Path;

/// Checks what was written by hand in `staging`, of which `site` is what `press content` wrote, and puts cleaned files in
/// the place of those that could act. Returns what was taken out of them.
///
/// # Errors
/// Everything that is wrong with them, or a file that cannot be read or written.
pub fn check(staging: &Path, site: &Path) -> Result<Diagnostics, RenderError> {
    let built = BuildManifest::read(site).map_err(Diagnostics::from)?.unwrap_or_default();
    let by_hand = |path: &str| !built.lists(path);
    let mut found = Diagnostics::default();
    let mut settings = SiteConfig::default();
    let mut whole = false;
    if by_hand(url::FRONT) {
        // What is wrong with it is said below.
        let front = text(&staging.join(url::FRONT)).unwrap_or_default();
        let front: Value = serde_json::from_str(&front).unwrap_or_default();
        whole = front["data"].as_bool() != Some(true);
        settings.site.allow = serde_json::from_value(front["site"]["allow"].clone()).unwrap_or_default();
        found.extend(check_file(staging, url::FRONT, &Route::Home, &Sanitizer::new(&settings))?);
    }
    if !whole {
        let (pages, strays) = routes::files(staging)?;
        found.extend(strays);
        let sanitizer = Sanitizer::new(&settings);
        let of = |(path, route): &(String, Route)| check_file(staging, path, route, &sanitizer);
        let checked: Vec<Vec<Diagnostic>> =
            pages.par_iter().filter(|(path, _)| by_hand(path)).map(of).collect::<Result<_, RenderError>>()?;
        found.extend(checked.into_iter().flatten());
    }
    Ok(found.checked()?)
}

/// The text of a file without the mark with which some editors begin it, and which browsers pass over.
fn text(path: &Path) -> Result<String, Diagnostic> {
    let text = sources::text(path)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Checks one file, and writes what stands in its place.
fn check_file(
    staging: &Path,
    path: &str,
    route: &Route,
    sanitizer: &Sanitizer<'_>,
) -> Result<Vec<Diagnostic>, RenderError> {
    let path = files::below(staging, path);
    // What is not there is said by whoever needs it.
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = match text(&path) {
        Ok(text) => text,
        Err(problem) => return Ok(vec![problem]),
    };
    let Checked { found, cleaned } = check_text(&path, &text, route, sanitizer);
    if let Some(cleaned) = cleaned {
        // The file may be a link to the publisher's own.
        files::put(&path, cleaned.as_bytes()).map_err(at(&path))?;
    }
    Ok(found)
}
