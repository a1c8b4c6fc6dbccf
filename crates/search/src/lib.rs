//! Full text search over plain files, without a server.
//!
//! press writes the index with [`shard`], [`postings`] and [`index_manifest`]; the panel in the browser reads it with the same
//! code. [`text`] makes words of a text, the same on both sides ([`fold`]). [`engine`] looks words up ([`lookup`], [`typo`]) and
//! ranks ([`scores`]); it does no I/O: it answers with what it found or with the files that it still needs. [`excerpt`] shows where
//! in an article the words stand, [`render`] makes HTML of that, [`strings`] is what it
//! says, [`recent`] what is kept on the device. The crate's program is the panel, which `panel` puts into the page.
//!
//! A module imports only modules above it in this list.

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
pub mod places;
pub mod scores;
pub mod engine;
pub mod excerpt;
pub mod render;
#[cfg(target_arch = "wasm32")]
pub mod panel;
