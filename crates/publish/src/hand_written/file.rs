//! One file of data.

use super::walk::Walk;
use content::diagnostics::{Code, Diagnostic, Level};
use contract::model::{Article, FORMAT, Front, Index, Listing, Page};
use contract::url::Route;
use markup::html::Sanitizer;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::HashSet;
use std::path::Path;

/// What to do about a file that cannot be read.
const HELP: &str = "compare it with docs/articles-json.md";

/// The most articles of a magazine that is whole in one file.
const ARTICLES: usize = 1_000;
/// The most topics, and the most authors, of an article in it.
const NAMES: usize = 20;

/// What is to be said of a file, and to be done with it.
#[derive(Debug, Default)]
pub struct Checked {
    /// What is wrong, or was taken out.
    pub found: Vec<Diagnostic>,
    /// What is published in its place; none where that is the file itself, or nothing.
    pub cleaned: Option<String>,
}

/// Checks the text of the file at `path`, which is read where `route` is shown.
pub fn check_text(path: &Path, text: &str, route: &Route, sanitizer: &Sanitizer<'_>) -> Checked {
    let mut file = File { path, text, found: Vec::new() };
    let mut value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            file.wrong(&error);
            return Checked { found: file.found, cleaned: None };
        }
    };
    let format = value.get("format").and_then(Value::as_u64);
    if let Some(format) = format.filter(|format| *format > u64::from(FORMAT)) {
        let message = format!("this has format {format}, and this version of press reads {FORMAT}");
        file.report(Code::InvalidValue, message, "write that format, or use a newer version of press");
        return Checked { found: file.found, cleaned: None };
    }
    let mut walk = Walk::new(path, sanitizer);
    walk.visit(&mut value);
    file.found = walk.found;
    if !file.is_wrong() {
        file.shape(route);
    }
    let cleaned = (walk.changed && !file.is_wrong()).then(|| value.to_string());
    Checked { found: file.found, cleaned }
}

struct File<'a> {
    path: &'a Path,
    text: &'a str,
    found: Vec<Diagnostic>,
}

impl File<'_> {
    fn is_wrong(&self) -> bool {
        self.found.iter().any(|found| found.level() == Level::Error)
    }

    /// Whether the file is what the app reads at its address.
    fn shape(&mut self, route: &Route) {
        match route {
            Route::Home => {
                if let Some(front) = self.decoded::<Front>()
                    && !front.data
                {
                    self.bounded(&front);
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
        serde_json::from_str(self.text).map_err(|error| self.wrong(&error)).ok()
    }

    /// What lists are made of a magazine that is whole in one file is worked out for each page of it.
    fn bounded(&mut self, front: &Front) {
        let articles = ("articles".to_owned(), front.articles.len(), ARTICLES);
        let names = front.articles.iter().enumerate().flat_map(|(at, article)| {
            let place = |name| format!("articles[{at}].{name}");
            [(place("topics"), article.topics.len(), NAMES), (place("authors"), article.authors.len(), NAMES)]
        });
        for (place, count, most) in std::iter::once(articles).chain(names) {
            if count > most {
                let message = format!("{place}: has {count} items, and at most {most} are read");
                let help = "leave some out, or write a file a page: docs/articles-json.md";
                self.report(Code::InvalidValue, message, help);
            }
        }
    }

    /// Each article of a magazine that is whole in one file has an address of its own.
    fn unique(&mut self, front: &Front) {
        let mut seen = HashSet::new();
        for (at, article) in front.articles.iter().enumerate() {
            if !seen.insert(article.slug.to_lowercase()) {
                let message =
                    format!("articles[{at}].slug: `{}` is the slug of an earlier article", article.slug);
                self.report(Code::AddressConflict, message, "give each article a slug of its own");
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
                self.report(Code::InvalidValue, message, "number the pages of a list from the oldest");
            }
        }
    }

    fn report(&mut self, code: Code, message: String, help: &str) {
        self.found.push(Diagnostic::in_file(code, self.path, message, help));
    }

    fn wrong(&mut self, error: &serde_json::Error) {
        let message = format!("this cannot be read: {error}");
        self.found.push(Diagnostic::at(Code::InvalidData, self.path, error.line().max(1), message, HELP));
    }
}
