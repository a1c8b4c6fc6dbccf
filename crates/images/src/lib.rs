//! Image processing: widths and formats for the web, safe SVG, and drawing.
//!
//! A module imports only modules above it in this list.

pub mod budget;
pub mod facts;
pub mod examine;
pub mod gif;
pub mod html;
pub mod pixels;
pub mod decode;
pub mod avif;
pub mod encode;
pub mod cache;
pub mod manifest;
pub mod strip_metadata;
pub mod svg;
pub mod drawing;
pub mod cover;
