//! The browser's own `fetch`.

use contract::url;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

/// Requests the magazine's file at `path`.
///
/// # Errors
/// The browser's error if the network does not answer, or if a signal in `options` has aborted the request.
pub async fn ask(path: &str, options: &RequestInit) -> Result<Response, JsValue> {
    let response = leptos::prelude::window().fetch_with_str_and_init(&url::address(path), options);
    Ok(JsFuture::from(response).await?.unchecked_into())
}

/// The JSON in a response. The browser parses it, so the text is never copied into the app's memory.
///
/// # Errors
/// A `SyntaxError` if it is not JSON; else those of [`ask`], because the text may still be arriving.
pub async fn json(response: &Response) -> Result<JsValue, JsValue> {
    JsFuture::from(response.json()?).await
}
