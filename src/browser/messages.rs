//! What the interface says, in the language of the magazine.

use crate::{load, words::Words};
use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;

/// Fetches what the interface says from the file at `path`, for a magazine in the language `site`. Where that fails
/// it is said in English.
pub async fn fetch(path: &str, site: &'static str) -> Words {
    let words = load::request(path.to_owned()).await.ok().and_then(|file| {
        let language = Reflect::get(&file, &"language".into()).ok()?.as_string()?;
        let list: Array = Reflect::get(&file, &"words".into()).ok()?.dyn_into().ok()?;
        Words::listed(language.leak(), site, list.iter().map_while(|text| text.as_string()).collect())
    });
    words.unwrap_or(Words::english(site))
}
