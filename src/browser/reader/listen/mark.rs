//! Highlights the sentence that is spoken, with the browser's Highlight API, which does not change the page. Without
//! that API, nothing is highlighted.

use super::text::Sentence;
use crate::browser::dom::height;
use js_sys::{Array, Function, Map, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The highlight's name in the style sheet.
const NAME: &str = "listen";

/// Highlights a sentence, and scrolls to it if the reader has followed so far.
pub fn mark(sentence: &Sentence) {
    if let (Some(highlights), Some(make)) = (highlights(), get(&js_sys::global(), "Highlight")) {
        let arguments = Array::of1(&sentence.range);
        if let Ok(highlight) = Reflect::construct(make.unchecked_ref::<Function>(), &arguments) {
            highlights.set(&NAME.into(), &highlight);
        }
    }
    let height = height();
    let rect = sentence.range.get_bounding_client_rect();
    // Up to one window further is where reading leads. A sentence anywhere else means that the reader has scrolled
    // away.
    if rect.bottom() > height * 0.9 && rect.top() < height * 1.9 {
        sentence.block.scroll_into_view();
    }
}

/// Removes the highlight.
pub fn clear() {
    if let Some(highlights) = highlights() {
        highlights.delete(&NAME.into());
    }
}

/// `CSS.highlights`, which has the interface of a map.
fn highlights() -> Option<Map> {
    Some(get(&get(&js_sys::global(), "CSS")?, "highlights")?.unchecked_into())
}

fn get(object: &JsValue, property: &str) -> Option<JsValue> {
    Reflect::get(object, &property.into()).ok().filter(JsValue::is_truthy)
}
