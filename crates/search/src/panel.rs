//! The panel in the page: a dialog that opens over any page, and the page of all results. One code serves both.
//!
//! The page has the form; press printed it. This listens on the document, looks up what is typed, and fills in what is
//! found. It is loaded when a reader first opens the search; that the search has come into view again, an event of the
//! document tells it.

mod dialog;
mod fetch;
mod list;
mod look;
mod markup;
mod place;
mod remembered;
mod style;

use crate::index_manifest;
use place::{Place, document};
use wasm_bindgen::{JsCast, closure::Closure, convert::FromWasmAbi};
use web_sys::{Element, Event, KeyboardEvent};

/// How long a reader pauses between words, in milliseconds: typing on is not waited for longer.
const PAUSE: i32 = 120;

/// Starts to listen, and looks at the page.
pub fn start() {
    style::adopt();
    on(index_manifest::SHOWN, |_: Event| show());
    on("input", |event: Event| {
        if let Some(place) = Place::of(&event) {
            look::soon(place, PAUSE);
        }
    });
    on("change", |event: Event| {
        if let Some(place) = Place::of(&event).filter(|_| hit(&event, "select").is_some()) {
            look::soon(place, 0);
        }
    });
    on("submit", |event: Event| {
        if let Some(place) = Place::of(&event) {
            // The address has followed already.
            if !place.is_dialog() {
                event.prevent_default();
            }
            remembered::remember(&place.typed());
        }
    });
    on("keydown", |event: KeyboardEvent| {
        let Some(place) = Place::of(&event).filter(|_| !event.is_composing()) else { return };
        let taken =
            if place.is_dialog() { dialog::press(&place, &event.key()) } else { list::press(&event.key()) };
        if taken {
            event.prevent_default();
        }
    });
    on("click", |event: Event| {
        let Some(place) = Place::of(&event) else { return };
        if let Some(button) = hit(&event, "[data-b-search-recent]") {
            place.type_in(&button.get_attribute("data-b-search-recent").unwrap_or_default());
            look::soon(place, 0);
        } else if hit(&event, "[data-b-search-clear]").is_some() {
            remembered::forget();
            place.focus();
            look::soon(place, 0);
        } else if hit(&event, "[data-b-search-more]").is_some() {
            look::more(place);
        } else if hit(&event, "a.b-hit, .b-hit a").is_some() {
            remembered::remember(&place.typed());
        }
    });
    show();
}

/// The search has come into view, or is to try again.
fn show() {
    if let Some(place) = Place::open() {
        if !place.is_dialog() {
            list::come();
        }
        place.arrive();
        look::soon(place, 0);
    }
}

/// Listens on the document, for as long as it lives.
fn on<E: FromWasmAbi + 'static>(name: &str, handler: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(E)>::new(handler);
    // Adding a listener with valid arguments does not fail.
    let _ = document().add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// The element around an event's target that a selector fits.
fn hit(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}
