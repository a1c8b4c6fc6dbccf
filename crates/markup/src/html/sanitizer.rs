//! Cleans HTML trees.

use super::allowed::Allowed;
use super::context::Context;
use super::filter;
use super::nesting::{Limit, Nesting};
use content::addresses::{self, Kind, Leads};
use content::diagnostics::Code;
use content::site_config::SiteConfig;
use contract::model::Allowed as Hosts;
use html5ever::LocalName;
use std::borrow::Cow;

/// Keeps what is allowed and removes everything else.
pub struct Sanitizer<'s> {
    allowed: Allowed<'s>,
    hosts: &'s Hosts,
}

impl<'s> Sanitizer<'s> {
    /// Allows the defaults and what `site.toml` adds.
    pub fn new(settings: &'s SiteConfig) -> Self {
        Self { allowed: Allowed::new(settings), hosts: &settings.site.allow }
    }

    /// The allowed elements and attributes.
    pub fn allowed(&self) -> &Allowed<'s> {
        &self.allowed
    }

    /// Cleans untrusted HTML, silently dropping what is not allowed.
    ///
    /// # Errors
    /// If the HTML exceeds one of the limits.
    pub fn clean(&self, html: &str) -> Result<String, Limit> {
        let mut quiet = Quiet { sanitizer: self, nesting: Nesting::default() };
        let written = filter::write(&mut quiet, html, 1);
        match quiet.nesting.limit() {
            Some(limit) => Err(limit),
            None => Ok(self.clean_written(&written)),
        }
    }

    /// Cleans the output of [`filter`] and our own markup, keeping placeholders.
    pub fn clean_written(&self, html: &str) -> String {
        let hosts = self.hosts.clone();
        let mut builder = self.allowed.builder();
        // Of pictures for dark themes; an attribute of raw HTML would have been left out before.
        for element in ["a", "img", "span"] {
            builder.add_tag_attributes(element, ["hidden"]);
        }
        builder.attribute_filter(move |element, attribute, value| safe(element, attribute, value, &hosts));
        builder.clean(html).to_string()
    }
}

/// Returns the value of an attribute if its address may appear in a page.
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

/// A context that discards reports.
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
