//! Copying a text and confirming it: in a small note, which a screen reader announces.

use crate::browser::announcer::announce;
use crate::browser::dom::{element, window};
use crate::browser::events::later;
use i18n::messages::messages;
use js_sys::Reflect;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// How long the note is shown, in milliseconds.
const SHOWN: i32 = 2500;

/// Copies a text and shows `confirmation`, or says that copying is not allowed.
pub fn copy(text: String, confirmation: &'static str) {
    spawn_local(async move {
        let navigator = window().navigator();
        // A page that came over an insecure connection has no clipboard.
        let done = Reflect::has(&navigator, &"clipboard".into()).unwrap_or_default()
            && JsFuture::from(navigator.clipboard().write_text(&text)).await.is_ok();
        show_note(if done { confirmation } else { messages().not_copied() });
    });
}

/// Shows a note for a moment.
fn show_note(text: &str) {
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
