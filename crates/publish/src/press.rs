//! Renders pages, but for those that are made from the same as before.

use crate::data;
use crate::error::RenderError;
use crate::output::Output;
use crate::template::Template;
use app::load::Source;
use app::prerender::prerender;
use content::cache::store::{self, Key};
use contract::error::LoadError;
use contract::model::Front;
use contract::url::{FRONT, Route};
use site::release;
use std::sync::Arc;

/// Renders the pages of a site.
pub struct Press<'a> {
    output: &'a Arc<Output>,
    source: &'a Source,
    template: &'a Template,
    /// The front page's data without its lists, if every other page has data of its own.
    site: Option<String>,
    /// A hash of everything that is the same in all pages.
    common: Key,
}

impl<'a> Press<'a> {
    /// Prepares for pages in `template`.
    ///
    /// # Errors
    /// The front page's data cannot be read.
    pub fn new(
        output: &'a Arc<Output>,
        source: &'a Source,
        template: &'a Template,
    ) -> Result<Self, RenderError> {
        let front = source.front()?;
        let site = Front { format: front.format, site: front.site.clone(), data: true, ..Front::default() };
        let text = |front: &Front| serde_json::to_string(front).map_err(|error| broken(&error));
        let site = if front.data { Some(text(&site)?) } else { None };
        let common = store::key([template.hash().as_slice(), site.as_deref().unwrap_or_default().as_bytes()]);
        Ok(Self { output, source, template, site, common })
    }

    /// Adds the page at `route`.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn page(&self, route: &Route) -> Result<(), RenderError> {
        let path = route.path() + "index.html";
        let Some(site) = &self.site else {
            return self.output.put(&path, self.render(self.source, Some(route)).as_bytes());
        };
        let data = route.data();
        let hash = self.output.entry(&data).map(|entry| entry.hash).unwrap_or_default();
        let of = store::key([b"page".as_slice(), &self.common, path.as_bytes(), data.as_bytes(), &hash]);
        if self.output.keep(&path, of) {
            return Ok(());
        }
        let page = match route {
            Route::Home => self.render(self.source, Some(route)),
            _ => self.render(&self.own(site.clone(), data), Some(route)),
        };
        self.output.put_made(&path, of, page.as_bytes())
    }

    /// Adds the page for addresses without one.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn missing(&self) -> Result<(), RenderError> {
        self.output.put(release::MISSING, self.render(self.source, None).as_bytes())
    }

    fn render(&self, source: &Source, route: Option<&Route>) -> String {
        self.template.fill(&prerender(source, route.cloned()))
    }

    /// A source of nothing but what the hash of a page is made from, so that no page can depend on anything else.
    fn own(&self, site: String, data: String) -> Source {
        let output = Arc::clone(self.output);
        Source::new(move |path| match path {
            FRONT => Ok(site.clone()),
            path if path == data => data::read(&output, path),
            path => Err(LoadError::NotFound { path: path.to_owned() }),
        })
    }
}

fn broken(error: &serde_json::Error) -> RenderError {
    LoadError::Format { path: FRONT.to_owned(), reason: error.to_string() }.into()
}
