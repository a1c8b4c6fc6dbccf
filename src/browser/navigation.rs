//! From page to page without a new document.

pub mod adopted_page;
mod document_head;
pub mod lifecycle;
pub mod links;
pub mod position;
pub mod prefetch;
pub mod transition;
mod version;
