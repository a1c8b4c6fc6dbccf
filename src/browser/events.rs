//! What happens, and when.

use crate::browser::dom::{document, window};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{AddEventListenerOptions, Event};

/// Listens on the window, for as long as the document lives; capturing, so that nothing can stop an event before.
pub fn listen<E: JsCast + 'static>(name: &str, mut handler: impl FnMut(E) + 'static) {
    attach(name, Box::new(move |event: Event| handler(event.unchecked_into())));
}

/// Once for all types of events, which would each bring a closure of its own into the glue.
fn attach(name: &str, handler: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(handler);
    let options = AddEventListenerOptions::new();
    options.set_passive(!matches!(name, "click" | "keydown"));
    // Adding a listener with valid arguments does not fail.
    let _ = window().add_event_listener_with_callback_and_add_event_listener_options(
        name,
        closure.as_ref().unchecked_ref(),
        &options,
    );
    closure.forget();
}

/// Does something after some milliseconds; a number to stop it by.
pub fn later(milliseconds: i32, then: fn()) -> i32 {
    let then = Closure::once_into_js(then);
    // Setting a timer with a function does not fail.
    let timer = then.unchecked_ref();
    window().set_timeout_with_callback_and_timeout_and_arguments_0(timer, milliseconds).unwrap_or_default()
}

/// Does something right before what is to be seen now is painted, and something when it has been; where nothing is seen,
/// soon.
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

/// Does something when the browser has nothing else to do; not at all where it does not tell.
pub fn idle(then: impl FnOnce() + 'static) {
    // Missing in some browsers, where the call is an error.
    let _ = window().request_idle_callback(Closure::once_into_js(then).unchecked_ref());
}
