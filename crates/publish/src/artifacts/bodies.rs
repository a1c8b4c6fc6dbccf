//! Caches converted article bodies, because an article occurs in several feeds: those of the site, its topics, its
//! authors and its series.

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

/// The maximum size of the cache in bytes. Bodies beyond that are converted again when needed.
const REMEMBERED: usize = 64 << 20;

/// Converts article bodies and caches the results.
pub struct Bodies<'a> {
    source: &'a Source,
    site: &'a Site,
    made: Mutex<Converted>,
}

#[derive(Default)]
struct Converted {
    bodies: HashMap<Slug, Arc<str>>,
    bytes: usize,
}

impl<'a> Bodies<'a> {
    /// Starts with an empty cache.
    pub fn new(source: &'a Source, site: &'a Site) -> Self {
        Self { source, site, made: Mutex::default() }
    }

    /// The converted body of an article.
    ///
    /// # Errors
    /// The article cannot be read.
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
