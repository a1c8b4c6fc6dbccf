//! The interface's strings in the magazine's language.

use crate::load;
use i18n::messages::Messages;
use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;

/// Fetches the strings from the file at `path`, for a magazine in the language `site`; the English ones if that
/// fails.
pub async fn fetch(path: &str, site: &'static str) -> Messages {
    let words = load::request(path.to_owned()).await.ok().and_then(|file| {
        let language = Reflect::get(&file, &"language".into()).ok()?.as_string()?;
        let list: Array = Reflect::get(&file, &"words".into()).ok()?.dyn_into().ok()?;
        Messages::listed(language.leak(), site, list.iter().map_while(|text| text.as_string()).collect())
    });
    words.unwrap_or(Messages::english(site))
}
