//! The interface's messages in every language; plural forms, numbers and dates.
//!
//! A module imports only modules above it in this list.

mod platform;
pub mod locale;
pub mod messages;
