//! What earlier builds have left for the next.

pub mod gc;
pub mod store;
