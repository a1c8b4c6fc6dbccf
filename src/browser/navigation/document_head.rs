//! `<head>` of the live document. These tags are the app's alone: one of each, whoever wrote them first.

use crate::{
    browser::dom::{all, document, window},
    head::{Head, TAGS},
    load,
    markup::insert,
};
use web_sys::HtmlElement;

/// Writes the page's head.
pub fn apply(page: &Head) {
    let site = load::site();
    tags().iter().for_each(|tag| tag.remove());
    if let Some(head) = document().head() {
        // As markup, because under Trusted Types a script may not be made piece by piece, not even one that is data.
        insert(&head, "beforeend", &page.html(&site));
    }
    mark_current();
}

/// The tags that stand in the document.
pub fn tags() -> Vec<HtmlElement> {
    all(TAGS)
}

/// Puts these tags in the place of those that stand in the document.
pub fn put(new: &[HtmlElement]) {
    tags().iter().for_each(|tag| tag.remove());
    if let Some(head) = document().head() {
        for tag in new {
            // Appending an element to the head does not fail.
            let _ = head.append_child(tag);
        }
    }
    mark_current();
}

/// Marks the masthead's link to the page that is shown.
fn mark_current() {
    let here = window().location().pathname().unwrap_or_default();
    for link in all(".b-masthead a") {
        let _ = if link.get_attribute("href").is_some_and(|href| href == here) {
            link.set_attribute("aria-current", "page")
        } else {
            link.remove_attribute("aria-current")
        };
    }
}
