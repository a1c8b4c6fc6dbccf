//! The browser implementation, which uses `fetch` and the DOM.

pub mod http;
pub mod load;
mod value;
pub mod view;
