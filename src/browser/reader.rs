//! What a reader can do with a page.

pub mod actions;
pub mod code;
pub mod dates;
pub mod keys;
pub mod listen;
pub mod more;
pub mod print;
pub mod quote;
pub mod resume;
pub mod sections;
pub mod settings;
pub mod zoom;
