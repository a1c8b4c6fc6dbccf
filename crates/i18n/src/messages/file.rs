//! The file with the strings of the magazine's language.

use super::r#in;
use contract::model::FORMAT;
use serde::Serialize;

/// The content of the file. The app parses it by hand, because it only needs the list.
#[derive(Serialize)]
struct File {
    format: u32,
    language: &'static str,
    words: &'static [&'static str],
}

/// Returns the JSON file that the app fetches for a magazine in language `site`; `None` if English is used, which is
/// compiled into the app.
pub fn file(site: &str) -> Option<String> {
    let shipped = r#in::shipped(site).filter(|shipped| shipped.language != "en")?;
    let file = File { format: FORMAT, language: shipped.language, words: &shipped.app };
    serde_json::to_string(&file).ok()
}
