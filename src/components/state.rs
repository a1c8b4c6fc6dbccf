//! A page that is loading, has loaded, or failed to load.

pub mod fault;
pub mod loaded;
pub mod skeleton;
