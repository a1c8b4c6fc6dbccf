//! Natively: files and HTML.

pub mod load;
pub mod view;
