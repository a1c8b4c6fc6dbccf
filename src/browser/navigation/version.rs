//! A deploy does not break an open tab: it goes on working until the next link, which the browser then follows by
//! itself and so loads the new version.

use crate::{
    browser::dom::{document, window},
    platform::http,
};
use js_sys::{Date, Reflect};
use std::cell::Cell;
use web_sys::RequestCache;

/// How long an answer is valid, in milliseconds.
const VALID: f64 = 300_000.0;

thread_local! {
    static ASKED: Cell<f64> = Cell::new(Date::now());
    static OUTDATED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a newer version is known of. Once the last answer has expired, asks again, for the next call.
pub fn is_outdated() -> bool {
    if Date::now() - ASKED.get() > VALID {
        ASKED.set(Date::now());
        wasm_bindgen_futures::spawn_local(ask());
    }
    OUTDATED.get()
}

async fn ask() {
    let own = document().document_element().and_then(|root| root.get_attribute("data-version"));
    let (Some(own), true) = (own, window().navigator().on_line()) else { return };
    // Without an answer the version counts as current.
    let Ok(answer) = http::request("version.json").cache(RequestCache::NoCache).send().await else { return };
    let found = http::json(answer).await.ok().and_then(|json| Reflect::get(&json, &"version".into()).ok());
    OUTDATED.set(found.and_then(|found| found.as_string()).is_some_and(|found| found != own));
}
