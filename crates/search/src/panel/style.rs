//! The style sheet for results. It is part of the panel, so that pages don't carry it before anyone searches.

use super::form::document;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = CSSStyleSheet)]
    type Sheet;
    #[wasm_bindgen(constructor, catch, js_class = CSSStyleSheet)]
    fn new() -> Result<Sheet, JsValue>;
    #[wasm_bindgen(method, catch, js_name = replaceSync)]
    fn replace(this: &Sheet, text: &str) -> Result<(), JsValue>;
}

/// Adds the style sheet to the document. In browsers that don't support this, results are unstyled.
pub fn adopt() {
    let adopted = || -> Result<(), JsValue> {
        let (document, name) = (document(), JsValue::from("adoptedStyleSheets"));
        let sheet = Sheet::new()?;
        sheet.replace(include_str!("results.css"))?;
        let sheets = Array::from(&Reflect::get(&document, &name)?.dyn_into()?);
        sheets.push(&sheet);
        Reflect::set(&document, &name, &sheets)?;
        Ok(())
    };
    let _ = adopted();
}
