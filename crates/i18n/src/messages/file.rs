//! The file with the strings of the magazine's language.

use super::{Messages, Strings};
use contract::model::FORMAT;
use serde::Serialize;

/// The content of the file. The app parses it by hand, because it only needs the list.
#[derive(Serialize)]
struct File {
    format: u32,
    language: &'static str,
    words: &'static [&'static str],
}

/// Returns the JSON file that the app fetches for a magazine in language `site` with some words of its own; `None` if
/// it has the English words that are compiled into the app.
pub fn file(site: &str, strings: &Strings) -> Option<String> {
    let messages = Messages::with(site, strings);
    if messages.list == Messages::english("en").list {
        return None;
    }
    let file = File { format: FORMAT, language: messages.language, words: messages.list };
    serde_json::to_string(&file).ok()
}
