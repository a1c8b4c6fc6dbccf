//! Requests for the magazine's files.

use contract::url;
use gloo_net::http::{Request, RequestBuilder, Response};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// A request for the magazine's file at `path`.
pub fn request(path: &str) -> RequestBuilder {
    Request::get(&url::address(path))
}

/// The JSON in a response. The browser parses it, so the text is never copied into the app's memory.
///
/// # Errors
/// A `SyntaxError` if it is not JSON; else a network error, because the text may still be arriving.
pub async fn json(response: Response) -> Result<JsValue, JsValue> {
    JsFuture::from(web_sys::Response::from(response).json()?).await
}

/// Whether there is a page at a path of this host.
pub async fn is_page(path: &str) -> bool {
    let answer = Request::get(path).send().await;
    answer.is_ok_and(|answer| {
        answer.ok() && answer.headers().get("content-type").is_some_and(|kind| kind.starts_with("text/html"))
    })
}
