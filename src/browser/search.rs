//! Opens the search, which is a program of its own and is loaded when first opened.

use crate::browser::dom::{append, document, element, first, focus_and_scroll, hit, root, window};
use crate::browser::events::{key, listen};
use crate::browser::location::here;
use crate::browser::navigation::lifecycle::{self, PageEvent};
use crate::browser::navigation::version;
use crate::components::chrome::search_form::{FOUND, form};
use crate::markup::insert;
use contract::url::{self, Route};
use i18n::messages::messages;
use js_sys::Promise;
use std::cell::Cell;
use wasm_bindgen::{
    JsCast, JsValue,
    prelude::{Closure, wasm_bindgen},
};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlDialogElement, HtmlInputElement, KeyboardEvent, MouseEvent};

#[wasm_bindgen]
extern "C" {
    /// Loads a module. The security policy allows only the magazine's own.
    #[wasm_bindgen(js_name = "import")]
    fn import(address: &str) -> Promise;
}

/// The attributes of the field while the list below it is empty.
const COMBOBOX: &str =
    " role=combobox aria-expanded=false aria-autocomplete=list aria-controls=b-search-hits autofocus";

thread_local! {
    /// How often loading has failed. Browsers may cache a failure by its address.
    static FAILED: Cell<u32> = const { Cell::new(0) };
}

/// Listens for what opens and closes the search, and loads it on its own page.
pub fn start() {
    listen("click", |event: MouseEvent| {
        if hit(&event, "[data-b-search-again]").is_some() {
            spawn_local(try_again());
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
            // Also with Caps Lock.
            && key(&event).is_some_and(|key| key.eq_ignore_ascii_case("k"))
        {
            event.prevent_default();
            open();
        }
    });
    lifecycle::subscribe(|moment| match moment {
        PageEvent::Leaving => close(),
        PageEvent::Painted | PageEvent::SamePage => load_on_own_page(),
        _ => {}
    });
    load_on_own_page();
}

/// Opens the search over the page. On the search page, moves the focus to its field.
pub fn open() {
    if first("dialog:modal").is_some() {
        return;
    }
    if let Some(field) = first(".b-search-page input") {
        focus_and_scroll(&field);
        return;
    }
    if dialog().is_none() {
        let words = messages();
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
        // Fails only if it is open.
        let _ = dialog.show_modal();
    }
    load();
}

/// Closes the search, if it is open over a page.
fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

/// Loads the search on its own page. The address decides, because during a transition the previous page may still be
/// in the document.
fn load_on_own_page() {
    if here() == Some(Route::Search) {
        load();
    }
}

fn dialog() -> Option<HtmlDialogElement> {
    element("b-search")?.dyn_into().ok()
}

/// Loads the search, which then examines the page; once loaded, it is only told to examine the page again.
fn load() {
    if let Ok(event) = Event::new("searchshown") {
        // Fails only for an event that has been dispatched before.
        let _ = document().dispatch_event(&event);
    }
    let Some(name) = root().and_then(|root| root.get_attribute("data-search")) else { return fail() };
    let mut address = url::file(&name);
    // Each failure changes the address.
    (0..FAILED.get()).for_each(|_| address.push('?'));
    let failed = Closure::once(|_: JsValue| {
        FAILED.set(FAILED.get() + 1);
        fail();
    });
    // Nothing waits for the promise that `catch` returns.
    let _ = import(&address).catch(&failed);
    failed.forget();
}

/// Loads the search once more. After a deploy its files may be gone: then the browser opens its page, which names the
/// new ones.
async fn try_again() {
    if version::ask().await != Some(true) {
        return load();
    }
    let typed = first("#b-search[open] input").or_else(|| first(".b-search-page input"));
    let typed = typed.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()).map(|field| field.value());
    let query = js_sys::encode_uri_component(&typed.unwrap_or_default());
    let page = [&Route::Search.href(), "?q=", &String::from(query)].concat();
    let location = window().location();
    // The search page has what was typed in its address. Neither can fail for an address of this host.
    let _ = if here() == Some(Route::Search) { location.reload() } else { location.assign(&page) };
}

/// Reports that the search could not be loaded, with a button to try again.
fn fail() {
    let words = messages();
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
