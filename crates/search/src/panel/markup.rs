//! Where markup enters the document.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// Puts markup next to an element or into it, at a place that `insertAdjacentHTML` knows. `index.html` defines it, for
    /// the app too; the page's policy of Trusted Types refuses every other way.
    #[wasm_bindgen(js_name = insertMarkup)]
    pub fn insert(element: &Element, place: &str, markup: &str);
}
