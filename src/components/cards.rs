//! Articles as other pages show them.

pub mod card;
pub mod popular;
pub mod short_list;
