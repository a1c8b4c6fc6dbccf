//! What crosses every border: the JSON model, addresses, slugs and the errors of loading them.
//!
//! The app and the native crates read and write the same types, so that what is prerendered cannot differ from what is
//! fetched. A module imports only modules above it in this list.

pub mod error;
pub mod date;
pub mod slug;
pub mod url;
pub mod model;
pub mod picture;
