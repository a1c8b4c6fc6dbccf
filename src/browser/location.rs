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
