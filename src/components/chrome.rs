//! What surrounds every page.

pub mod colophon;
pub mod masthead;
pub mod search;
