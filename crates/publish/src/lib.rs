//! Turns the app and its data into a publishable site: prerenders every page and writes the feeds, sitemap, redirects,
//! headers and compressed copies.
//!
//! Modules are listed in dependency order: each imports only from modules above it.

pub mod error;
pub mod output;
pub mod assets;
pub mod app_loader;
pub mod compress;
pub mod theme;
pub mod csp;
pub mod artifacts;
pub mod http_headers;
pub mod routes;
pub mod schema;
pub mod search_panel;
mod arranged;
pub mod template;
pub mod version;
pub mod writer;
pub mod dist;
pub mod hand_written;
pub mod data;
mod press;
pub mod prerender;
