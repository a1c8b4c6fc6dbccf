//! Caches that builds leave for later builds.

pub mod gc;
pub mod store;
