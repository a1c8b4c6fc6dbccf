//! Messages of the interface in every language, and locale-dependent plurals, numbers and dates.
//!
//! Modules import only those above them in this list.

mod platform;
pub mod locale;
pub mod messages;
