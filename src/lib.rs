//! Broadsheet, a magazine app that is compiled to WebAssembly for the browser and prerendered natively from the same
//! data.
//!
//! Modules are listed in dependency order: each imports only from modules above it.

// The type of a page's view nests as deeply as its elements.
#![recursion_limit = "256"]

pub mod json;
pub mod markup;
pub mod head;
pub mod citation;
pub mod single_file;
mod platform;
pub mod erased_view;
pub mod load;
pub mod context;
pub mod components;
pub mod pages;
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
