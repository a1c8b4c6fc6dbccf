//! Cleans the tree that HTML makes.

use super::allowed::Allowed;
use super::filter::{self, Context};
use super::nesting::{Limit, Nesting};
use content::addresses::{self, Kind, Leads};
use content::diagnostics::Code;
use content::site_config::SiteConfig;
use contract::model::Allowed as Hosts;
use html5ever::LocalName;
use std::borrow::Cow;

/// What lets through what is allowed, and nothing else.
pub struct Sanitizer<'s> {
    allowed: Allowed<'s>,
    hosts: &'s Hosts,
}

impl<'s> Sanitizer<'s> {
    /// Allows the usual, and what `site.toml` does.
    pub fn new(settings: &'s SiteConfig) -> Self {
        Self { allowed: Allowed::new(settings), hosts: &settings.site.allow }
    }

    /// What is let through.
    pub fn allowed(&self) -> &Allowed<'s> {
        &self.allowed
    }

    /// Cleans HTML that someone else wrote, without a word about what it takes out.
    ///
    /// # Errors
    /// How it is too much for a tree.
    pub fn clean(&self, html: &str) -> Result<String, Limit> {
        let mut quiet = Quiet { sanitizer: self, nesting: Nesting::default() };
        let written = filter::write(&mut quiet, html, 1);
        match quiet.nesting.limit() {
            Some(limit) => Err(limit),
            None => Ok(self.clean_written(&written)),
        }
    }

    /// Cleans what [`filter`] and press have written, and keeps its placeholders.
    pub fn clean_written(&self, html: &str) -> String {
        let hosts = self.hosts.clone();
        let mut builder = self.allowed.builder();
        builder.attribute_filter(move |element, attribute, value| safe(element, attribute, value, &hosts));
        builder.clean(html).to_string()
    }
}

/// An attribute's value if that can be in a page.
fn safe<'v>(element: &str, attribute: &str, value: &'v str, hosts: &Hosts) -> Option<Cow<'v, str>> {
    let is_safe = match addresses::kind(element, attribute) {
        None => true,
        Some(Kind::Link) => addresses::leads(&addresses::cleaned(value)) != Leads::Nowhere,
        Some(Kind::Picture) => addresses::may_show(&addresses::cleaned(value), &hosts.pictures),
        Some(Kind::Pictures) => addresses::candidates(value)
            .iter()
            .all(|(address, _)| addresses::may_show(address, &hosts.pictures)),
        Some(Kind::Media) => addresses::may_show(&addresses::cleaned(value), &[]),
        Some(Kind::Frame) => addresses::may_show(&addresses::cleaned(value), &hosts.frames),
    };
    is_safe.then_some(Cow::Borrowed(value))
}

/// A place in which nobody hears what is wrong.
struct Quiet<'q, 's> {
    sanitizer: &'q Sanitizer<'s>,
    nesting: Nesting,
}

impl Context for Quiet<'_, '_> {
    fn allowed(&self) -> &Allowed<'_> {
        &self.sanitizer.allowed
    }

    fn nesting(&mut self) -> &mut Nesting {
        &mut self.nesting
    }

    fn report(&mut self, _: Code, _: usize, _: String, _: String) {}

    fn address(&mut self, _: Kind, address: &str, _: usize) -> Option<String> {
        Some(address.to_owned())
    }

    fn picture(&mut self, attributes: Vec<(LocalName, String)>, _: usize) -> Vec<(LocalName, String)> {
        attributes
    }

    fn anchor(&mut self, _: &str) {}
}
