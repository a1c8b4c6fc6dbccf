//! From page to page without a new document.

pub mod adopted_page;
mod document_head;
pub mod links;
pub mod prefetch;
pub mod transition;
mod version;
