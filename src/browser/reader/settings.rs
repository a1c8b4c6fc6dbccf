//! The reader's settings. They are stored on the device only if the reader changes them. Attributes of the root
//! element, `data-theme` and so on, hand them to the style sheets and the rest of the app; a script in the head sets
//! these before first paint.

mod panel;
mod table;

pub use table::{KEYS, RATE, Setting, THEME};

use crate::browser::{
    announcer::announce,
    dom::{all, element, hit, remove_attr, root, set_attr, window},
    events::listen,
};
use table::{PANEL, SETTINGS};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, Storage};

/// Shows the button for the settings, and applies changes, including those made in other tabs.
pub fn start() {
    mark("data-app", Some(""));
    colour();
    listen("click", |event: Event| {
        // The browser opens the panel after the click, so it can be created now.
        if hit(&event, "[popovertarget=b-settings]").is_some() && element("b-settings").is_none() {
            panel::create();
            show();
        } else if hit(&event, "[data-b-reset]").is_some() {
            PANEL.iter().for_each(|setting| choose(setting, setting.default));
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
    // The keyboard has moved on into the page, which the panel must not cover.
    listen("focusin", |event: Event| {
        if let (Some(panel), None) =
            (element("b-settings"), hit(&event, "#b-settings, [popovertarget=b-settings]"))
        {
            // Fails if the panel is closed.
            let _ = panel.hide_popover();
        }
    });
    // Another tab has changed a setting.
    listen("storage", |_: Event| {
        let storage = storage();
        for setting in SETTINGS {
            let value = storage.as_ref().and_then(|storage| storage.get_item(setting.name).ok().flatten());
            mark(setting.attribute, value.as_deref());
        }
        show();
    });
}

/// The index of the setting's current value. An unknown value counts as none.
pub fn chosen(setting: &Setting) -> usize {
    let value = root().and_then(|root| root.get_attribute(setting.attribute));
    let index = value.and_then(|value| setting.values.iter().position(|known| *known == value));
    index.unwrap_or(setting.default)
}

/// Chooses a value by its index. For the default value, nothing is stored.
pub fn choose(setting: &Setting, index: usize) {
    if index != chosen(setting) {
        let value = setting.values.get(index).copied().filter(|_| index != setting.default);
        mark(setting.attribute, value);
        if let Some(storage) = storage() {
            // Fails if storage is blocked or full; then the choice is valid for this document only.
            let _ = match value {
                Some(value) => storage.set_item(setting.name, value),
                None => storage.remove_item(setting.name),
            };
        }
        show();
    }
}

/// Switches to the next theme and announces it.
pub fn next_theme() {
    let mut next = chosen(&THEME);
    // A magazine may leave schemes out.
    let offered = root().and_then(|root| root.get_attribute("data-schemes"));
    loop {
        next = (next + 1) % THEME.values.len();
        if next == 0 || offered.as_ref().is_none_or(|names| names.contains(THEME.values[next])) {
            break;
        }
    }
    choose(&THEME, next);
    let mut words = THEME.labels();
    announce(&[words.next().unwrap_or_default(), ": ", words.nth(next).unwrap_or_default()].concat());
}

fn mark(attribute: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    match value {
        Some(value) => set_attr(&root, attribute, value),
        None => remove_attr(&root, attribute),
    }
}

/// Shows the current values in the panel, if it has been opened, and the theme in the browser's own frame.
fn show() {
    for setting in PANEL {
        if let Some(input) = inputs(setting).get(chosen(setting)) {
            input.set_checked(true);
        }
    }
    colour();
}

/// The radio buttons of a setting, in the order of its values.
fn inputs(setting: &Setting) -> Vec<HtmlInputElement> {
    let found = all(&["#b-settings [name=", setting.name, "]"].concat());
    found.into_iter().map(JsCast::unchecked_into).collect()
}

/// Gives the browser's own frame the colour of the page. The head has one colour for each theme, in the same order;
/// the system chooses between the first two unless the reader does.
fn colour() {
    let chosen = chosen(&THEME);
    for (index, colour) in (1..).zip(all("meta[name=theme-color]")) {
        let media = match (chosen, index) {
            (0, 1) => "(prefers-color-scheme: light)",
            (0, 2) => "(prefers-color-scheme: dark)",
            _ if chosen == index => "all",
            _ => "not all",
        };
        set_attr(&colour, "media", media);
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
