//! `articles.json` and the files below `data/` that `press content` has not written: checked before a page is made of
//! them, and cleaned of what could act. What press has written was checked where it came from.

mod markup;
mod place;
mod rules;
mod walk;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::markdown::Sanitizer;
use crate::pages::{PrintError, at};
use crate::site::Settings;
use crate::{files, routes};
use broadsheet::model::{Allowed, Article, FORMAT, Front, Index, Listing, Page};
use broadsheet::url::{self, Route};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::{fs, io};
use walk::Walk;

/// What to do about a file that is wrong.
const HELP: &str = "compare it with docs/articles-json.md";

/// Checks what was written by hand in `staging`, of which `site` is what `press content` wrote, and puts cleaned files in
/// the place of those that could act. Returns what was taken out of them.
///
/// # Errors
/// Everything that is wrong with them, or a file that cannot be read or written.
pub fn check(staging: &Path, site: &Path) -> Result<Diagnostics, PrintError> {
    let by_hand = |path: &str| !files::below(site, path).is_file();
    let mut found = Diagnostics::default();
    let mut settings = Settings::default();
    let mut whole = false;
    if by_hand(url::FRONT) {
        let front = File::read(staging, url::FRONT)?;
        settings.site.allow = front.value.as_ref().map(allowed).unwrap_or_default();
        whole = front
            .value
            .as_ref()
            .is_some_and(|front| front.get("data").and_then(Value::as_bool) != Some(true));
        found.extend(front.check(&Route::Home, &Sanitizer::new(&settings))?);
    }
    if !whole {
        let (pages, strays) = routes::files(staging)?;
        found.extend(strays);
        let sanitizer = Sanitizer::new(&settings);
        let of = |(path, route): &(String, Route)| File::read(staging, path)?.check(route, &sanitizer);
        let checked: Vec<Vec<Diagnostic>> =
            pages.par_iter().filter(|(path, _)| by_hand(path)).map(of).collect::<Result<_, PrintError>>()?;
        found.extend(checked.into_iter().flatten());
    }
    Ok(found.checked()?)
}

/// The hosts that the front page's file lets through, whatever else is wrong with it.
fn allowed(front: &Value) -> Allowed {
    let allow = front.get("site").and_then(|site| site.get("allow")).cloned().unwrap_or_default();
    serde_json::from_value(allow).unwrap_or_default()
}

/// A file as it was read.
struct File {
    path: PathBuf,
    text: String,
    /// What is in it, if it is JSON.
    value: Option<Value>,
    found: Vec<Diagnostic>,
}

impl File {
    fn read(staging: &Path, path: &str) -> Result<Self, PrintError> {
        let path = files::below(staging, path);
        let mut file = Self { path, text: String::new(), value: None, found: Vec::new() };
        match fs::read(&file.path).map(String::from_utf8) {
            // Editors on Windows begin a file with a mark, and browsers pass over it.
            Ok(Ok(text)) => file.text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned(),
            Ok(Err(_)) => {
                let (message, help) = ("this is not UTF-8 text", "save it as UTF-8");
                file.found.push(Diagnostic::in_file(Code::NotUtf8, &file.path, message, help));
                return Ok(file);
            }
            // What is not there is said by whoever needs it.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(file),
            Err(error) => return Err(at(&file.path)(error)),
        }
        match serde_json::from_str(&file.text) {
            Ok(value) => file.value = Some(value),
            Err(error) => file.wrong(&error),
        }
        Ok(file)
    }

    /// What is wrong with the file, or was taken out of it.
    fn check(mut self, route: &Route, sanitizer: &Sanitizer<'_>) -> Result<Vec<Diagnostic>, PrintError> {
        let Some(mut value) = self.value.take() else { return Ok(self.found) };
        // Whoever reads a newer format says so.
        if value.get("format").and_then(Value::as_u64).is_some_and(|format| format > u64::from(FORMAT)) {
            return Ok(self.found);
        }
        let mut walk = Walk::new(&self.path, sanitizer);
        walk.visit(&mut value);
        let Walk { found, changed, .. } = walk;
        let is_wrong = found.iter().any(|found| found.level() == crate::diagnostics::Level::Error);
        self.found.extend(found);
        if !is_wrong {
            self.shape(route);
        }
        if changed && !is_wrong {
            // The file may be a link to the publisher's own.
            files::put(&self.path, value.to_string().as_bytes()).map_err(at(&self.path))?;
        }
        Ok(self.found)
    }

    /// Whether the file is what the app reads at its address.
    fn shape(&mut self, route: &Route) {
        match route {
            Route::Home => {
                if let Some(front) = self.decoded::<Front>()
                    && !front.data
                {
                    self.unique(&front);
                }
            }
            Route::Article(_) => drop(self.decoded::<Article>()),
            Route::Page(_) => drop(self.decoded::<Page>()),
            Route::Topics | Route::Archive | Route::Authors => drop(self.decoded::<Index>()),
            _ => {
                if let Some(list) = self.decoded::<Listing>() {
                    self.ordered(route, &list);
                }
            }
        }
    }

    fn decoded<T: DeserializeOwned>(&mut self) -> Option<T> {
        serde_json::from_str(&self.text).map_err(|error| self.wrong(&error)).ok()
    }

    /// Each article of a magazine that is whole in one file has an address of its own.
    fn unique(&mut self, front: &Front) {
        let mut seen = HashSet::new();
        for (at, article) in front.articles.iter().enumerate() {
            if !seen.insert(article.slug.to_lowercase()) {
                let message =
                    format!("articles[{at}].slug: `{}` is the slug of an earlier article", article.slug);
                let help = "give each article a slug of its own";
                self.found.push(Diagnostic::in_file(Code::AddressConflict, &self.path, message, help));
            }
        }
    }

    /// The pages of a list are numbered from the oldest, so that whoever follows `older` comes to an end.
    fn ordered(&mut self, route: &Route, list: &Listing) {
        let Some(page) = route.number() else { return };
        for (name, number, fits) in [
            ("older", list.older, list.older.is_none_or(|older| older < page)),
            ("newer", list.newer, list.newer.is_none_or(|newer| newer > page)),
        ] {
            if let Some(number) = number.filter(|_| !fits) {
                let message = format!("{name}: page {number} is not {name} than page {page}");
                let help = "number the pages of a list from the oldest";
                self.found.push(Diagnostic::in_file(Code::InvalidValue, &self.path, message, help));
            }
        }
    }

    fn wrong(&mut self, error: &serde_json::Error) {
        let message = format!("this cannot be read: {error}");
        self.found.push(Diagnostic::at(Code::InvalidData, &self.path, error.line(), message, HELP));
    }
}
