//! `robots.txt`: everything may be read, and here is the sitemap.

use super::{absolute, put};
use crate::error::RenderError;
use contract::model::Site;
use site::release::{ROBOTS, SITEMAP};
use std::path::Path;

/// Writes it; `site` is the magazine if it has a sitemap.
///
/// # Errors
/// Where it cannot be written.
pub fn write(staging: &Path, site: Option<&Site>) -> Result<(), RenderError> {
    let sitemap = site.map_or_else(String::new, |site| format!("\nSitemap: {}\n", absolute(site, SITEMAP)));
    put(staging, ROBOTS, format!("User-agent: *\nAllow: /\n{sitemap}").as_bytes())
}
