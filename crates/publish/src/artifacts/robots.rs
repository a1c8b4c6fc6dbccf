//! `robots.txt`, which allows everything and names the sitemap.

use super::absolute;
use crate::error::RenderError;
use crate::output::Output;
use contract::model::Site;
use site::release::{ROBOTS, SITEMAP};

/// Writes `robots.txt`. `site` is `None` if there is no sitemap.
///
/// # Errors
/// The file cannot be written.
pub fn write(output: &Output, site: Option<&Site>) -> Result<(), RenderError> {
    let sitemap = site.map_or_else(String::new, |site| format!("\nSitemap: {}\n", absolute(site, SITEMAP)));
    output.add(ROBOTS, format!("User-agent: *\nAllow: /\n{sitemap}").as_bytes())
}
