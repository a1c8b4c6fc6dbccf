//! The search panel in the browser: a dialog over any page, and the results page. Both share this code.
//!
//! The prerendered page contains the form. The panel is loaded when a reader first opens the search; from then on it
//! listens on the document, looks up what is typed and inserts the results. An event on the document tells it when the
//! search comes into view again.

mod dialog;
mod fetch;
mod list;
mod look;
mod markup;
mod form;
mod remembered;
mod style;

use crate::index_manifest;
use form::{Form, document};
use wasm_bindgen::{JsCast, closure::Closure, convert::FromWasmAbi};
use web_sys::{Element, Event, KeyboardEvent};

/// The delay in milliseconds after the last keystroke before a search starts; shorter than the pause between words.
const PAUSE: i32 = 120;

/// Registers the event listeners, and shows a search that is already open.
pub fn start() {
    style::adopt();
    on(index_manifest::SHOWN, |_: Event| show());
    on("input", |event: Event| {
        if let Some(form) = Form::of(&event) {
            look::soon(form, PAUSE);
        }
    });
    on("change", |event: Event| {
        if let Some(form) = Form::of(&event).filter(|_| hit(&event, "select").is_some()) {
            look::soon(form, 0);
        }
    });
    on("submit", |event: Event| {
        if let Some(form) = Form::of(&event) {
            // The address is already up to date.
            if !form.is_dialog() {
                event.prevent_default();
            }
            remembered::remember(&form.typed());
        }
    });
    on("keydown", |event: KeyboardEvent| {
        let Some(form) = Form::of(&event).filter(|_| !is_composing(&event)) else { return };
        let taken =
            if form.is_dialog() { dialog::press(&form, &event.key()) } else { list::press(&event.key()) };
        if taken {
            event.prevent_default();
        }
    });
    on("click", |event: Event| {
        let Some(form) = Form::of(&event) else { return };
        if let Some(button) = hit(&event, "[data-b-search-recent]") {
            form.type_in(&button.get_attribute("data-b-search-recent").unwrap_or_default());
            look::soon(form, 0);
        } else if hit(&event, "[data-b-search-clear]").is_some() {
            remembered::forget();
            form.focus();
            look::soon(form, 0);
        } else if hit(&event, "[data-b-search-more]").is_some() {
            look::more(form);
        } else if hit(&event, "a.b-hit, .b-hit a").is_some() {
            remembered::remember(&form.typed());
        }
    });
    show();
}

/// Whether a key belongs to an input method, such as the Enter that confirms what it has composed.
fn is_composing(event: &KeyboardEvent) -> bool {
    // Safari, and others with some input methods, end the composition before this key, and tell it only by this code.
    event.is_composing() || event.key_code() == 229
}

/// Runs the search of the panel that has come into view.
fn show() {
    if let Some(form) = Form::open() {
        if !form.is_dialog() {
            list::come();
        }
        form.arrive();
        look::soon(form, 0);
    }
}

/// Registers a listener on the document for its lifetime.
fn on<E: FromWasmAbi + 'static>(name: &str, handler: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(E)>::new(handler);
    let _ = document().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// The closest ancestor of the event's target that matches `selector`.
fn hit(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}
