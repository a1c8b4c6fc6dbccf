//! Front matter of articles, pages and authors, and other TOML files.

pub mod tree;
pub mod date;
pub mod yaml;
pub mod toml;
pub mod split;
pub mod fields;
