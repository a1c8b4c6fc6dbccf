//! Small parts that articles and cards share.

pub mod cover;
pub mod meta;
pub mod picture;
pub mod spoken;
