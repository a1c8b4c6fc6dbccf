//! RSS 2.0.

use super::{
    feed_items::{Feed, Item},
    site_index,
    xml::{self, Xml},
};
use crate::error::RenderError;
use contract::url;
use site::release::FEED_STYLE;
use std::io;

/// The feed, to be published at `address`.
///
/// # Errors
/// None in practice: the feed is written into memory.
pub fn feed(feed: &Feed<'_>, address: &str) -> Result<Vec<u8>, RenderError> {
    let description = if feed.description.is_empty() { &feed.title } else { feed.description };
    xml::document("feed.xml", Some(&url::file(FEED_STYLE)), |xml| {
        let root = xml.create_element("rss").with_attributes([
            ("version", "2.0"),
            ("xmlns:atom", "http://www.w3.org/2005/Atom"),
            ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            xml::LINKS,
        ]);
        root.write_inner_content(|xml| {
            xml.create_element("channel").write_inner_content(|xml| {
                xml::text(xml, "title", &feed.title)?;
                xml::text(xml, "link", &feed.page)?;
                xml::link(xml, &feed.page, &feed.title)?;
                xml::text(xml, "description", description)?;
                xml::text(xml, "language", &feed.site.language)?;
                let itself = [("href", address), ("rel", "self"), ("type", "application/rss+xml")];
                xml::empty(xml, "atom:link", &itself)?;
                if let Some(date) = feed.changed() {
                    xml::text(xml, "lastBuildDate", &date.rfc_2822())?;
                }
                feed.items.iter().try_for_each(|each| item(xml, each))
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

fn item(xml: &mut Xml, item: &Item<'_>) -> io::Result<()> {
    let Item { article, address, html, picture } = item;
    xml.create_element("item").write_inner_content(|xml| {
        xml::text(xml, "title", &article.title)?;
        xml::text(xml, "link", address)?;
        xml::link(xml, address, &article.title)?;
        xml.create_element("guid")
            .with_attribute(("isPermaLink", "true"))
            .write_text_content(quick_xml::events::BytesText::new(address))?;
        if let Some(original) = site_index::original(article, address) {
            xml::empty(xml, "atom:link", &[("rel", "canonical"), ("href", original)])?;
        }
        xml::text(xml, "pubDate", &site_index::published(article).rfc_2822())?;
        for author in &article.authors {
            xml::text(xml, "dc:creator", author)?;
        }
        for topic in &article.topics {
            xml::text(xml, "category", topic)?;
        }
        if let Some(language) = &article.language {
            xml::text(xml, "dc:language", language)?;
        }
        xml::text(xml, "description", &as_html(&article.summary))?;
        xml::markup(xml, "content:encoded", &[], &super::body::illustrated(picture.as_ref(), html))
    })?;
    Ok(())
}

/// Escapes plain text for an element that feed readers interpret as HTML. Only what would be markup is escaped, because
/// some readers show the text as it is.
fn as_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
