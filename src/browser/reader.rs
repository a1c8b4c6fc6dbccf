//! What readers can do with a page: one feature a module, each started once by its `start`.

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
