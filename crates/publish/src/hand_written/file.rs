//! Checks one data file.

use super::walk::Walk;
use content::diagnostics::{Code, Diagnostic, Level};
use content::site_config::string_fault;
use contract::model::{Article, FORMAT, Front, Index, Listing, Page, Summary};
use contract::url::{Route, Slug};
use markup::html::Sanitizer;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// The suggested fix for a file that does not parse.
const HELP: &str = "check it against docs/articles-json.md";

/// The maximum number of articles in a single-file magazine.
const ARTICLES: usize = 1_000;
/// The maximum number of topics, and of authors, per article in a single-file magazine.
const NAMES: usize = 20;

/// The result of checking a file.
#[derive(Debug, Default)]
pub struct Checked {
    /// Errors, and warnings about removed markup.
    pub found: Vec<Diagnostic>,
    /// The sanitized text to publish instead; `None` if the file needs no change or has errors.
    pub cleaned: Option<String>,
}

/// Checks the text of the file at `path`, which holds the data of `route`.
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
        let message =
            format!("unsupported format {format}; this version of Broadsheet reads format {FORMAT}");
        file.report(Code::InvalidValue, message, "use that format, or upgrade Broadsheet");
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

    /// Checks that the file deserializes to the type of its route, then that its values are consistent.
    fn shape(&mut self, route: &Route) {
        match route {
            Route::Home => {
                let Some(front) = self.decoded::<Front>() else { return };
                self.arranged(&front);
                if !front.data {
                    self.bounded(&front);
                    self.unique(&front);
                    self.spelled_alike(&front, "topics", |article| &article.topics);
                    self.spelled_alike(&front, "authors", |article| &article.authors);
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

    /// Checks the front page's blocks and the replaced words.
    fn arranged(&mut self, front: &Front) {
        for (at, block) in front.home.iter().enumerate() {
            for (item, slug) in block.articles.iter().enumerate() {
                if !front.articles.iter().any(|article| article.slug == **slug) {
                    let message = format!("home[{at}].articles[{item}]: `articles` has no `{slug}`");
                    self.report(
                        Code::UnknownArticle,
                        message,
                        "add the article to `articles`, or fix the slug",
                    );
                }
            }
        }
        for (name, text) in &front.site.strings {
            if let Some((code, message, help)) = string_fault(&front.site.language, name, text) {
                self.report(code, format!("site.strings: {message}"), &help);
            }
        }
    }

    /// Limits the size of a single-file magazine: its lists are recomputed for every page.
    fn bounded(&mut self, front: &Front) {
        let articles = ("articles".to_owned(), front.articles.len(), ARTICLES);
        let names = front.articles.iter().enumerate().flat_map(|(at, article)| {
            let place = |name| format!("articles[{at}].{name}");
            [(place("topics"), article.topics.len(), NAMES), (place("authors"), article.authors.len(), NAMES)]
        });
        for (place, count, most) in std::iter::once(articles).chain(names) {
            if count > most {
                let message = format!("{place}: has {count} items; the maximum is {most}");
                let help = "remove some, or write one file per page as described in docs/articles-json.md";
                self.report(Code::InvalidValue, message, help);
            }
        }
    }

    /// Checks that no two articles of a single-file magazine share a slug.
    fn unique(&mut self, front: &Front) {
        let mut seen = HashSet::new();
        for (at, article) in front.articles.iter().enumerate() {
            if !seen.insert(article.slug.to_lowercase()) {
                let message = format!(
                    "articles[{at}].slug: `{}` is already the slug of an earlier article",
                    article.slug
                );
                self.report(Code::AddressConflict, message, "give each article its own slug");
            }
        }
    }

    /// Checks that names of a single-file magazine with the same address are spelled alike.
    fn spelled_alike(&mut self, front: &Front, kind: &str, names: fn(&Summary) -> &[String]) {
        let mut spellings: HashMap<Slug, &str> = HashMap::new();
        for (at, article) in front.articles.iter().enumerate() {
            for (item, name) in names(article).iter().enumerate() {
                let slug = Slug::of(name);
                let first = *spellings.entry(slug.clone()).or_insert(name);
                if first != name {
                    let message =
                        format!("articles[{at}].{kind}[{item}]: `{name}` is spelled `{first}` before");
                    let help = format!("write `{first}`; both would have the address `/{kind}/{slug}/`");
                    self.report(Code::NameConflict, message, &help);
                }
            }
        }
    }

    /// Checks that pages are numbered from the oldest, so that following `older` always terminates.
    fn ordered(&mut self, route: &Route, list: &Listing) {
        let Some(page) = route.number() else { return };
        for (name, number, fits) in [
            ("older", list.older, list.older.is_none_or(|older| older < page)),
            ("newer", list.newer, list.newer.is_none_or(|newer| newer > page)),
        ] {
            if let Some(number) = number.filter(|_| !fits) {
                let message = format!("{name}: page {number} is not {name} than page {page}");
                self.report(
                    Code::InvalidValue,
                    message,
                    "number the pages of a list starting with the oldest",
                );
            }
        }
    }

    fn report(&mut self, code: Code, message: String, help: &str) {
        self.found.push(Diagnostic::in_file(code, self.path, message, help));
    }

    fn wrong(&mut self, error: &serde_json::Error) {
        let message = format!("cannot read this file: {error}");
        self.found.push(Diagnostic::at(Code::InvalidData, self.path, error.line().max(1), message, HELP));
    }
}
