//! Prerenders every page, and writes what lies around them: feeds, sitemap, redirects, headers, compressed copies.
//!
//! A module imports only modules above it in this list.

pub mod error;
pub mod assets;
pub mod app_loader;
pub mod compress;
pub mod csp;
pub mod artifacts;
pub mod http_headers;
pub mod routes;
pub mod schema;
pub mod search_panel;
pub mod template;
pub mod writer;
pub mod hand_written;
pub mod prerender;
