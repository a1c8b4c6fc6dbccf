//! Navigation between the pages of a list and between rankings.

pub mod pager;
pub mod periods;
