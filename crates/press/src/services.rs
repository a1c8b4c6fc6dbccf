//! What lies around the pages: feeds, a sitemap, robots.txt, llms.txt, the manifest with its icons, redirects, pictures for sharing.
//!
//! A file that the publisher has put into `public/` is left as it is.

use crate::{
    aliases, files, hosts,
    pages::{self, PrintError, at},
    watch,
};
use broadsheet::{
    head,
    load::Source,
    model::Site,
    url::{self, Route},
};
use std::{fs, io, path::Path};

mod atom;
mod bodies;
mod body;
mod edition;
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

pub use icons::{APPLE, ICONS};
pub use links::add as add_links;
pub use manifest::NAME as MANIFEST;
pub use robots::NAME as ROBOTS;
pub use share::{CANVAS as COVER, DRAWING as UNDRAWN_HELP, write as share};
pub use sitemap::is_part as is_part_of_sitemap;

use edition::Edition;

/// The formats of a feed: file and media type.
pub const FEEDS: [(&str, &str); 3] = [
    ("feed.xml", "application/rss+xml"),
    ("atom.xml", "application/atom+xml"),
    ("feed.json", "application/feed+json"),
];

/// Names by which other software looks for the first feed.
pub const FEED_ALIASES: [&str; 2] = ["rss.xml", "index.xml"];

/// The files at the root of every release whose names are known, whether or not one has them all.
pub fn files() -> impl Iterator<Item = &'static str> {
    let own = [
        "index.html",
        pages::MISSING,
        pages::VERSION,
        watch::SEEN,
        hosts::NAME,
        MANIFEST,
        ROBOTS,
        llms::NAME,
        sitemap::NAME,
        redirects::RULES,
        redirects::SCRIPT.0,
        feed::STYLE,
        APPLE.name,
    ];
    let feeds = FEEDS.iter().map(|(name, _)| *name).chain(FEED_ALIASES);
    own.into_iter().chain(feeds).chain(ICONS.iter().map(|icon| icon.name))
}

/// Whether a page is a list with feeds of its own, beside it.
pub fn has_feed(route: &Route) -> bool {
    matches!(route, Route::Topic(_, None) | Route::Author(_, None) | Route::Series(_))
}

/// Addresses in one sitemap, the most that the protocol allows.
pub const SITEMAP_LIMIT: usize = 50_000;

/// What the services are made from.
#[derive(Clone, Copy)]
pub struct Given<'a> {
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
pub fn write(given: &Given<'_>) -> Result<Option<&'static str>, PrintError> {
    let Given { staging, site, template, source, routes, sitemap_limit } = *given;
    let edition = Edition::read(source)?;
    let aliases = aliases::read(site)?;
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
fn put(staging: &Path, path: &str, content: &[u8]) -> Result<(), PrintError> {
    let file = files::below(staging, path);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    match files::create(&file, content) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        created => created.map(drop).map_err(at(&file)),
    }
}
