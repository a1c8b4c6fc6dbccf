//! The file with the strings of the language in use.

use super::{Words, r#in};
use crate::model::FORMAT;
use serde::Serialize;
use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

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

impl Words {
    /// The strings for a magazine in the language `site`, or else the English ones.
    pub fn of(site: &str) -> Self {
        let shipped = r#in::shipped(site).unwrap_or(&r#in::SHIPPED[0]);
        Self { language: shipped.language, site: kept(site), list: &shipped.app }
    }
}

/// A tag, kept for as long as the process runs. There are few.
fn kept(tag: &str) -> &'static str {
    static TAGS: Mutex<Option<HashSet<&'static str>>> = Mutex::new(None);
    let mut tags = TAGS.lock().unwrap_or_else(PoisonError::into_inner);
    let tags = tags.get_or_insert_default();
    tags.get(tag).copied().unwrap_or_else(|| {
        let tag = &*tag.to_owned().leak();
        tags.insert(tag);
        tag
    })
}
