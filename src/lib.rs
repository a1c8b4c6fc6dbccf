//! Broadsheet, an engineering magazine in the browser.

pub mod error;
pub mod model;
pub mod url;
