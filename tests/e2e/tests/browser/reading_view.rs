//! Reading views, which many browsers and services build on Readability, show an article's text and nothing else.

use crate::magazine::{ARTICLE, DOCKER, MADE};
use e2e::{
    browser::Browser,
    places::{self, Tool},
    server::Site,
    suite::Test,
    tests,
};
use serde::Deserialize;
use std::fs;

pub fn tests() -> Vec<Test> {
    tests![chromium: reading_view_shows_the_text_alone, every_kind_of_page_can_be_extracted]
}

/// What a reading view shows of a page.
#[derive(Debug, Deserialize)]
struct View {
    title: String,
    text: String,
    headings: Vec<String>,
    pictures: Vec<String>,
}

/// Extracts a page of the built magazine. Runs on an empty page, because Readability writes markup in ways that the
/// magazine's policy forbids.
fn view(browser: &Browser, site: &Site, path: &str) -> Option<View> {
    let page = site.file(&format!("{path}index.html")).unwrap();
    let source = fs::read_to_string(places::tool(Tool::Readability)).unwrap();
    browser.visit("about:blank");
    browser.run(
        &format!(
            "{source}
             const parsed = new DOMParser().parseFromString(arguments[0], 'text/html');
             const view = new Readability(parsed).parse();
             if (!view) return null;
             const shown = new DOMParser().parseFromString(view.content, 'text/html');
             const texts = (selector, of) => [...shown.querySelectorAll(selector)].map(of);
             return {{
                 title: view.title,
                 text: shown.body.textContent.replace(/\\s+/g, ' '),
                 headings: texts('h2, h3', heading => heading.textContent.trim()),
                 pictures: texts('img', picture => picture.getAttribute('src').slice(0, 60)),
             }};"
        ),
        vec![String::from_utf8_lossy(page).into_owned().into()],
    )
}

fn reading_view_shows_the_text_alone(browser: &Browser) {
    let site = Site::dist();
    for path in [ARTICLE, MADE] {
        let view = view(browser, &site, path).expect("an article is found");
        for heading in &view.headings {
            assert!(!heading.ends_with('#'), "{heading}");
        }
        for other in ["@misc", "Older", "Newer", "Copy citation"] {
            assert!(!view.text.contains(other), "/{path} ends with its text, but has {other}: {}", view.text);
        }
        let mut pictures = view.pictures.clone();
        pictures.sort_unstable();
        pictures.dedup();
        assert_eq!(pictures.len(), view.pictures.len(), "no picture twice: {:?}", view.pictures);
        assert!(
            !pictures.iter().any(|src| src.starts_with("data:") || src.contains(".dark")),
            "{pictures:?}"
        );
        for run in ["EditorsJan", "EditorsFeb", "EditorsMar", "2025·", "20255", "20256", "20254"] {
            assert!(!view.text.contains(run), "/{path}: {run}");
        }
    }
}

fn every_kind_of_page_can_be_extracted(browser: &Browser) {
    let site = Site::dist();
    let article = view(browser, &site, ARTICLE).unwrap();
    assert!(article.title.starts_with(DOCKER), "{}", article.title);
    for (path, _) in crate::magazine::PAGES {
        if let Some(view) = view(browser, &site, path) {
            assert!(!view.text.contains("@misc"), "/{path}");
        }
    }
}
