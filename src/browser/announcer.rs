//! Announcements to screen readers, in the live region that every page has.

use crate::browser::dom::element;

/// Lets a screen reader say a text after whatever it is saying.
pub fn announce(text: &str) {
    if let Some(announcer) = element("b-announcer") {
        announcer.set_class_name("b-hidden");
        announcer.set_text_content(Some(text));
    }
}
