//! What surrounds every page.

pub mod footer;
pub mod masthead;
pub mod search_form;
