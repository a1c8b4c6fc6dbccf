//! Broadsheet, an engineering magazine: one app, built for the browser and prerendered natively from the same files.
//!
//! A module imports only modules above it in this list.

// A page is one type, as deep as its tree of elements.
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
