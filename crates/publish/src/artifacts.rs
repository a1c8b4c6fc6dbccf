//! What lies around the pages: feeds, a sitemap, robots.txt, llms.txt, the manifest with its icons, redirects, pictures for sharing.
//!
//! A file that the publisher has put into `public/` is left as it is.

use crate::error::{RenderError, at};
use app::head;
use app::load::Source;
use content::files;
use contract::model::Site;
use contract::url::{self, Route};
use std::{fs, io, path::Path};

mod atom;
mod bodies;
mod body;
mod site_index;
mod feed_items;
mod feed;
mod icons;
mod json;
mod links;
mod llms;
mod manifest;
mod redirects;
mod robots;
mod rss;
mod share;
mod sitemap;
mod style;
mod xml;

pub use links::add as add_links;
pub use share::write as share;

use site_index::SiteIndex;

/// Addresses in one sitemap, the most that the protocol allows.
pub const SITEMAP_LIMIT: usize = 50_000;

/// What the services are made from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The folder with the printed pages, into which everything is written.
    pub staging: &'a Path,
    /// The folder that `press content` wrote.
    pub site: &'a Path,
    /// The document around the pages, whose style names the colours.
    pub template: &'a str,
    /// Where the data comes from.
    pub source: &'a Source,
    /// Every page.
    pub routes: &'a [Route],
    /// How many addresses one sitemap may have; [`SITEMAP_LIMIT`].
    pub sitemap_limit: usize,
}

/// Writes everything, and returns what the publisher should know: why some of it could not be.
///
/// # Errors
/// A file that could not be read or written, or data that no feed can be made of.
pub fn write(given: &Context<'_>) -> Result<Option<&'static str>, RenderError> {
    let Context { staging, site, template, source, routes, sitemap_limit } = *given;
    let edition = SiteIndex::read(source)?;
    let aliases = redirects::aliases(site)?;
    let published = !edition.front.site.url.is_empty();
    if published {
        feed::write(staging, source, &edition, routes)?;
        sitemap::write(staging, &edition, routes, sitemap_limit)?;
    }
    robots::write(staging, published.then_some(&edition.front.site))?;
    llms::write(staging, &edition)?;
    let icons = icons::write(staging)?;
    manifest::write(staging, &edition.front.site, template, icons)?;
    redirects::write(staging, &edition.front.site, &aliases, published)?;
    Ok((!published).then_some(
        "no feeds and no sitemap: they need the magazine's absolute address\n  = help: set `url = \"https://…/\"` \
         in content/site.toml, or `url` under `site` in a hand-written articles.json",
    ))
}

/// The address of a file below the magazine's root, with its origin.
fn absolute(site: &Site, path: &str) -> String {
    head::absolute(site, &url::file(path))
}

/// Writes a file below `staging`, unless the publisher has supplied it.
fn put(staging: &Path, path: &str, content: &[u8]) -> Result<(), RenderError> {
    let file = files::below(staging, path);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    match files::create(&file, content) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        created => created.map(drop).map_err(at(&file)),
    }
}
