//! What a page shows while it is loading and when it could not be loaded.

pub mod error_view;
pub mod skeleton;
