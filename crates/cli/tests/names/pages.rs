//! Names in prerendered pages.

use crate::names::{CLOSED, files, is_reserved, root};
use broadsheet_cli::content_stage::content;
use content::options::ImageMode;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use publish::prerender::{self, pages};
use regex::Regex;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};
use walkdir::WalkDir;

/// Trunk's output, reduced to what prerendering needs.
const SHELL: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title>\
    <style>:root{--paper:#fdfcf9}</style></head><body><div id=b-app></div></body></html>";

/// Prerenders a content folder. Returns every page.
fn printed(folder: &Path, public: PathBuf, effort: ImageMode) -> Vec<(PathBuf, String)> {
    let made = tempfile::tempdir().unwrap();
    let (site, staging) = (made.path().join("site"), made.path().join("staging"));
    content(&content::options::Options {
        content: folder.to_owned(),
        public,
        out: site.clone(),
        now: "2026-01-01T00:00:00Z".parse().unwrap(),
        image_cache: Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures"),
        text_cache: made.path().join("kept"),
        effort,
        ..content::options::Options::below(made.path())
    })
    .unwrap_or_else(|problems| panic!("{problems}"));
    fs::create_dir_all(&staging).unwrap();
    fs::write(staging.join("index.html"), SHELL).unwrap();
    fs::copy(root().join("public/icon.svg"), staging.join("icon.svg")).unwrap();
    pages(&prerender::Options { staging: staging.clone(), site, release: true, bare: true }).unwrap();
    let all = WalkDir::new(&staging).into_iter().map(|entry| entry.unwrap().into_path());
    let pages = all.filter(|path| path.extension().is_some_and(|end| end == "html"));
    pages.map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// Counts the names on the elements that match a selector, as `.class` and `element#id`.
fn names(page: &str, selector: &str) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    let rules = RewriteStrSettings::new().append_element_content_handler(element!(selector, |element| {
        let class = element.get_attribute("class").unwrap_or_default();
        let id = element.get_attribute("id").map(|id| format!("{}#{id}", element.tag_name()));
        for name in class.split_whitespace().map(|name| format!(".{name}")).chain(id) {
            *names.entry(name).or_default() += 1;
        }
        Ok(())
    }));
    rewrite_str(page, rules).unwrap();
    names
}

/// Whether an id comes from a text: from a heading, a line of code, or an author's HTML.
fn is_of_text(name: &str) -> bool {
    let Some((element, id)) = name.split_once('#') else { return false };
    let line = id.strip_prefix("code-").and_then(|rest| rest.split_once("-L"));
    matches!(element, "h2" | "h3" | "h4" | "h5" | "h6") || line.is_some() || id == "by-hand"
}

/// The pages of the demo and of a magazine with every kind of content.
fn all_pages() -> &'static [(PathBuf, String)] {
    static PAGES: OnceLock<Vec<(PathBuf, String)>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let fixture = root().join("crates/cli/tests/site");
        let mut pages = printed(&fixture.join("content"), fixture.join("public"), ImageMode::Make);
        pages.extend(printed(&root().join("content"), root().join("public"), ImageMode::Read));
        pages
    })
}

#[test]
fn documented_names_and_tokens_are_there() {
    let docs = fs::read_to_string(root().join("docs/theme.md")).unwrap();
    let documented = |pattern: &str| -> BTreeSet<String> {
        let found = Regex::new(pattern).unwrap();
        found.captures_iter(&docs).map(|found| found[1].to_owned()).collect()
    };
    let (classes, tokens) = (documented(r"`(\.b-[\w-]+)`"), documented(r"`(--[\w-]+)`"));
    assert!(classes.len() > 30 && tokens.len() > 15, "{classes:?} {tokens:?}");
    let on_pages: BTreeSet<String> =
        all_pages().iter().flat_map(|(_, page)| names(page, "*").into_keys()).collect();
    let missing: Vec<_> = classes.difference(&on_pages).collect();
    assert!(missing.is_empty(), "no page has {missing:?}");
    let sheets =
        files("style", ".css").iter().map(|path| fs::read_to_string(path).unwrap()).collect::<String>();
    let missing: Vec<_> = tokens.iter().filter(|token| !sheets.contains(&format!("{token}:"))).collect();
    assert!(missing.is_empty(), "no style sheet declares {missing:?}");
}

#[test]
fn pages_use_only_reserved_names() {
    let pages = all_pages();
    let closed = CLOSED.map(|closed| format!("{closed} *")).join(", ");
    let (mut count, mut open) = (0, Vec::new());
    for (path, page) in pages {
        let short = names(page, &closed);
        for (name, times) in names(page, "*") {
            count += times;
            let plain = name.rsplit(['.', '#']).next().unwrap_or_default();
            if !is_reserved(plain) && !is_of_text(&name) && short.get(&name) != Some(&times) {
                open.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(pages.len() > 50 && count > 2000, "{count} names in {} pages", pages.len());
    assert!(open.is_empty(), "{}", open.join("\n"));
}
