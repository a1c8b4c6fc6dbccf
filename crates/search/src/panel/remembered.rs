//! Recent searches, in the browser's storage.

use super::place::window;
use crate::recent;

/// Where recent searches are kept.
const KEPT: &str = "searches";

/// Keeps what was searched for.
pub fn remember(query: &str) {
    keep(&recent::with(&kept(), query));
}

/// Forgets what was searched for.
pub fn forget() {
    keep("");
}

/// The recent searches, a line each.
pub fn kept() -> String {
    let storage = window().local_storage().ok().flatten();
    storage.and_then(|storage| storage.get_item(KEPT).ok().flatten()).unwrap_or_default()
}

fn keep(kept: &str) {
    // Storage may be blocked or full: then nothing is kept.
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = if kept.is_empty() { storage.remove_item(KEPT) } else { storage.set_item(KEPT, kept) };
    }
}
