//! Every key, once: the help is made from this table.

use super::{help, walk};
use crate::{
    browser::{dom::first, reader::settings, search},
    url::Route,
    words::{Words, words},
};

/// One key, or two after one another.
pub struct Key {
    /// As the browser names them, with a space between two.
    pub keys: &'static str,
    /// What it does, for the help.
    pub says: fn(Words) -> &'static str,
    /// Does it.
    pub act: fn(),
}

/// All keys, in the order of the help.
pub const KEYS: &[Key] = &[
    Key { keys: "/", says: Words::search, act: search::open },
    Key { keys: "j", says: Words::key_down, act: || walk::step(1) },
    Key { keys: "k", says: Words::key_up, act: || walk::step(-1) },
    Key { keys: "n", says: Words::key_next, act: || follow("main a[rel=next]") },
    Key { keys: "p", says: Words::key_previous, act: || follow("main a[rel=prev]") },
    Key { keys: "g h", says: Words::home, act: || go(&Route::Home) },
    Key { keys: "g t", says: Words::topics, act: || go(&Route::Topics) },
    Key { keys: "g a", says: Words::archive, act: || go(&Route::Archive) },
    Key { keys: "g p", says: Words::most_popular, act: || go(&Route::Popular) },
    Key { keys: "t", says: Words::key_theme, act: settings::next_theme },
    Key { keys: "?", says: Words::show_keys, act: open_help },
];

/// Opens the list of all keys.
pub fn open_help() {
    help::open(KEYS.iter().map(|key| (key.keys, (key.says)(words()))));
}

/// Opens a page that the masthead leads to.
fn go(route: &Route) {
    follow(&[".b-masthead a[href=\"", &route.href(), "\"]"].concat());
}

/// Follows the first link of this kind, as a click on it would.
fn follow(selector: &str) {
    if let Some(link) = first(selector) {
        link.click();
    }
}
