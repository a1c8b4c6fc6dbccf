//! Listeners and timers.

use crate::browser::dom::{document, window};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{AddEventListenerOptions, Event};

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
