//! Converts Markdown to HTML: code, formulas, diagrams, footnotes, and the sanitizer.
//!
//! Modules import only those above them in this list.

pub mod cover_art;
pub mod diagram;
pub mod highlight;
pub mod html;
pub mod markdown;
