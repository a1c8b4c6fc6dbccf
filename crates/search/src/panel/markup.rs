//! Inserts markup into the document.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// Inserts markup at a position as in `insertAdjacentHTML`. `index.html` defines this function, for the app too;
    /// the page's Trusted Types policy rejects all other ways.
    #[wasm_bindgen(js_name = insertMarkup)]
    pub fn insert(element: &Element, place: &str, markup: &str);
}
