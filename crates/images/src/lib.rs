//! Pictures in the widths and formats that browsers want, SVG that may be published, drawings.
//!
//! A module imports only modules above it in this list.

pub mod budget;
pub mod facts;
pub mod examine;
pub mod gif;
pub mod html;
pub mod pixels;
pub mod decode;
pub mod encode;
pub mod cache;
pub mod manifest;
pub mod strip_metadata;
pub mod svg;
pub mod drawing;
