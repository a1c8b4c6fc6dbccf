//! `<head>` of the live document. These tags are the app's alone: one of each, whoever wrote them first.

use super::{all, document, window};
use crate::{
    head::{Head, TAGS},
    model::Site,
};
use web_sys::Element;

/// Writes the page's head.
pub fn apply(page: &Head) {
    let site = site_of_document();
    tags().iter().for_each(Element::remove);
    if let Some(head) = document().head() {
        // As markup, because under Trusted Types a script may not be made piece by piece, not even one that is data.
        let _ = head.insert_adjacent_html("beforeend", &page.html(&site));
    }
    mark_current();
}

/// The tags that stand in the document.
pub fn tags() -> Vec<Element> {
    all(TAGS)
}

/// Puts these tags in the place of those that stand in the document.
pub fn put(new: &[Element]) {
    tags().iter().for_each(Element::remove);
    if let Some(head) = document().head() {
        for tag in new {
            // Appending an element to the head does not fail.
            let _ = head.append_child(tag);
        }
    }
    mark_current();
}

/// What the head needs to know of the magazine, read off the page, which names it whoever wrote the page.
fn site_of_document() -> Site {
    let document = document();
    let root = document.document_element();
    let marked = |name: &str| root.as_ref().and_then(|root| root.get_attribute(name));
    let title = document.query_selector(".masthead-title").ok().flatten();
    Site {
        title: title.and_then(|title| title.text_content()).unwrap_or_default(),
        url: marked("data-site").unwrap_or_default(),
        language: marked("lang").unwrap_or_default(),
        ..Site::default()
    }
}

/// Marks the masthead's link to the page that is shown.
fn mark_current() {
    let here = window().location().pathname().unwrap_or_default();
    for link in all(".masthead a") {
        let _ = if link.get_attribute("href").is_some_and(|href| href == here) {
            link.set_attribute("aria-current", "page")
        } else {
            link.remove_attribute("aria-current")
        };
    }
}
