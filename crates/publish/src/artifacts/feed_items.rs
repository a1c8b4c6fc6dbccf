//! The content of a feed, independent of its format.

use super::site_index;
use content::front_matter::date::Moment;
use contract::model::{Picture, Site, Summary};
use std::sync::Arc;

/// The content of a feed, independent of its format.
pub struct Feed<'a> {
    /// The site.
    pub site: &'a Site,
    /// The title of the feed.
    pub title: String,
    /// A one-sentence description.
    pub description: &'a str,
    /// The absolute address of the page that the feed belongs to.
    pub page: String,
    /// The articles, newest first.
    pub items: Vec<Item<'a>>,
}

/// An article in a feed.
pub struct Item<'a> {
    /// Its summary, as in lists.
    pub article: &'a Summary,
    /// Its absolute address.
    pub address: String,
    /// Its body, with absolute addresses.
    pub html: Arc<str>,
    /// Its cover picture, with an absolute address.
    pub picture: Option<Picture>,
}

impl Feed<'_> {
    /// When any article of the feed last changed.
    pub fn changed(&self) -> Option<Moment> {
        self.items.iter().map(|item| site_index::changed(item.article)).max_by_key(|moment| moment.at)
    }
}
