//! Aliases that cannot be printed: no paths, or paths that lead elsewhere already.

use crate::diagnostics::{Code, Diagnostic};
use crate::fields::At;
use crate::front::{RESERVED, Sheet};
use crate::magazine::Magazine;
use crate::services::{FEED_ALIASES, FEEDS, MANIFEST, ROBOTS};
use crate::{
    aliases::{self, Aliases},
    output,
};
use broadsheet::url::{self, Route};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// An article's claim to a path.
pub struct Claim {
    /// The article's file.
    file: PathBuf,
    /// Its path in the content folder.
    inner: String,
    /// The article's page.
    route: Route,
    /// The path, as it was written.
    alias: At<String>,
}

/// What the articles that are published claim.
pub fn claims(sheets: &[Sheet]) -> Vec<Claim> {
    let published = sheets.iter().filter(|sheet| sheet.is_seen());
    let articles = published.filter_map(|sheet| Some((sheet, sheet.meta()?)));
    let claim = |sheet: &Sheet, alias: &At<String>| Claim {
        file: sheet.path.clone(),
        inner: sheet.inner.clone(),
        route: sheet.route.clone(),
        alias: alias.clone(),
    };
    articles.flat_map(|(sheet, meta)| meta.aliases.iter().map(move |alias| claim(sheet, alias))).collect()
}

/// Compares all aliases with each other, with the pages and with the files of the public folder.
pub fn check(claims: Vec<Claim>, magazine: &Magazine, public: &Path) -> (Aliases, Vec<Diagnostic>) {
    let mut granted = Aliases::default();
    if claims.is_empty() {
        return (granted, Vec::new());
    }
    let pages: HashSet<String> =
        output::files(magazine).into_iter().map(|file| file.path.to_lowercase()).collect();
    let mut problems = Vec::new();
    let mut owners: HashMap<String, String> = HashMap::new();
    for Claim { file, inner, route, alias: At { line, value } } in claims {
        let mut wrong = |code: Code, message: String, help: &str| {
            problems.push(Diagnostic::at(code, &file, line, message, help))
        };
        let Some(path) = aliases::path(&value) else {
            let help = "write the path below the magazine's root, as in `/2019/a-post/`";
            wrong(Code::InvalidAlias, format!("the alias `{value}` is not a path"), help);
            continue;
        };
        // Two addresses that differ only in case would be one file on some disks.
        let key = path.to_lowercase();
        let page = Route::parse(&url::file(&key));
        if page.is_some_and(|page| pages.contains(&page.data().to_lowercase())) {
            wrong(
                Code::AddressConflict,
                format!("there is a page at the alias `{value}`"),
                "remove the alias",
            );
        } else if belongs(&key) || is_feed(&key, &pages) || public.join(&path).is_file() {
            wrong(
                Code::AddressConflict,
                format!("there is a file at the alias `{value}`"),
                "remove the alias",
            );
        } else if let Some(owner) = owners.insert(key, inner) {
            wrong(
                Code::AddressConflict,
                format!("`{owner}` has the alias `{value}` already"),
                "remove it from one of the two",
            );
        } else {
            granted.paths.insert(path, route.path());
        }
    }
    (granted, problems)
}

/// Whether a path is that of a feed of a page that is a list: a topic's, an author's, a series'.
fn is_feed(path: &str, pages: &HashSet<String>) -> bool {
    let Some((page, name)) = path.trim_end_matches('/').rsplit_once('/') else { return false };
    if !FEEDS.iter().any(|(feed, _)| *feed == name) {
        return false;
    }
    let list = Route::parse(&url::file(&format!("{page}/")));
    list.is_some_and(|list| {
        matches!(list, Route::Topic(_, None) | Route::Author(_, None) | Route::Series(_))
            && pages.contains(&list.data().to_lowercase())
    })
}

/// Whether the magazine has something of its own at a path.
fn belongs(path: &str) -> bool {
    let bare = path.trim_end_matches('/');
    let feeds = FEEDS.iter().map(|(name, _)| *name);
    let mut names = feeds.chain(FEED_ALIASES).chain(RESERVED.iter().copied());
    path == "404.html" || bare == MANIFEST || bare == ROBOTS || names.any(|name| name == bare)
}
