//! The parts of an article besides its text.

pub mod byline;
pub mod contents;
pub mod end;
pub mod listen;
