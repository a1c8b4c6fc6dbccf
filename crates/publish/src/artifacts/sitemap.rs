//! The sitemap of all listed pages, split into files of a size that crawlers accept.

use super::{
    absolute,
    site_index::{self, SiteIndex},
    xml::{self, Xml},
};
use crate::error::RenderError;
use crate::output::Output;
use app::head;
use content::front_matter::date::Moment;
use contract::url::Route;
use site::release::{SITEMAP, SITEMAP_PART};
use std::{collections::HashSet, io};

/// The namespace declaration of sitemaps and sitemap indexes.
const PROTOCOL: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// A page's absolute URL and, if known, the time of its last change.
type Page = (String, Option<Moment>);

/// Writes `sitemap.xml`, which lists all pages or, if there are more than `limit`, the files with `limit` pages each.
///
/// # Errors
/// A file that cannot be written.
pub fn write(
    output: &Output,
    edition: &SiteIndex,
    routes: &[Route],
    limit: usize,
) -> Result<(), RenderError> {
    let site = &edition.front.site;
    let pages = pages(edition, routes);
    if pages.len() <= limit {
        return output.add(SITEMAP, &list("urlset", "url", &pages)?);
    }
    let mut files = Vec::new();
    for (number, part) in (1..).zip(pages.chunks(limit.max(1))) {
        let name = format!("{SITEMAP_PART}{number}.xml");
        output.add(&name, &list("urlset", "url", part)?)?;
        files.push((
            absolute(site, &name),
            part.iter().filter_map(|(_, changed)| *changed).max_by_key(|moment| moment.at),
        ));
    }
    output.add(SITEMAP, &list("sitemapindex", "sitemap", &files)?)
}

/// The pages to list: each that is the canonical one for its content, so no articles first published elsewhere. Oldest
/// articles come first, so that a new one only changes the last file.
fn pages(edition: &SiteIndex, routes: &[Route]) -> Vec<Page> {
    let address = |route: &Route| head::absolute(&edition.front.site, &route.href());
    let mut pages: Vec<Page> = Vec::with_capacity(routes.len());
    let mut seen = HashSet::new();
    for article in edition.articles.iter().rev().filter(|article| seen.insert(&article.slug)) {
        let address = address(&Route::Article(article.slug.clone()));
        if site_index::original(article, &address).is_none() {
            pages.push((address, Some(site_index::changed(article))));
        }
    }
    // Articles that no list shows are omitted.
    for route in routes.iter().filter(|route| !matches!(route, Route::Article(_) | Route::Search)) {
        let newest = || edition.articles.iter().map(site_index::changed).max_by_key(|moment| moment.at);
        pages.push((address(route), (*route == Route::Home).then(newest).flatten()));
    }
    pages
}

/// A moment in the format of sitemaps. A date alone stays one.
fn written(moment: Moment) -> String {
    if moment.is_midnight_utc() { moment.day().to_string() } else { moment.rfc_3339() }
}

fn list(root: &str, each: &str, pages: &[Page]) -> Result<Vec<u8>, RenderError> {
    let entry = |xml: &mut Xml, (address, changed): &Page| -> io::Result<()> {
        xml.create_element(each).write_inner_content(|xml| {
            xml::text(xml, "loc", address)?;
            changed.map_or(Ok(()), |changed| xml::text(xml, "lastmod", &written(changed)))
        })?;
        Ok(())
    };
    xml::document(SITEMAP, None, |xml| {
        xml.create_element(root)
            .with_attribute(PROTOCOL)
            .write_inner_content(|xml| pages.iter().try_for_each(|page| entry(xml, page)))?;
        Ok(())
    })
}
