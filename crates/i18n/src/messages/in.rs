//! The languages, a file each. English is part of the app, the others are not.

use super::{app, labels};

mod ar;
mod de;
mod en;
mod es;
mod ja;

/// What the app says in English.
pub static ENGLISH: [&str; app::COUNT] = en::APP.list();

/// A language that is shipped.
pub struct Shipped {
    /// Its BCP 47 tag.
    pub language: &'static str,
    /// What the app says.
    pub app: [&'static str; app::COUNT],
    /// What press writes.
    pub labels: [&'static str; labels::COUNT],
}

/// Every language, English first.
pub static SHIPPED: [Shipped; 5] = [
    Shipped { language: "en", app: en::APP.list(), labels: en::LABELS.list() },
    Shipped { language: "de", app: de::APP.list(), labels: de::LABELS.list() },
    Shipped { language: "es", app: es::APP.list(), labels: es::LABELS.list() },
    Shipped { language: "ja", app: ja::APP.list(), labels: ja::LABELS.list() },
    Shipped { language: "ar", app: ar::APP.list(), labels: ar::LABELS.list() },
];

/// The shipped language that serves for `tag`: `de` for `de-AT`. `zh-Hant-TW` would find `zh-Hant` before `zh`.
pub fn shipped(tag: &str) -> Option<&'static Shipped> {
    let mut tag = tag.to_ascii_lowercase().replace('_', "-");
    loop {
        if let Some(found) = SHIPPED.iter().find(|known| known.language.eq_ignore_ascii_case(&tag)) {
            return Some(found);
        }
        tag.truncate(tag.rfind('-')?);
    }
}
