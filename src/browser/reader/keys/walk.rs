//! From heading to heading of an article, from article to article of a list.

use crate::browser::dom::{all, document, height};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// The stops: headings in a text; in a list what leads to its articles.
const STOPS: &str = "main .b-prose :is(h2, h3), main :is(h2, h3):not(.b-prose *) > a";

/// How far below the upper edge of the window a heading is where one has just walked to it, in CSS pixels.
const EDGE: f64 = 80.0;

/// Moves the focus and the view to the next stop, `1`, or the one before, `-1`.
pub fn step(by: i32) {
    let stops = all(STOPS);
    let top = |stop: &Element| stop.get_bounding_client_rect().top();
    // From where the keyboard is, if one sees that; else from what one sees.
    let here = document().active_element().filter(|here| (0.0..height()).contains(&top(here)));
    let at = stops.iter().position(|stop| here.as_ref() == Some(stop));
    let next = match at {
        Some(at) => at.checked_add_signed(by as isize),
        None if by > 0 => stops.iter().position(|stop| top(stop) > EDGE),
        None => stops.iter().rposition(|stop| top(stop) < 0.0),
    };
    if let Some(stop) = next.and_then(|next| stops.get(next)) {
        show(stop.unchecked_ref());
    }
}

fn show(stop: &HtmlElement) {
    // What cannot be focused is scrolled to all the same.
    if stop.matches("a").unwrap_or_default() {
        let _ = stop.focus();
    } else {
        // A heading takes the focus from here only. Setting a valid attribute does not fail.
        let _ = stop.set_attribute("tabindex", "-1");
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = stop.focus_with_options(&options);
        stop.scroll_into_view();
    }
}
