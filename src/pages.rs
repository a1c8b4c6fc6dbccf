//! The pages, one file each. They load what they show and pass it to components.
#![allow(missing_docs, reason = "the macro makes a struct of the props, whose fields a name explains")]

pub mod article;
pub mod home;
pub mod index;
pub mod listing;
pub mod loaded;
pub mod not_found;
pub mod search;
pub mod text;
