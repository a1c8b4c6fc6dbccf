//! What a feed says, whatever its format.

use contract::model::{Picture, Site, Summary};
use std::sync::Arc;

/// What a feed says, whatever its format.
pub struct Feed<'a> {
    /// The magazine.
    pub site: &'a Site,
    /// Its name.
    pub title: String,
    /// One sentence about it.
    pub description: &'a str,
    /// The page it is of, an absolute address.
    pub page: String,
    /// Its articles, newest first.
    pub items: Vec<Item<'a>>,
}

/// An article in a feed.
pub struct Item<'a> {
    /// What lists show of it.
    pub article: &'a Summary,
    /// Its absolute address.
    pub address: String,
    /// Its body, with absolute addresses.
    pub html: Arc<str>,
    /// The picture that stands for it, with an absolute address.
    pub picture: Option<Picture>,
}

impl Feed<'_> {
    /// When an article of the feed was last changed, `YYYY-MM-DD`.
    pub fn changed(&self) -> Option<&str> {
        self.items.iter().map(|item| super::site_index::changed(item.article)).max()
    }
}
