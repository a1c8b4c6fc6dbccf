//! The parts of pages, one file each. They are given values and fetch nothing.
#![allow(missing_docs, reason = "the macro makes a struct of the props, whose fields a name explains")]

pub mod byline;
pub mod card;
pub mod colophon;
pub mod contents;
pub mod cover;
pub mod end;
pub mod fault;
pub mod featured;
pub mod listen;
pub mod loaded;
pub mod masthead;
pub mod meta;
pub mod pager;
pub mod periods;
pub mod picture;
pub mod popular;
pub mod related;
pub mod search;
pub mod skeleton;
pub mod spoken;
