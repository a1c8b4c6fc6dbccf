//! The file with the strings of the language in use.

use super::r#in;
use contract::model::FORMAT;
use serde::Serialize;

/// What is in the file. The app reads it by hand: it needs no more than a list.
#[derive(Serialize)]
struct File {
    format: u32,
    language: &'static str,
    words: &'static [&'static str],
}

/// The text of the file that the app fetches in a magazine in the language `site`; `None` where English serves, which
/// is part of the app.
pub fn file(site: &str) -> Option<String> {
    let shipped = r#in::shipped(site).filter(|shipped| shipped.language != "en")?;
    let file = File { format: FORMAT, language: shipped.language, words: &shipped.app };
    serde_json::to_string(&file).ok()
}
