//! The commands of `cargo xtask`.

mod assembler;
pub mod bench;
pub mod bundle;
pub mod fuzz;
pub mod install;
mod minify;
mod options;
pub mod pages;
pub mod program;
pub mod site;
pub mod test;
