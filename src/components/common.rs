//! Small parts that articles and cards share.

pub mod cover;
pub mod localized_text;
pub mod meta;
pub mod picture;
