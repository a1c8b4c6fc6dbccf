//! Full text search over plain files, without a server.
//!
//! press writes the index with [`shelf`], [`postings`] and [`catalog`]; the panel in the browser reads it with the same
//! code. [`text`] makes words of a text, the same on both sides ([`fold`]). [`engine`] looks words up ([`lookup`], [`typo`]) and
//! ranks ([`scores`]); it does no I/O: it answers with what it found or with the files that it still needs. [`excerpt`] shows where
//! in an article the words stand, [`render`] makes HTML of that, [`words`] is what it
//! says, [`recent`] what is kept on the device. The crate's program is the panel, which `panel` puts into the page.

pub mod catalog;
pub mod engine;
pub mod excerpt;
pub mod fold;
pub mod html;
pub mod lookup;
#[cfg(target_arch = "wasm32")]
pub mod panel;
pub mod places;
pub mod postings;
pub mod recent;
pub mod render;
pub mod scores;
pub mod shelf;
pub mod text;
pub mod typo;
pub mod words;
