//! What a reader has chosen: kept on the device only when chosen, told to the style sheets and to the rest of the app
//! by attributes of the root, `data-theme` and so on, which the head's script has set before the first paint.

mod panel;
mod table;

pub use table::{KEYS, RATE, Setting, THEME};

use crate::browser::{
    announcer::announce,
    dom::{all, element, hit, root, window},
    events::listen,
};
use table::{PANEL, SETTINGS};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, Storage};

/// Shows the way to the settings, which work from now on, and follows what is chosen, also in other tabs.
pub fn start() {
    mark("data-app", Some(""));
    colour();
    listen("click", |event: Event| {
        // The browser opens what it finds once the click is over.
        if hit(&event, "[popovertarget=b-settings]").is_some() && element("b-settings").is_none() {
            panel::make();
            show();
        } else if hit(&event, "[data-b-reset]").is_some() {
            PANEL.iter().for_each(|setting| choose(setting, setting.standard));
        }
    });
    listen("change", |event: Event| {
        if hit(&event, "#b-settings").is_some() {
            for setting in PANEL {
                if let Some(index) = inputs(setting).iter().position(HtmlInputElement::checked) {
                    choose(setting, index);
                }
            }
        }
    });
    // The keyboard goes on in the page: nothing covers where it is.
    listen("focusin", |event: Event| {
        if let (Some(panel), None) =
            (element("b-settings"), hit(&event, "#b-settings, [popovertarget=b-settings]"))
        {
            // Fails where it is closed.
            let _ = panel.hide_popover();
        }
    });
    // Another tab has changed what is kept.
    listen("storage", |_: Event| {
        let kept = storage();
        for setting in SETTINGS {
            let value = kept.as_ref().and_then(|kept| kept.get_item(setting.name).ok().flatten());
            mark(setting.attribute, value.as_deref());
        }
        show();
    });
}

/// Which of the setting's values holds, by its place among them. An unknown one is none.
pub fn chosen(setting: &Setting) -> usize {
    let value = root().and_then(|root| root.get_attribute(setting.attribute));
    let index = value.and_then(|value| setting.values.iter().position(|known| *known == value));
    index.unwrap_or(setting.standard)
}

/// Chooses a value by its place. The standard one is chosen by keeping none.
pub fn choose(setting: &Setting, index: usize) {
    if index != chosen(setting) {
        let value = setting.values.get(index).copied().filter(|_| index != setting.standard);
        mark(setting.attribute, value);
        // Storage may be blocked or full: the choice then holds for this document.
        if let Some(kept) = storage() {
            let _ = match value {
                Some(value) => kept.set_item(setting.name, value),
                None => kept.remove_item(setting.name),
            };
        }
        show();
    }
}

/// The next theme in the order of the settings, announced.
pub fn next_theme() {
    let next = (chosen(&THEME) + 1) % THEME.values.len();
    choose(&THEME, next);
    let mut words = THEME.words();
    announce(&[words.next().unwrap_or_default(), ": ", words.nth(next).unwrap_or_default()].concat());
}

fn mark(attribute: &str, value: Option<&str>) {
    let root = root();
    // Setting an attribute with a valid name does not fail.
    let _ = match value {
        Some(value) => root.map(|root| root.set_attribute(attribute, value)),
        None => root.map(|root| root.remove_attribute(attribute)),
    };
}

/// Shows what is chosen in the panel, if it was ever opened, and in the browser's own frame.
fn show() {
    for setting in PANEL {
        if let Some(input) = inputs(setting).get(chosen(setting)) {
            input.set_checked(true);
        }
    }
    colour();
}

/// The buttons of a setting in the panel, in the order of its values.
fn inputs(setting: &Setting) -> Vec<HtmlInputElement> {
    let found = all(&["#b-settings [name=", setting.name, "]"].concat());
    found.into_iter().map(JsCast::unchecked_into).collect()
}

/// Gives the browser's own frame the colour of the page. The head has one for each theme, in the same order, of which
/// the system chooses where the reader has not.
fn colour() {
    let chosen = chosen(&THEME);
    for (index, colour) in (1..).zip(all("meta[name=theme-color]")) {
        let media = match (chosen, index) {
            (0, 1) => "(prefers-color-scheme: light)",
            (0, 2) => "(prefers-color-scheme: dark)",
            _ if chosen == index => "all",
            _ => "not all",
        };
        // Setting an attribute with a valid name does not fail.
        let _ = colour.set_attribute("media", media);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
