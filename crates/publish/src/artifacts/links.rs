//! Adds links to the site artifacts to every page's head.

use super::absolute;
use crate::error::RenderError;
use app::head::{Tag, void};
use contract::model::Site;
use contract::url;
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};
use site::release::{APPLE_ICON, FEEDS, MANIFEST};

fn link(rel: &str, attributes: &[(&'static str, &str)], href: String) -> Tag {
    let attributes = attributes.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let rel = std::iter::once(("rel", rel.to_owned()));
    void("link", rel.chain(attributes).chain([("href", href)]).collect())
}

/// Inserts links to the manifest, the icon for iOS and the feeds after the `<title>` of `template`, for those that
/// exist. `has_icon` tells whether there is an `icon.svg`.
///
/// # Errors
/// `template` is invalid HTML.
pub fn add(template: &str, site: &Site, has_icon: bool) -> Result<String, RenderError> {
    let mut tags = vec![link("manifest", &[], url::file(MANIFEST))];
    if has_icon {
        tags.push(link("apple-touch-icon", &[], url::file(APPLE_ICON)));
    }
    if !site.url.is_empty() {
        let feed =
            |(name, kind)| link("alternate", &[("type", kind), ("title", &site.title)], absolute(site, name));
        tags.extend(FEEDS.map(feed));
    }
    let links: String = tags.iter().map(Tag::html).collect();
    let below = RewriteStrSettings::new().append_element_content_handler(element!("title", |title| {
        title.after(&links, ContentType::Html);
        Ok(())
    }));
    rewrite_str(template, below).map_err(|error| RenderError::Template(error.to_string()))
}
