//! The table of shortcuts, from which the help is made.

use super::{help, walk};
use crate::browser::dom::first;
use crate::browser::reader::settings;
use crate::browser::search;
use contract::url::Route;
use i18n::messages::{Messages, messages};

/// A shortcut: one key, or a sequence of two.
pub struct Key {
    /// The keys as the browser names them, separated by a space.
    pub keys: &'static str,
    /// Its label in the help.
    pub label: fn(Messages) -> &'static str,
    /// Runs it.
    pub act: fn(),
}

/// All shortcuts, in the order of the help.
pub const KEYS: &[Key] = &[
    Key { keys: "/", label: Messages::search, act: search::open },
    Key { keys: "j", label: Messages::key_down, act: || walk::step(1) },
    Key { keys: "k", label: Messages::key_up, act: || walk::step(-1) },
    Key { keys: "n", label: Messages::key_next, act: || follow("main a[rel=next]") },
    Key { keys: "p", label: Messages::key_previous, act: || follow("main a[rel=prev]") },
    Key { keys: "g h", label: Messages::home, act: || go(&Route::Home) },
    Key { keys: "g t", label: Messages::topics, act: || go(&Route::Topics) },
    Key { keys: "g a", label: Messages::archive, act: || go(&Route::Archive) },
    Key { keys: "g p", label: Messages::most_popular, act: || go(&Route::Popular) },
    Key { keys: "t", label: Messages::key_theme, act: settings::next_theme },
    Key { keys: "?", label: Messages::show_keys, act: open_help },
];

/// Opens the help.
pub fn open_help() {
    help::open(KEYS.iter().map(|key| (key.keys, (key.label)(messages()))));
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
