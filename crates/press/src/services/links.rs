//! What every page's head says of the services.

use super::{APPLE, FEEDS, MANIFEST, absolute};
use crate::pages::PrintError;
use broadsheet::{model::Site, url};
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};
use std::path::Path;

/// The document with links to the feeds, the manifest and the icon of iOS, as far as there are any.
///
/// # Errors
/// A document that cannot be read.
pub fn add(template: &str, site: &Site, staging: &Path) -> Result<String, PrintError> {
    let mut links = format!("<link rel=\"manifest\" href=\"{}\">", url::file(MANIFEST));
    if staging.join("icon.svg").exists() {
        links += &format!("<link rel=\"apple-touch-icon\" href=\"{}\">", url::file(APPLE.name));
    }
    if !site.url.is_empty() {
        let title = site.title.replace('&', "&amp;").replace('"', "&quot;");
        for (name, kind) in FEEDS {
            let href = absolute(site, name);
            links += &format!("<link rel=\"alternate\" type=\"{kind}\" title=\"{title}\" href=\"{href}\">");
        }
    }
    let below = RewriteStrSettings::new().append_element_content_handler(element!("title", |title| {
        title.after(&links, ContentType::Html);
        Ok(())
    }));
    rewrite_str(template, below).map_err(|error| PrintError::Shell(error.to_string()))
}
