//! What one can ask for.

pub mod bench;
pub mod site;
pub mod test;
