//! Moves from heading to heading in an article, and from article to article in a list.

use crate::browser::dom::{all, document, focus, focus_and_scroll, height, set_attr};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The stops: the headings of a text, or the links to the articles of a list.
const STOPS: &str = "main .b-prose :is(h2, h3), main :is(h2, h3):not(.b-prose *) > a";

/// A heading nearer to the top of the window than this, in CSS pixels, is the one that the reader has just moved to.
const EDGE: f64 = 80.0;

/// Moves the focus and scrolls to the next stop, `1`, or the previous one, `-1`.
pub fn step(by: i32) {
    let stops = all(STOPS);
    let top = |stop: &Element| stop.get_bounding_client_rect().top();
    // From the focus if it is visible, else from what is visible.
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
    if stop.matches("a").unwrap_or_default() {
        focus_and_scroll(stop);
    } else {
        // A heading cannot take the focus otherwise.
        set_attr(stop, "tabindex", "-1");
        focus(stop);
        stop.scroll_into_view();
    }
}
