//! Broadsheet, an engineering magazine: one app, built for the browser and prerendered natively from the same files.

// A page is one type, as deep as its tree of elements.
#![recursion_limit = "256"]

pub mod app;
pub mod citation;
pub mod components;
pub mod context;
pub mod date;
pub mod erased_view;
pub mod error;
pub mod head;
pub mod json;
pub mod load;
pub mod locale;
pub mod markup;
pub mod model;
pub mod pages;
pub mod picture;
mod platform;
pub mod single_file;
pub mod slug;
pub mod url;
pub mod words;

pub use single_file as whole;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod print;
