//! The live document.

use crate::markup::insert;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, FocusOptions, HtmlElement, ScrollBehavior, ScrollToOptions, Window};

/// The window.
pub fn window() -> Window {
    leptos::prelude::window()
}

/// The document.
pub fn document() -> Document {
    leptos::prelude::document()
}

/// The element that says of the whole document what is chosen and what it is.
pub fn root() -> Option<Element> {
    document().document_element()
}

pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id).and_then(|element| element.dyn_into().ok())
}

/// The first element that matches a selector.
pub fn first(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// The elements that match a selector.
pub fn all(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// What an event happened on or in, if it matches a selector.
pub fn hit(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Puts markup at the end of the first element that matches a selector. What is in it is the magazine's own.
pub fn append(selector: &str, markup: &[&str]) {
    if let Some(parent) = first(selector) {
        insert(&parent, "beforeend", &markup.concat());
    }
}

/// How much of the page one sees, in CSS pixels from above.
pub fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Sets an attribute.
pub fn set_attr(element: &Element, name: &str, value: &str) {
    // Fails only for an invalid name, and names are literals.
    let _ = element.set_attribute(name, value);
}

/// Scrolls at once, even where the style sheet asks for smooth scrolling.
pub fn scroll_to(y: f64) {
    let options = ScrollToOptions::new();
    options.set_top(y);
    // Told both coordinates, a browser reaches the very beginning without laying the page out first.
    options.set_left(0.0);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Moves the focus without scrolling; whether that was possible.
pub fn focus(target: &HtmlElement) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    target.focus_with_options(&options).is_ok()
}

/// Moves the focus to the first element that matches, without scrolling; whether there is one.
pub fn focus_first(selector: &str) -> bool {
    first(selector).is_some_and(|target| focus(&target))
}
