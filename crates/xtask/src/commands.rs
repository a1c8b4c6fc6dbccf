//! The commands of `cargo xtask`.

pub mod bench;
pub mod fuzz;
pub mod pages;
pub mod site;
pub mod test;
