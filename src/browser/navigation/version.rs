//! A deploy does not break an open tab: it goes on working until the next link, which the browser then follows by
//! itself and so loads the new version. `version.json` names the version of the app and that of the articles.

use crate::{browser::dom::document, platform::http};
use js_sys::{Date, Reflect};
use std::cell::{Cell, RefCell};
use web_sys::RequestCache;

/// How long an answer is valid, in milliseconds.
const VALID: f64 = 300_000.0;

thread_local! {
    static ASKED: Cell<f64> = const { Cell::new(0.0) };
    static OUTDATED: Cell<bool> = const { Cell::new(false) };
    /// The fingerprint of the articles that the first answer named.
    static DATA: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Whether a newer version is known of. Once the last answer has expired, asks again, for the next call.
pub fn is_outdated() -> bool {
    if Date::now() - ASKED.get() > VALID {
        ASKED.set(Date::now());
        wasm_bindgen_futures::spawn_local(async {
            ask().await;
        });
    }
    OUTDATED.get()
}

/// Asks whether there is a newer version.
pub async fn ask() -> Option<bool> {
    let own = document().document_element().and_then(|root| root.get_attribute("data-version"));
    // Without an answer the version counts as current.
    let answer = http::request("version.json").cache(RequestCache::NoCache).send().await.ok()?;
    let answer = http::json(answer).await.ok()?;
    let field = |name: &str| Reflect::get(&answer, &name.into()).ok()?.as_string();
    let data = field("data");
    let changed = DATA.with_borrow_mut(|known| {
        if known.is_none() {
            known.clone_from(&data);
        }
        *known != data
    });
    OUTDATED.set(changed || own.is_some() && field("version") != own);
    Some(OUTDATED.get())
}
