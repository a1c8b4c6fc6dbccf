//! What a screen reader says by itself.

use crate::browser::dom::element;

/// Lets a screen reader say something when it has said the rest.
pub fn announce(text: &str) {
    if let Some(announcer) = element("b-announcer") {
        announcer.set_class_name("b-hidden");
        announcer.set_text_content(Some(text));
    }
}
