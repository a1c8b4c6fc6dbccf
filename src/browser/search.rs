//! The way to the search, which is a program of its own: nothing of it is loaded before a reader opens it.

use crate::{
    browser::{
        dom::{append, document, element, first, hit, root},
        events::listen,
        location::here,
        navigation::lifecycle::{self, Moment},
    },
    components::chrome::search_form::{FOUND, form},
    markup::insert,
    url::{self, Route},
    words::words,
};
use js_sys::Promise;
use std::cell::Cell;
use wasm_bindgen::{
    JsCast, JsValue,
    prelude::{Closure, wasm_bindgen},
};
use web_sys::{Event, HtmlDialogElement, KeyboardEvent, MouseEvent};

#[wasm_bindgen]
extern "C" {
    /// Loads a module of the magazine's own. The policy lets no other be loaded.
    #[wasm_bindgen(js_name = "import")]
    fn import(address: &str) -> Promise;
}

/// What the field is while the list below it is empty.
const COMBOBOX: &str =
    " role=combobox aria-expanded=false aria-autocomplete=list aria-controls=b-search-hits autofocus";

thread_local! {
    /// How often loading has failed: a browser may keep a failure, by address.
    static FAILED: Cell<u32> = const { Cell::new(0) };
}

/// Starts to listen for whoever opens the search; on its own page it is open.
pub fn start() {
    listen("click", |event: MouseEvent| {
        if hit(&event, "[data-b-search-again]").is_some() {
            load();
        } else if hit(&event, "[data-b-search-open]").is_some() {
            open();
        } else if hit(&event, "[data-b-search-close]").is_some()
            || hit(&event, "#b-search > *").is_none() && hit(&event, "#b-search").is_some()
        {
            close();
        }
    });
    listen("keydown", |event: KeyboardEvent| {
        if (event.ctrl_key() || event.meta_key())
            && !event.alt_key()
            && !event.shift_key()
            && event.key() == "k"
        {
            event.prevent_default();
            open();
        }
    });
    lifecycle::subscribe(|moment| match moment {
        Moment::Leaving => close(),
        Moment::Painted | Moment::SamePage => look(),
        _ => {}
    });
    look();
}

/// Opens the search over the page; on its own page, goes to its field.
pub fn open() {
    if first("dialog:modal").is_some() {
        return;
    }
    if let Some(field) = first(".b-search-page input") {
        // A field that is in the document can be focused.
        let _ = field.focus();
        return;
    }
    if dialog().is_none() {
        let words = words();
        append(
            "body",
            &[
                "<dialog id=b-search aria-label=\"",
                words.search(),
                "\"><div><div class=b-search-bar>",
                &form(COMBOBOX),
                "<button type=button data-b-search-close>",
                words.close(),
                "</button></div>",
                FOUND,
                "</div></dialog>",
            ],
        );
    }
    if let Some(dialog) = dialog() {
        // Fails only where it is open.
        let _ = dialog.show_modal();
    }
    load();
}

/// Closes the search, where it is open over a page: nothing behind it could be reached.
fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

/// Loads the search where its page has come into view. By the address: the page that one leaves may still stand beside
/// the one that comes.
fn look() {
    if here() == Some(Route::Search) {
        load();
    }
}

fn dialog() -> Option<HtmlDialogElement> {
    element("b-search")?.dyn_into().ok()
}

/// Loads the search, which then looks at the page; where it is here already, it only looks.
fn load() {
    if let Ok(event) = Event::new("searchshown") {
        // Dispatching a fresh event does not fail.
        let _ = document().dispatch_event(&event);
    }
    let Some(name) = root().and_then(|root| root.get_attribute("data-search")) else { return fail() };
    let mut address = url::file(&name);
    // Another address after each failure.
    (0..FAILED.get()).for_each(|_| address.push('?'));
    let failed = Closure::once(|_: JsValue| {
        FAILED.set(FAILED.get() + 1);
        fail();
    });
    // Nothing waits for the promise that comes of this one.
    let _ = import(&address).catch(&failed);
    failed.forget();
}

/// Says that the search could not be loaded, with a way to try again.
fn fail() {
    let words = words();
    let found = first("#b-search[open] .b-search-found").or_else(|| first(".b-search-page .b-search-found"));
    if let Some(found) = found {
        let parts = [
            "<div role=alert><p>",
            words.search_failed(),
            "</p><button type=button data-b-search-again>",
            words.try_again(),
            "</button></div>",
        ];
        found.set_text_content(None);
        insert(&found, "beforeend", &parts.concat());
    }
}
