//! The shipped languages, one file each. Only English is compiled into the app.

use super::{app, labels};

mod ar;
mod de;
mod en;
mod es;
mod ja;

/// The app's strings in English.
pub static ENGLISH: [&str; app::COUNT] = en::APP.list();

/// A shipped language.
pub struct Shipped {
    /// BCP 47 tag.
    pub language: &'static str,
    /// Strings shown by the app.
    pub app: [&'static str; app::COUNT],
    /// Strings written by builds.
    pub labels: [&'static str; labels::COUNT],
}

/// All shipped languages, English first.
pub static SHIPPED: [Shipped; 5] = [
    Shipped { language: "en", app: en::APP.list(), labels: en::LABELS.list() },
    Shipped { language: "de", app: de::APP.list(), labels: de::LABELS.list() },
    Shipped { language: "es", app: es::APP.list(), labels: es::LABELS.list() },
    Shipped { language: "ja", app: ja::APP.list(), labels: ja::LABELS.list() },
    Shipped { language: "ar", app: ar::APP.list(), labels: ar::LABELS.list() },
];

/// Returns the shipped language for a tag, dropping subtags until one matches: `de-AT` finds `de`.
pub fn shipped(tag: &str) -> Option<&'static Shipped> {
    let mut tag = tag.to_ascii_lowercase().replace('_', "-");
    loop {
        if let Some(found) = SHIPPED.iter().find(|known| known.language.eq_ignore_ascii_case(&tag)) {
            return Some(found);
        }
        tag.truncate(tag.rfind('-')?);
    }
}
