//! Listeners and timers.

use crate::browser::dom::{document, window};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{AddEventListenerOptions, Event, KeyboardEvent};

/// Listens on the window for as long as the document lives, so that rendered pages need no listeners of their own.
pub fn listen<E: JsCast + 'static>(name: &str, mut handler: impl FnMut(E) + 'static) {
    attach(name, Box::new(move |event: Event| handler(event.unchecked_into())));
}

/// Not generic: each type of event would bring a closure of its own into the glue.
fn attach(name: &str, handler: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(handler);
    let options = AddEventListenerOptions::new();
    options.set_passive(!matches!(name, "click" | "keydown"));
    // Cannot fail, though its signature says so.
    let _ = window().add_event_listener_with_callback_and_add_event_listener_options(
        name,
        closure.as_ref().unchecked_ref(),
        &options,
    );
    closure.forget();
}

/// The key; on a keyboard of another script, the key in the same position.
pub fn key(event: &KeyboardEvent) -> Option<String> {
    let key = event.key();
    if key.is_ascii() { Some(key) } else { Some(event.code().strip_prefix("Key")?.to_ascii_lowercase()) }
}

/// How long the page has not scrolled when scrolling counts as ended, in milliseconds.
const SCROLL_REST: i32 = 120;

/// Calls `then` whenever scrolling has ended.
pub fn on_scroll_end(then: fn()) {
    // Safari has known the event since 26.2.
    if Reflect::has(&window(), &"onscrollend".into()).unwrap_or_default() {
        return listen("scrollend", move |_: Event| then());
    }
    let mut timer = 0;
    listen("scroll", move |_: Event| {
        window().clear_timeout_with_handle(timer);
        timer = later(SCROLL_REST, then);
    });
}

/// Calls `then` after some milliseconds; the number cancels it.
pub fn later(milliseconds: i32, then: fn()) -> i32 {
    let then = Closure::once_into_js(then);
    let timer = then.unchecked_ref();
    window().set_timeout_with_callback_and_timeout_and_arguments_0(timer, milliseconds).unwrap_or_default()
}

/// Calls `before` right before the next paint and `after` right after it. A hidden document is not painted: there,
/// both are called soon.
pub fn around_paint(before: fn(), after: fn()) {
    let both = Closure::once_into_js(move || {
        before();
        later(0, after);
    });
    if document().hidden() || window().request_animation_frame(both.unchecked_ref()).is_err() {
        before();
        later(0, after);
    }
}

/// Calls `then` when the browser is idle; never in a browser that does not report it.
pub fn idle(then: impl FnOnce() + 'static) {
    // Some browsers have no such function, and calling it is an error.
    let _ = window().request_idle_callback(Closure::once_into_js(then).unchecked_ref());
}
