//! Generates the site artifacts: feeds, sitemap, `robots.txt`, `llms.txt`, web manifest and icons, redirects and share
//! pictures.
//!
//! Files that the publisher supplies in `public/` are never overwritten.

use crate::error::{RenderError, at};
use app::head;
use app::load::Source;
use content::diagnostics::Diagnostic;
use content::files;
use contract::model::Site;
use contract::url::{self, Route};
use std::{io, path::Path};

mod atom;
mod bodies;
mod body;
mod site_index;
mod feed_items;
mod feed;
mod fonts;
mod former_lists;
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

pub use fonts::Fonts;
pub use links::add as add_links;
pub use share::write as share;

use fonts::missing::Missing;
use site_index::SiteIndex;

/// The maximum number of addresses in one sitemap, set by the protocol.
pub const SITEMAP_LIMIT: usize = 50_000;

/// The inputs of all artifacts.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The folder with the prerendered pages, which also receives the artifacts.
    pub staging: &'a Path,
    /// The output folder of the content stage.
    pub site: &'a Path,
    /// The page template, whose styles define the colours.
    pub template: &'a str,
    /// Reads the site's data.
    pub source: &'a Source,
    /// The routes of all pages.
    pub routes: &'a [Route],
    /// The fonts for pictures with text.
    pub fonts: &'a Fonts,
    /// The maximum number of addresses in one sitemap; [`SITEMAP_LIMIT`] except in tests.
    pub sitemap_limit: usize,
    /// Whether to write redirects for hosts that read `_redirects`, in addition to pages that redirect.
    pub rules: bool,
}

/// Writes all artifacts except share pictures. Returns a note for the publisher if some cannot be generated, and warnings
/// about the icons.
///
/// # Errors
/// A file cannot be read or written, or the data is invalid.
pub fn write(given: &Context<'_>) -> Result<(Option<&'static str>, Vec<Diagnostic>), RenderError> {
    let Context { staging, site, template, source, routes, fonts, sitemap_limit, rules } = *given;
    let edition = SiteIndex::read(source)?;
    let mut aliases = redirects::aliases(site)?;
    former_lists::add(&mut aliases, staging, source, &edition, routes)?;
    let published = !edition.front.site.url.is_empty();
    if published {
        feed::write(staging, template, source, &edition, routes)?;
        sitemap::write(staging, &edition, routes, sitemap_limit)?;
    }
    robots::write(staging, published.then_some(&edition.front.site))?;
    llms::write(staging, &edition)?;
    let mut missing = Missing::default();
    let icons = icons::write(staging, fonts, &mut missing)?;
    manifest::write(staging, &edition.front.site, template, icons)?;
    redirects::write(staging, &edition.front.site, &aliases, published, rules)?;
    let note = (!published).then_some(
        "no feeds or sitemap were written: they need the magazine's absolute URL\n  = help: set `url = \"https://…/\"` \
         in site.toml, or `url` under `site` in a hand-written articles.json",
    );
    Ok((note, missing.report().collect()))
}

/// The absolute URL of a file, given its path relative to the site's root.
fn absolute(site: &Site, path: &str) -> String {
    head::absolute(site, &url::file(path))
}

/// Writes a file below `staging`, unless the publisher has supplied one.
fn put(staging: &Path, path: &str, content: &[u8]) -> Result<(), RenderError> {
    let file = files::below(staging, path);
    if let Some(folder) = file.parent() {
        files::create_folder(folder).map_err(at(folder))?;
    }
    match files::create(&file, content) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        created => created.map(drop).map_err(at(&file)),
    }
}
