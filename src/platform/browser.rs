//! In the browser: `fetch`, `Intl` and the DOM.

pub mod http;
pub mod load;
pub mod locale;
mod value;
pub mod view;
