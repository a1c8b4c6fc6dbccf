//! Deploys do not break readers: a tab from before one goes on working, and follows to the new version with the
//! next link, which is then left to the browser.

use crate::{
    browser::dom::{document, window},
    platform::http,
};
use js_sys::{Date, Reflect};
use std::cell::Cell;
use web_sys::{RequestCache, RequestInit};

/// How long an answer counts, in milliseconds.
const FRESH: f64 = 300_000.0;

thread_local! {
    static ASKED: Cell<f64> = Cell::new(Date::now());
    static OUTDATED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a newer version of the app has been seen. Asks again, for next time, once the last answer is old.
pub fn is_outdated() -> bool {
    if Date::now() - ASKED.get() > FRESH {
        ASKED.set(Date::now());
        wasm_bindgen_futures::spawn_local(ask());
    }
    OUTDATED.get()
}

async fn ask() {
    let own = document().document_element().and_then(|root| root.get_attribute("data-version"));
    let (Some(own), true) = (own, window().navigator().on_line()) else { return };
    // No answer is no news.
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
    let Ok(answer) = http::ask("version.json", &options).await else { return };
    let found = http::json(&answer).await.ok().and_then(|json| Reflect::get(&json, &"version".into()).ok());
    OUTDATED.set(found.and_then(|found| found.as_string()).is_some_and(|found| found != own));
}
