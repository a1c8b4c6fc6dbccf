//! Single keys. All can be switched off in the settings, for those who speak to their computer or touch keys by chance.
//!
//! None is taken from a reader who types, from the browser (nothing with Control, Alt or Meta), or from a screen reader,
//! which keeps single keys for itself while one reads with it.

mod help;
mod table;
mod walk;

use crate::browser::{
    dom::{first, hit},
    events::listen,
    reader::settings,
};
use js_sys::Date;
use std::cell::Cell;
use table::KEYS;
use web_sys::{Event, KeyboardEvent};

/// How long the second key of two may take, in milliseconds.
const PATIENCE: f64 = 1500.0;

/// Where a key is the reader's text.
const TYPING: &str = "input, select, textarea, [contenteditable], [role=textbox]";

thread_local! {
    /// When `g` was pressed, which begins all keys of two.
    static BEGUN: Cell<f64> = const { Cell::new(0.0) };
}

/// Starts to listen to keys.
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

/// Does what is written for a key, with the one before it or alone; whether anything is.
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

/// The key, if it is one that may mean something here.
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
    let key = event.key();
    // On a keyboard of another script: the key at the same place.
    if key.is_ascii() { Some(key) } else { Some(event.code().strip_prefix("Key")?.to_ascii_lowercase()) }
}
