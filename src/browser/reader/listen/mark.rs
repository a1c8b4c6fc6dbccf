//! The mark on the sentence that is read: a highlight of the browser's, so that the page is not touched. Where there
//! are none, nothing is marked.

use super::text::Sentence;
use crate::browser::dom::height;
use js_sys::{Array, Function, Map, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What the style sheet calls it.
const NAME: &str = "listen";

/// Marks a sentence, and follows it as long as the reader stays with what is read.
pub fn mark(sentence: &Sentence) {
    if let (Some(highlights), Some(make)) = (highlights(), get(&js_sys::global(), "Highlight")) {
        let arguments = Array::of1(&sentence.place);
        if let Ok(highlight) = Reflect::construct(make.unchecked_ref::<Function>(), &arguments) {
            highlights.set(&NAME.into(), &highlight);
        }
    }
    let height = height();
    let place = sentence.place.get_bounding_client_rect();
    // A page further is where the reading leads; anywhere else is where the reader has gone.
    if place.bottom() > height * 0.9 && place.top() < height * 1.9 {
        sentence.block.scroll_into_view();
    }
}

/// Marks nothing.
pub fn clear() {
    if let Some(highlights) = highlights() {
        highlights.delete(&NAME.into());
    }
}

/// `CSS.highlights`, which is used like a map.
fn highlights() -> Option<Map> {
    Some(get(&get(&js_sys::global(), "CSS")?, "highlights")?.unchecked_into())
}

fn get(object: &JsValue, property: &str) -> Option<JsValue> {
    Reflect::get(object, &property.into()).ok().filter(JsValue::is_truthy)
}
