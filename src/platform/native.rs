//! The native implementation, which reads files and writes HTML.

pub mod load;
pub mod view;
