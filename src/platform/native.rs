//! Natively: files, ICU and HTML.

pub mod load;
pub mod locale;
pub mod view;
