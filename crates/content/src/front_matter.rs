//! The front matter of articles, pages and authors, and the other files in TOML.

pub mod tree;
pub mod date;
pub mod yaml;
pub mod toml;
pub mod split;
pub mod fields;
