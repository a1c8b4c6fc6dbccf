//! Types shared by every crate: the JSON model, URLs, slugs, dates and load errors.
//!
//! The app and the native crates use the same types, so a prerendered page cannot differ from a fetched one. A module
//! imports only modules above it in this list.

pub mod error;
pub mod text;
pub mod date;
pub mod marks;
pub mod slug;
pub mod url;
pub mod model;
pub mod picture;
