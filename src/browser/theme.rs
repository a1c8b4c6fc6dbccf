//! Light, dark, or as the system has it. Only an explicit choice is stored.

use super::{document, listen, window};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

/// Shows the choice that the head's script has applied already, and follows new ones.
pub fn start() {
    let root = document().document_element();
    let chosen = root.and_then(|root| root.get_attribute("data-theme"));
    if let Some(select) = select() {
        match chosen {
            // The reader was quicker than the app.
            _ if select.value() != "system" => choose(&select.value()),
            Some(chosen) => select.set_value(&chosen),
            None => {}
        }
    }
    listen("change", |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(select) = target.filter(|select| select.name() == "theme") {
            choose(&select.value());
        }
    });
}

fn select() -> Option<HtmlSelectElement> {
    document().query_selector("select[name=theme]").ok()??.dyn_into().ok()
}

fn choose(theme: &str) {
    // Storage may be blocked: the choice then holds for this document.
    let storage = window().local_storage().ok().flatten();
    let root = document().document_element();
    if theme == "system" {
        root.map(|root| root.remove_attribute("data-theme"));
        storage.map(|storage| storage.remove_item("theme"));
    } else {
        root.map(|root| root.set_attribute("data-theme", theme));
        storage.map(|storage| storage.set_item("theme", theme));
    }
}
