//! The address bar.

use crate::browser::dom::window;
use contract::url::Route;

/// The page that the address bar names.
pub fn here() -> Option<Route> {
    Route::parse(&window().location().pathname().unwrap_or_default())
}

/// The page's address without query and fragment.
pub fn page_url() -> String {
    let location = window().location();
    location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default()
}

/// The path and the fragment. The query is not part of it, because a search changes it within its page.
pub fn place_in_magazine() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.hash().unwrap_or_default()
}
