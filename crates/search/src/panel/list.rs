//! The results page: a list of links, navigable with the arrow keys from the input and back to it.

use super::form::{self, Form, focusable, window};
use std::cell::Cell;

thread_local! {
    /// The scroll position of a reader who returns to the page.
    static LEFT: Cell<Option<f64>> = const { Cell::new(None) };
}

/// Records the scroll position to restore. Until the results are shown, the page may be too short to scroll there.
pub fn come() {
    let state = window().history().and_then(|history| history.state()).ok();
    LEFT.set(state.and_then(|state| state.as_f64()));
}

/// Handles a key. Returns whether it had an effect.
pub fn press(key: &str) -> bool {
    let Some(form) = Form::open() else { return false };
    let links = form::all(&form, "h2 a");
    let at = links.iter().position(form::has_focus);
    let typing = form.input().is_some_and(|input| form::has_focus(&input));
    let next = match (key, at) {
        ("ArrowDown", None) if typing => Some(0),
        ("ArrowDown", Some(at)) => Some(at + 1),
        ("ArrowUp", Some(0)) => {
            form.focus();
            return true;
        }
        ("ArrowUp", Some(at)) => Some(at - 1),
        _ => None,
    };
    let link = next.and_then(|next| links.get(next)).cloned().and_then(focusable);
    link.is_some_and(|link| link.focus().is_ok())
}

/// Called once results are shown: focuses the one at `focus`, and restores the scroll position of a returning reader.
pub fn arrive(form: &Form, focus: Option<usize>) {
    if form.is_dialog() {
        return;
    }
    if let Some(focus) = focus {
        let link = form::all(form, "h2 a").get(focus).cloned().and_then(focusable);
        let _ = link.map(|link| link.focus());
        return;
    }
    if let Some(left) = LEFT.take() {
        window().scroll_to_with_x_and_y(0.0, left);
    }
}
