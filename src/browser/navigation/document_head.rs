//! The tags in `<head>` that change from page to page. They belong to the app, which keeps one of each, even if the build
//! wrote the first.

use crate::{
    browser::dom::{all, append_node, document, remove_attr, set_attr, window},
    components::chrome::masthead::{FRONT, mark},
    head::{Head, TAGS},
    load,
    markup::insert,
};
use contract::url::{self, Route};
use web_sys::HtmlElement;

/// Writes the page's head.
pub fn apply(page: &Head) {
    let site = load::site();
    tags().iter().for_each(|tag| tag.remove());
    if let Some(head) = document().head() {
        // As markup: Trusted Types forbid creating a script element piece by piece, even one that only holds data.
        insert(&head, "beforeend", &page.html(&site));
    }
    mark_current(page.route == Some(Route::Home));
}

/// The tags that are in the document.
pub fn tags() -> Vec<HtmlElement> {
    all(TAGS)
}

/// Replaces the tags in the document.
pub fn put(new: &[HtmlElement]) {
    tags().iter().for_each(|tag| tag.remove());
    if let Some(head) = document().head() {
        for tag in new {
            append_node(&head, tag);
        }
    }
    mark_current(here() == url::base());
}

/// Marks the masthead of the front page, which a page that tells of an error isn't, and in it the link to the current
/// page, or to the list that it is part of.
fn mark_current(front: bool) {
    let here = here();
    for masthead in all(".b-masthead") {
        if front {
            set_attr(&masthead, FRONT, "");
        } else {
            remove_attr(&masthead, FRONT);
        }
    }
    for link in all(".b-masthead nav a") {
        match link.get_attribute("href").and_then(|href| mark(&here, &href)) {
            Some(kind) => set_attr(&link, "aria-current", kind),
            None => remove_attr(&link, "aria-current"),
        }
    }
}

/// The path of the current page.
fn here() -> String {
    window().location().pathname().unwrap_or_default()
}
