//! The reader's position in a page, saved in the history's entry, where Back, Forward and a reload find it.

use crate::browser::dom::{scroll_to, window};
use js_sys::Array;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};

/// A position in a page.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct Position {
    /// How far the page is scrolled, in CSS pixels.
    pub y: f64,
    /// How many pages have been added to the list that is shown.
    pub added: usize,
}

/// The feature that adds pages to a list. A list must be as long as it was before a position in it can be restored.
#[derive(Clone, Copy)]
pub struct ListExtension {
    /// How many pages have been added.
    pub count: fn() -> usize,
    /// Adds pages until there are as many as there were, then scrolls.
    pub restore: fn(Position),
}

thread_local! {
    static EXTENSION: Cell<Option<ListExtension>> = const { Cell::new(None) };
}

/// Registers the feature that adds pages to a list.
pub fn set_list_extension(extension: ListExtension) {
    EXTENSION.set(Some(extension));
}

/// The position that the history's entry holds.
pub fn saved() -> Option<Position> {
    let state = window().history().and_then(|history| history.state()).ok()?;
    match state.dyn_ref::<Array>() {
        Some(both) => Some(Position { y: both.get(0).as_f64()?, added: both.get(1).as_f64()? as usize }),
        None => Some(Position { y: state.as_f64()?, added: 0 }),
    }
}

/// Saves the present position in the history's entry.
pub fn save() {
    let added = EXTENSION.get().map_or(0, |extension| (extension.count)());
    // Most often the position was saved when scrolling ended, and browsers limit how often an entry may be changed.
    if let (Ok(history), Ok(y)) = (window().history(), window().scroll_y())
        && saved() != Some(Position { y, added })
    {
        let state = match added {
            0 => JsValue::from_f64(y),
            added => Array::of2(&y.into(), &(added as u32).into()).into(),
        };
        // A position that the browser does not store is not restored.
        let _ = history.replace_state_with_url(&state, "", None);
    }
}

/// Brings the reader to a saved position.
pub fn restore(position: Position) {
    match EXTENSION.get() {
        Some(extension) => (extension.restore)(position),
        None => scroll_to(position.y),
    }
}
