//! The live document, in as few words as its callers need.
//!
//! Many of the DOM's functions return an error that the arguments used here rule out. The helpers below say why,
//! once.

use crate::markup::insert;
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, FocusOptions, HtmlElement, Node, ScrollBehavior, ScrollToOptions, Window,
};

/// The window.
pub fn window() -> Window {
    leptos::prelude::window()
}

/// The document.
pub fn document() -> Document {
    leptos::prelude::document()
}

/// The root element, whose attributes hold the settings and the facts about the document.
pub fn root() -> Option<Element> {
    document().document_element()
}

/// The element with an id.
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

/// The element that matches a selector and contains the event's target, or is it.
pub fn hit(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Appends markup to the first element that matches a selector. The markup must be our own.
pub fn append(selector: &str, markup: &[&str]) {
    if let Some(parent) = first(selector) {
        insert(&parent, "beforeend", &markup.concat());
    }
}

/// Appends a node to another.
pub fn append_node(parent: &Node, child: &Node) {
    // Fails only for a node that may not be a child.
    let _ = parent.append_child(child);
}

/// Sets an attribute.
pub fn set_attr(element: &Element, name: &str, value: &str) {
    // Fails only for an invalid name, and the names are literals.
    let _ = element.set_attribute(name, value);
}

/// Removes an attribute, if it is there.
pub fn remove_attr(element: &Element, name: &str) {
    // Cannot fail, though its signature says so.
    let _ = element.remove_attribute(name);
}

/// Sets a property of an element's own style.
pub fn set_style(element: &HtmlElement, property: &str, value: &str) {
    // Fails only for a style that is read-only, which an element's own is not.
    let _ = element.style().set_property(property, value);
}

/// The height of the window, in CSS pixels.
pub fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
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

/// Moves the focus to an element that may not be focusable by itself, such as a heading, so that Tab and a screen
/// reader continue from there; does not scroll.
pub fn focus_anything(target: &HtmlElement) -> bool {
    // Also -1 for an element that has the attribute already.
    if target.tab_index() < 0 {
        set_attr(target, "tabindex", "-1");
    }
    focus(target)
}

/// Moves the focus to the first element that matches, without scrolling; whether there is one.
pub fn focus_first(selector: &str) -> bool {
    first(selector).is_some_and(|target| focus(&target))
}

/// Moves the focus and scrolls to it.
pub fn focus_and_scroll(target: &HtmlElement) {
    // An element that cannot take the focus leaves it where it is.
    let _ = target.focus();
}
