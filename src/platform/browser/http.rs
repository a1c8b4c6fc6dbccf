//! The browser's own `fetch`.

use crate::url;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

/// Asks for the file of the magazine's at `path`.
///
/// # Errors
/// What the browser says of a network that does not answer, or of a signal in `options` that ended the waiting.
pub async fn ask(path: &str, options: &RequestInit) -> Result<Response, JsValue> {
    let asked = leptos::prelude::window().fetch_with_str_and_init(&url::address(path), options);
    Ok(JsFuture::from(asked).await?.unchecked_into())
}

/// What an answer holds, parsed by the browser, so that its text never becomes one of the app's.
///
/// # Errors
/// A `SyntaxError` where it is not JSON; else as with [`ask`], because the text may still be under way.
pub async fn json(answer: &Response) -> Result<JsValue, JsValue> {
    JsFuture::from(answer.json()?).await
}
