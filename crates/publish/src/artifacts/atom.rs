//! Atom 1.0.

use super::{
    feed_items::{Feed, Item},
    site_index,
    xml::{self, Xml},
};
use crate::error::RenderError;
use app::head;
use content::front_matter::date::Moment;
use contract::url::{self, Route, Slug};
use site::release::FEED_STYLE;
use std::io;

/// The feed, to be published at `address`.
///
/// # Errors
/// None in practice: the feed is written into memory.
pub fn feed(feed: &Feed<'_>, address: &str) -> Result<Vec<u8>, RenderError> {
    xml::document("atom.xml", Some(&url::file(FEED_STYLE)), |xml| {
        let root = xml.create_element("feed").with_attributes([
            ("xmlns", "http://www.w3.org/2005/Atom"),
            ("xml:lang", &feed.site.language),
            xml::LINKS,
        ]);
        root.write_inner_content(|xml| {
            xml::text(xml, "title", &feed.title)?;
            xml::link(xml, &feed.page, &feed.title)?;
            if !feed.description.is_empty() {
                xml::text(xml, "subtitle", feed.description)?;
            }
            xml::text(xml, "id", &feed.page)?;
            // `updated` is mandatory, even in an empty feed.
            let changed = feed.changed().map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), Moment::rfc_3339);
            xml::text(xml, "updated", &changed)?;
            xml::empty(xml, "link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", address)])?;
            xml::empty(xml, "link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page)])?;
            // The default author of entries without one.
            person(xml, &feed.site.title, None)?;
            feed.items.iter().try_for_each(|item| entry(xml, feed, item))
        })?;
        Ok(())
    })
}

fn entry(xml: &mut Xml, feed: &Feed<'_>, item: &Item<'_>) -> io::Result<()> {
    let Item { article, address, html, picture } = item;
    let element = xml.create_element("entry");
    let element = match &article.language {
        Some(language) => element.with_attribute(("xml:lang", language.as_str())),
        None => element,
    };
    element.write_inner_content(|xml| {
        xml::text(xml, "title", &article.title)?;
        xml::link(xml, address, &article.title)?;
        xml::text(xml, "id", address)?;
        xml::empty(xml, "link", &[("rel", "alternate"), ("type", "text/html"), ("href", address)])?;
        if let Some(original) = site_index::original(article, address) {
            xml::empty(xml, "link", &[("rel", "canonical"), ("type", "text/html"), ("href", original)])?;
        }
        xml::text(xml, "published", &site_index::published(article).rfc_3339())?;
        xml::text(xml, "updated", &site_index::changed(article).rfc_3339())?;
        for author in &article.authors {
            let page = Route::Author(Slug::of(author), None).href();
            person(xml, author, Some(&head::absolute(feed.site, &page)))?;
        }
        for topic in &article.topics {
            xml::empty(xml, "category", &[("term", topic)])?;
        }
        xml::text(xml, "summary", &article.summary)?;
        let html = super::body::illustrated(picture.as_ref(), html);
        xml::markup(xml, "content", &[("type", "html")], &html)
    })?;
    Ok(())
}

fn person(xml: &mut Xml, name: &str, page: Option<&str>) -> io::Result<()> {
    xml.create_element("author").write_inner_content(|xml| {
        xml::text(xml, "name", name)?;
        page.map_or(Ok(()), |page| xml::text(xml, "uri", page))
    })?;
    Ok(())
}
