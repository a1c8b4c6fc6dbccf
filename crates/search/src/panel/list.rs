//! The page of all results: links that the arrows lead through, from the field and back to it.

use super::place::{self, Place, focusable, window};
use std::cell::Cell;

thread_local! {
    /// Where a reader who comes back had scrolled to.
    static LEFT: Cell<Option<f64>> = const { Cell::new(None) };
}

/// The reader comes to the page, which has no results yet and so may be too short to be scrolled to where it was left.
pub fn come() {
    let state = window().history().and_then(|history| history.state()).ok();
    LEFT.set(state.and_then(|state| state.as_f64()));
}

/// What a key does; whether anything.
pub fn press(key: &str) -> bool {
    let Some(place) = Place::open() else { return false };
    let links = place::all(&place, "h2 a");
    let at = links.iter().position(place::has_focus);
    let typing = place.input().is_some_and(|input| place::has_focus(&input));
    let next = match (key, at) {
        ("ArrowDown", None) if typing => Some(0),
        ("ArrowDown", Some(at)) => Some(at + 1),
        ("ArrowUp", Some(0)) => {
            place.focus();
            return true;
        }
        ("ArrowUp", Some(at)) => Some(at - 1),
        _ => None,
    };
    let link = next.and_then(|next| links.get(next)).cloned().and_then(focusable);
    // A link that is in the document can be focused.
    link.is_some_and(|link| link.focus().is_ok())
}

/// Results are there: the keyboard goes to the one at `focus`, and a reader who came back to where the page was left.
pub fn arrive(place: &Place, focus: Option<usize>) {
    if place.is_dialog() {
        return;
    }
    if let Some(focus) = focus {
        let link = place::all(place, "h2 a").get(focus).cloned().and_then(focusable);
        let _ = link.map(|link| link.focus());
        return;
    }
    if let Some(left) = LEFT.take() {
        window().scroll_to_with_x_and_y(0.0, left);
    }
}
