//! The HTML that contributors may write: ammonia's default list, harmless extras common in Markdown, and what
//! `site.toml` adds.

use content::addresses::SCHEMES;
use content::allowlist::{PLACEHOLDER, can_allow, can_allow_attribute, is_name, is_of_interface};
use content::site_config::SiteConfig;
use std::collections::{HashMap, HashSet};

/// Elements in addition to ammonia's.
const ELEMENTS: &[&str] = &[
    "address", "audio", "input", "meter", "picture", "progress", "section", "source", "tfoot", "track",
    "video",
];

/// Attributes allowed on every element, besides `aria-*` and `data-*`.
const ATTRIBUTES: &[&str] = &["class", "dir", "id", "lang", "role", "tabindex", "title", "translate"];

/// Prefixes of attributes allowed on every element.
const PREFIXES: [&str; 2] = ["aria-", "data-"];

/// Attributes of single elements in addition to ammonia's.
const OF_ELEMENT: &[(&str, &[&str])] = &[
    ("a", &["download", "name", "rel", "type"]),
    ("area", &["alt", "coords", "download", "href", "hreflang", "rel", "shape"]),
    ("audio", &["controls", "loop", "muted", "preload", "src"]),
    ("br", &["clear"]),
    ("col", &["width"]),
    ("data", &["value"]),
    ("details", &["name", "open"]),
    ("div", &["align"]),
    ("h1", &["align"]),
    ("h2", &["align"]),
    ("h3", &["align"]),
    ("h4", &["align"]),
    ("h5", &["align"]),
    ("h6", &["align"]),
    ("img", &["decoding", "fetchpriority", "loading", "sizes", "srcset", "usemap"]),
    ("input", &["checked", "disabled", "type"]),
    ("li", &["value"]),
    ("map", &["name"]),
    ("meter", &["high", "low", "max", "min", "optimum", "value"]),
    ("ol", &["reversed", "start", "type"]),
    ("p", &["align"]),
    ("progress", &["max", "value"]),
    ("source", &["height", "media", "sizes", "src", "srcset", "type", "width"]),
    ("td", &["abbr", "scope", "valign", "width"]),
    ("th", &["abbr", "scope", "valign", "width"]),
    ("time", &["datetime"]),
    ("tr", &["valign"]),
    ("track", &["default", "kind", "label", "src", "srclang"]),
    ("ul", &["type"]),
    ("video", &["controls", "height", "loop", "muted", "playsinline", "poster", "preload", "src", "width"]),
];

/// The allowed elements and attributes.
pub struct Allowed<'s> {
    elements: HashSet<&'s str>,
    attributes: HashMap<&'s str, HashSet<&'s str>>,
}

impl<'s> Allowed<'s> {
    /// Combines the defaults with `site.toml`.
    pub fn new(settings: &'s SiteConfig) -> Self {
        let usual = ammonia::Builder::default();
        let mut elements = usual.clone_tags();
        let mut attributes = usual.clone_tag_attributes();
        elements.extend(ELEMENTS);
        for (element, more) in OF_ELEMENT {
            attributes.entry(element).or_default().extend(*more);
        }
        for allowed in &settings.extra_elements {
            let mut words = allowed.split_whitespace();
            if let Some(element) = words.next().filter(|element| can_allow(element)) {
                elements.insert(element);
                let more = words.filter(|word| can_allow_attribute(word));
                attributes.entry(element).or_default().extend(more);
            }
        }
        Self { elements, attributes }
    }

    /// Whether an element is allowed.
    pub fn element(&self, name: &str) -> bool {
        self.elements.contains(name)
    }

    /// Whether an attribute is allowed on an element.
    pub fn attribute(&self, element: &str, name: &str) -> bool {
        let begins = PREFIXES.iter().any(|prefix| name.starts_with(prefix)) && !is_of_interface(name);
        ATTRIBUTES.contains(&name)
            || begins && is_name(name)
            || self.attributes.get(element).is_some_and(|known| known.contains(name))
    }

    /// Returns an ammonia builder for these and for the placeholders that we insert.
    pub fn builder(&self) -> ammonia::Builder<'s> {
        let mut builder = ammonia::Builder::default();
        builder
            .link_rel(None)
            .tags(self.elements.clone())
            .tag_attributes(self.attributes.clone())
            .generic_attributes(ATTRIBUTES.iter().copied().collect())
            .generic_attribute_prefixes(PREFIXES.into())
            .url_schemes(SCHEMES.into())
            .add_tags([PLACEHOLDER])
            .add_tag_attributes(PLACEHOLDER, ["n"])
            .add_tag_attributes("div", ["popover"]);
        builder
    }
}
