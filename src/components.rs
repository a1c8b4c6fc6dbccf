//! The parts of pages, one file each, grouped by where they appear. They are given values and fetch nothing.
#![allow(missing_docs, reason = "the macro makes a struct of the props, whose fields a name explains")]

pub mod article;
pub mod cards;
pub mod chrome;
pub mod common;
pub mod lists;
pub mod state;
