//! Recent searches in the browser's local storage.

use super::form::window;
use crate::recent;

/// The storage key.
const KEPT: &str = "searches";

/// Adds a search.
pub fn remember(query: &str) {
    keep(&recent::with(&kept(), query));
}

/// Removes all searches.
pub fn forget() {
    keep("");
}

/// The stored searches, one per line.
pub fn kept() -> String {
    let storage = window().local_storage().ok().flatten();
    storage.and_then(|storage| storage.get_item(KEPT).ok().flatten()).unwrap_or_default()
}

fn keep(kept: &str) {
    // Storage may be blocked or full; then nothing is stored.
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = if kept.is_empty() { storage.remove_item(KEPT) } else { storage.set_item(KEPT, kept) };
    }
}
