//! The languages, a file each. English is part of the app, the others are not.

use super::app;
#[cfg(not(target_arch = "wasm32"))]
use super::labels;

#[cfg(not(target_arch = "wasm32"))]
mod ar;
#[cfg(not(target_arch = "wasm32"))]
mod de;
mod en;
#[cfg(not(target_arch = "wasm32"))]
mod es;
#[cfg(not(target_arch = "wasm32"))]
mod ja;

/// What the app says in English.
pub static ENGLISH: [&str; app::COUNT] = en::APP.list();

/// A language that is shipped.
#[cfg(not(target_arch = "wasm32"))]
pub struct Shipped {
    /// Its BCP 47 tag.
    pub language: &'static str,
    /// What the app says.
    pub app: [&'static str; app::COUNT],
    /// What press writes.
    pub labels: [&'static str; labels::COUNT],
}

/// Every language, English first.
#[cfg(not(target_arch = "wasm32"))]
pub static SHIPPED: [Shipped; 5] = [
    Shipped { language: "en", app: en::APP.list(), labels: en::LABELS.list() },
    Shipped { language: "de", app: de::APP.list(), labels: de::LABELS.list() },
    Shipped { language: "es", app: es::APP.list(), labels: es::LABELS.list() },
    Shipped { language: "ja", app: ja::APP.list(), labels: ja::LABELS.list() },
    Shipped { language: "ar", app: ar::APP.list(), labels: ar::LABELS.list() },
];

/// The shipped language that serves for `tag`: `de` for `de-AT`. `zh-Hant-TW` would find `zh-Hant` before `zh`.
#[cfg(not(target_arch = "wasm32"))]
pub fn shipped(tag: &str) -> Option<&'static Shipped> {
    let mut tag = tag.to_ascii_lowercase().replace('_', "-");
    loop {
        if let Some(found) = SHIPPED.iter().find(|known| known.language.eq_ignore_ascii_case(&tag)) {
            return Some(found);
        }
        tag.truncate(tag.rfind('-')?);
    }
}
