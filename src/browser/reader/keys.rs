//! Single-key shortcuts. The settings can switch them off, for readers who use speech input or touch keys by
//! accident.
//!
//! They do not apply while the reader types. Keys with Control, Alt or Meta are left to the browser; a screen reader
//! keeps single keys to itself.

mod help;
mod table;
mod walk;

use crate::browser::{
    dom::{first, hit},
    events::{self, listen},
    reader::settings,
};
use js_sys::Date;
use std::cell::Cell;
use table::KEYS;
use web_sys::{Event, KeyboardEvent};

/// How long the second key of a sequence may take, in milliseconds.
const PATIENCE: f64 = 1500.0;

/// The elements in which a key is text.
const TYPING: &str = "input, select, textarea, [contenteditable], [role=textbox]";

thread_local! {
    /// When `g` was pressed, which begins every sequence.
    static BEGUN: Cell<f64> = const { Cell::new(0.0) };
}

/// Listens to keys.
pub fn start() {
    listen("keydown", |event: KeyboardEvent| {
        if let Some(key) = plain_key(&event)
            && press(&key)
        {
            event.prevent_default();
        }
    });
    listen("click", |event: Event| {
        if hit(&event, "[data-b-help]").is_some() {
            table::open_help();
        }
    });
}

/// Runs the shortcut for a key, alone or as the second of a sequence; whether there is one.
fn press(key: &str) -> bool {
    let now = Date::now();
    let second = now - BEGUN.replace(if key == "g" { now } else { 0.0 }) < PATIENCE;
    let wanted = |keys: &str| if second { keys.strip_prefix("g ") == Some(key) } else { keys == key };
    let found = KEYS.iter().find(|row| wanted(row.keys));
    if let Some(row) = found {
        (row.act)();
    }
    found.is_some()
}

/// The key, if it may be a shortcut here.
fn plain_key(event: &KeyboardEvent) -> Option<String> {
    if event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
        || event.default_prevented()
        || hit(event, TYPING).is_some()
        || first("dialog:modal").is_some()
        || settings::chosen(&settings::KEYS) != 0
    {
        return None;
    }
    events::key(event)
}
