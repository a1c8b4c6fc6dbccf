//! How results look: a style sheet that comes with the program, so that no page carries it before anyone searches.

use super::place::document;
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

/// Puts the sheet into the document. A browser too old for it shows results unstyled.
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
    // There is nothing to be done about it, and nothing lost but looks.
    let _ = adopted();
}
