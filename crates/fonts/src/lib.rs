//! A magazine's own fonts: subset to what its language needs, packed as WOFF2, and measured for a fallback that takes
//! the same room. Pure functions from bytes to bytes.
//!
//! [`prepare`] makes the files of a font, and [`fallback`](fallback::fallback) describes what stands in for it.
//!
//! The libraries are written in Rust alone, so that the program compiles for every system without a C++ compiler:
//!
//! - skera, the subsetter of Google's fontations, is HarfBuzz's ported. It keeps ligatures, kerning, marks and variable
//!   axes, and its files are as small as those of fontTools. allsorts and Typst's subsetter are made for PDF and drop
//!   the layout; hb-subset wraps C++ and was last released in 2023; fontcull is an older copy of skera. Skera cannot
//!   limit axes, nor subset PostScript outlines, which `cff` does.
//! - skrifa, which the program has anyway, reads what is measured.
//! - ttf2woff2 packs. It uses the brotli that the program has; woofwoof wraps Google's packer in C++.
//! - wuff reads WOFF2, with the same brotli: its own would be a second one in the program.
//!
//! Fonts are the publisher's and trusted, but a damaged one must not end the program, so panics of these libraries are
//! caught.
//!
//! A module imports only modules above it in this list.

pub mod error;
pub mod script;
pub mod characters;
mod read;
mod cff;
mod subset;
mod pack;
mod letters;
pub mod metrics;
mod substitutes;
pub mod fallback;
pub mod face;

pub use characters::Characters;
pub use error::FontError;
pub use face::{Face, File, prepare};
pub use read::unpack;
