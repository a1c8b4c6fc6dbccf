//! What one can ask for.

pub mod bench;
pub mod fuzz;
pub mod pages;
pub mod site;
pub mod test;
