//! Full-text search over static files, without a server.
//!
//! A build writes the index with [`shard`], [`postings`] and [`index_manifest`]; the search panel in the browser reads
//! it with the same code. [`text`] splits text into words and [`fold`] normalizes them, identically on both sides.
//! [`engine`] looks up words ([`lookup`], [`typo`]) and ranks articles ([`scores`]). It does no I/O: it returns either
//! a result or the names of the files it still needs. [`excerpt`] finds the passage to show, [`render`] produces HTML,
//! [`strings`] holds the panel's messages, and [`recent`] stores recent searches on the device. The binary of this
//! crate is the panel, implemented in `panel`.
//!
//! Modules are listed in dependency order: each imports only from modules above it.

pub mod fold;
pub mod html;
pub mod postings;
pub mod recent;
pub mod shard;
pub mod index_manifest;
pub mod strings;
pub mod text;
pub mod typo;
pub mod lookup;
pub mod article_paths;
pub mod scores;
pub mod engine;
pub mod excerpt;
pub mod render;
#[cfg(target_arch = "wasm32")]
pub mod panel;
