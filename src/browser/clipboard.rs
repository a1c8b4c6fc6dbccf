//! Copying a text, and saying so: in a small note for the eye, which is a status for a screen reader.

use crate::{
    browser::{
        announcer::announce,
        dom::{element, window},
        events::later,
    },
    words::words,
};
use js_sys::Reflect;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// How long the note stays, in milliseconds.
const SHOWN: i32 = 2500;

/// Copies a text and says `said`, or that it could not be copied.
pub fn copy(text: String, said: &'static str) {
    spawn_local(async move {
        let navigator = window().navigator();
        // Only a page that came over a safe connection has a clipboard.
        let done = Reflect::has(&navigator, &"clipboard".into()).unwrap_or_default()
            && JsFuture::from(navigator.clipboard().write_text(&text)).await.is_ok();
        tell(if done { said } else { words().not_copied() });
    });
}

/// Shows a note for a moment.
fn tell(text: &str) {
    announce(text);
    if let Some(announcer) = element("b-announcer") {
        announcer.set_class_name("b-note");
    }
    later(SHOWN, hide);
}

fn hide() {
    if let Some(announcer) = element("b-announcer") {
        announcer.set_class_name("b-hidden");
    }
}
