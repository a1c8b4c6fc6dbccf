//! A page on paper says where it comes from.

use crate::browser::{dom::first, events::listen};
use web_sys::Event;

/// Gives the masthead the page's address before it is printed, for the style sheet to write.
pub fn start() {
    listen("beforeprint", |_: Event| {
        let address = first("link[rel=canonical]").and_then(|link| link.get_attribute("href"));
        if let (Some(masthead), Some(address)) = (first(".b-masthead"), address) {
            // Setting an attribute with a valid name does not fail.
            let _ = masthead.set_attribute("data-address", &address);
        }
    });
}
