//! `<head>` of the live document. These tags are the app's alone: one of each, whoever wrote them first.

use super::document;
use crate::head::{Head, full_title};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What the head says of the page: everything that changes from page to page.
const PAGE_TAGS: &str = "title, meta[name=description]";

/// Writes the page's head.
pub fn apply(page: &Head) {
    let site = site_title();
    let title = full_title(&page.title, &site);
    document().set_title(&title);
    set_meta("description", &page.description);
    mark_current();
}

/// The tags that stand in the document, to be put back later.
pub fn take() -> Vec<Element> {
    let Ok(found) = document().query_selector_all(PAGE_TAGS) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// Puts back what [`take`] gave.
pub fn put_back(tags: &[Element]) {
    for tag in take() {
        tag.remove();
    }
    if let Some(head) = document().head() {
        for tag in tags {
            // Appending an element to the head does not fail.
            let _ = head.append_child(tag);
        }
    }
    mark_current();
}

fn site_title() -> String {
    let link = document().query_selector(".masthead-title").ok().flatten();
    link.and_then(|link| link.text_content()).unwrap_or_default()
}

fn set_meta(name: &str, content: &str) {
    let found = document().query_selector(&format!("meta[name={name}]")).ok().flatten();
    let made = || {
        let meta = document().create_element("meta").ok()?;
        meta.set_attribute("name", name).ok()?;
        document().head()?.append_child(&meta).ok()?;
        Some(meta)
    };
    if let Some(meta) = found.or_else(made) {
        let _ = meta.set_attribute("content", content);
    }
}

/// Marks the masthead's link to the page that is shown.
fn mark_current() {
    let Ok(links) = document().query_selector_all(".masthead a") else { return };
    let here = super::window().location().pathname().unwrap_or_default();
    for link in (0..links.length()).filter_map(|index| links.get(index)?.dyn_into::<Element>().ok()) {
        let _ = if link.get_attribute("href").is_some_and(|href| href == here) {
            link.set_attribute("aria-current", "page")
        } else {
            link.remove_attribute("aria-current")
        };
    }
}
