//! Moves between pages without loading a new document.
//!
//! Features do not appear here: they subscribe to [`lifecycle`].

pub mod adopted_page;
mod document_head;
pub mod lifecycle;
pub mod links;
pub mod position;
pub mod prefetch;
pub mod transition;
pub mod version;
