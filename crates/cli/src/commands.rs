//! The commands, each in a module of its own.

pub mod add;
pub mod build;
pub mod check;
pub mod clean;
pub mod list;
pub mod new;
pub mod popular;
pub mod serve;
pub mod trunk;
