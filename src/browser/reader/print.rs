//! A page printed on paper shows its address.

use crate::browser::{
    dom::{first, set_attr},
    events::listen,
};
use web_sys::Event;

/// Stores the address in the masthead before printing; the style sheet shows it.
pub fn start() {
    listen("beforeprint", |_: Event| {
        let address = first("link[rel=canonical]").and_then(|link| link.get_attribute("href"));
        if let (Some(masthead), Some(address)) = (first(".b-masthead"), address) {
            set_attr(&masthead, "data-address", &address);
        }
    });
}
