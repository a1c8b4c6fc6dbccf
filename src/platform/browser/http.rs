//! HTTP requests with the browser's `fetch`.

use contract::url;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

/// Requests the site's file at `path`.
///
/// # Errors
/// The browser's error if the network fails or a signal in `options` aborts the request.
pub async fn ask(path: &str, options: &RequestInit) -> Result<Response, JsValue> {
    let response = leptos::prelude::window().fetch_with_str_and_init(&url::address(path), options);
    Ok(JsFuture::from(response).await?.unchecked_into())
}

/// Parses a response as JSON. The browser does this, so the text is never copied into the app's memory.
///
/// # Errors
/// A `SyntaxError` if the text is not JSON, or any error of [`ask`], since the body may still be arriving.
pub async fn json(response: &Response) -> Result<JsValue, JsValue> {
    JsFuture::from(response.json()?).await
}
