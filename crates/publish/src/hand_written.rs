//! Validates and sanitizes `articles.json` and the files below `data/` that were written by hand. The content
//! stage validates its own output when it reads the sources.

mod file;
mod cleaned;
mod json_path;
mod rules;
mod walk;

pub use file::{Checked, check_text};

use crate::error::RenderError;
use crate::output::Output;
use crate::routes;
use crate::writer::build_manifest::BuildManifest;
use content::diagnostics::{Diagnostic, Diagnostics};
use content::site_config::SiteConfig;
use content::sources;
use contract::url::{self, Route};
use markup::html::Sanitizer;
use rayon::prelude::*;
use serde_json::Value;
use std::path::Path;

/// Checks the data files that the content stage, whose output folder is `site`, has not written, and
/// replaces those that need sanitizing. Returns warnings about removed markup.
///
/// # Errors
/// All errors in the data, or a file that cannot be read or written.
pub fn check(output: &Output, site: &Path) -> Result<Diagnostics, RenderError> {
    let built = BuildManifest::read(site).map_err(Diagnostics::from)?.unwrap_or_default();
    let by_hand = |path: &str| !built.lists(path);
    let mut found = Diagnostics::default();
    let mut settings = SiteConfig::default();
    let mut whole = false;
    if by_hand(url::FRONT) {
        // `check_file` reports errors in this file.
        let front = output.file(url::FRONT).and_then(|file| text(&file).ok()).unwrap_or_default();
        let front: Value = serde_json::from_str(&front).unwrap_or_default();
        whole = front["data"].as_bool() != Some(true);
        settings.site.allow = serde_json::from_value(front["site"]["allow"].clone()).unwrap_or_default();
        found.extend(check_file(output, url::FRONT, &Route::Home, &Sanitizer::new(&settings))?);
    }
    if !whole {
        let (pages, strays) = routes::files(output);
        found.extend(strays);
        let sanitizer = Sanitizer::new(&settings);
        let one = |(path, route): &(String, Route)| check_file(output, path, route, &sanitizer);
        let checked: Vec<Vec<Diagnostic>> = pages
            .par_iter()
            .filter(|(path, _)| by_hand(path))
            .map(one)
            .collect::<Result<_, RenderError>>()?;
        found.extend(checked.into_iter().flatten());
    }
    Ok(found.checked()?)
}

/// Reads a file, without a byte order mark: some editors write one, and browsers ignore it.
fn text(path: &Path) -> Result<String, Diagnostic> {
    let text = sources::text(path)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Checks one file, and replaces it if it needs sanitizing.
fn check_file(
    output: &Output,
    path: &str,
    route: &Route,
    sanitizer: &Sanitizer<'_>,
) -> Result<Vec<Diagnostic>, RenderError> {
    // Code that needs a missing file reports it.
    let Some(file) = output.file(path) else { return Ok(Vec::new()) };
    let text = match text(&file) {
        Ok(text) => text,
        Err(problem) => return Ok(vec![Diagnostic { path: output.below(path), ..problem }]),
    };
    let Checked { found, cleaned } = check_text(&output.below(path), &text, route, sanitizer);
    if let Some(cleaned) = cleaned {
        output.put(path, cleaned.as_bytes())?;
    }
    Ok(found)
}
