//! `robots.txt`, which allows everything and names the sitemap.

use super::{absolute, put};
use crate::error::RenderError;
use contract::model::Site;
use site::release::{ROBOTS, SITEMAP};
use std::path::Path;

/// Writes `robots.txt`. `site` is `None` if there is no sitemap.
///
/// # Errors
/// The file cannot be written.
pub fn write(staging: &Path, site: Option<&Site>) -> Result<(), RenderError> {
    let sitemap = site.map_or_else(String::new, |site| format!("\nSitemap: {}\n", absolute(site, SITEMAP)));
    put(staging, ROBOTS, format!("User-agent: *\nAllow: /\n{sitemap}").as_bytes())
}
