//! Where the reader is.

use crate::{browser::dom::window, url::Route};

/// The page that the address bar names.
pub fn here() -> Option<Route> {
    Route::parse(&window().location().pathname().unwrap_or_default())
}
