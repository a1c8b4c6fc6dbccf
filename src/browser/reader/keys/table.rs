//! The table of shortcuts, from which the help is made.

use super::{help, walk};
use crate::{
    browser::{dom::first, reader::settings, search},
    url::Route,
    words::{Words, words},
};

/// A shortcut: one key, or a sequence of two.
pub struct Key {
    /// The keys as the browser names them, separated by a space.
    pub keys: &'static str,
    /// Its label in the help.
    pub label: fn(Words) -> &'static str,
    /// Runs it.
    pub act: fn(),
}

/// All shortcuts, in the order of the help.
pub const KEYS: &[Key] = &[
    Key { keys: "/", label: Words::search, act: search::open },
    Key { keys: "j", label: Words::key_down, act: || walk::step(1) },
    Key { keys: "k", label: Words::key_up, act: || walk::step(-1) },
    Key { keys: "n", label: Words::key_next, act: || follow("main a[rel=next]") },
    Key { keys: "p", label: Words::key_previous, act: || follow("main a[rel=prev]") },
    Key { keys: "g h", label: Words::home, act: || go(&Route::Home) },
    Key { keys: "g t", label: Words::topics, act: || go(&Route::Topics) },
    Key { keys: "g a", label: Words::archive, act: || go(&Route::Archive) },
    Key { keys: "g p", label: Words::most_popular, act: || go(&Route::Popular) },
    Key { keys: "t", label: Words::key_theme, act: settings::next_theme },
    Key { keys: "?", label: Words::show_keys, act: open_help },
];

/// Opens the help.
pub fn open_help() {
    help::open(KEYS.iter().map(|key| (key.keys, (key.label)(words()))));
}

/// Opens a page that the masthead links to.
fn go(route: &Route) {
    follow(&[".b-masthead a[href=\"", &route.href(), "\"]"].concat());
}

/// Clicks the first link that matches.
fn follow(selector: &str) {
    if let Some(link) = first(selector) {
        link.click();
    }
}
