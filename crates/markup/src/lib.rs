//! Markdown to HTML: code, formulas, diagrams, footnotes, and the sanitizer.
//!
//! A module imports only modules above it in this list.

pub mod cover_art;
pub mod diagram;
pub mod highlight;
pub mod html;
pub mod markdown;
