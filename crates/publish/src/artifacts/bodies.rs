//! The bodies of articles as feeds have them. An article stands in the feeds of the magazine, of its topics, of its
//! authors and of its series.

use super::body;
use crate::error::RenderError;
use app::head;
use app::load::Source;
use contract::model::{Article, Site};
use contract::url::{Route, Slug};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// As much text is remembered, in bytes; what is beyond it is made again.
const REMEMBERED: usize = 64 << 20;

/// What makes bodies, and remembers them.
pub struct Bodies<'a> {
    source: &'a Source,
    site: &'a Site,
    made: Mutex<Made>,
}

#[derive(Default)]
struct Made {
    bodies: HashMap<Slug, Arc<str>>,
    bytes: usize,
}

impl<'a> Bodies<'a> {
    /// None is made yet.
    pub fn new(source: &'a Source, site: &'a Site) -> Self {
        Self { source, site, made: Mutex::default() }
    }

    /// The body of the article with this slug.
    ///
    /// # Errors
    /// An article that cannot be read.
    pub fn get(&self, slug: &Slug) -> Result<Arc<str>, RenderError> {
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(body) = made().bodies.get(slug) {
            return Ok(Arc::clone(body));
        }
        let route = Route::Article(slug.clone());
        let article: Arc<Article> = self.source.page(&route)?;
        let address = head::absolute(self.site, &route.href());
        let body: Arc<str> = body::outside(self.site, &address, &article.html)?.into();
        let mut made = made();
        if made.bytes + body.len() <= REMEMBERED {
            made.bytes += body.len();
            made.bodies.insert(slug.clone(), Arc::clone(&body));
        }
        Ok(body)
    }
}
