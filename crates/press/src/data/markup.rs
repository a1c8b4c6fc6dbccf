//! Cleans the markup of hand-written data.

use crate::markdown::Sanitizer;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use roxmltree::{Attribute, Document, Node};
use std::collections::BTreeMap;

/// What art is drawn with.
const SHAPES: [&str; 9] = ["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"];

/// Markup without what could act, and what that was, as in `<script>` and `onerror`.
pub type Cleaned = (String, Vec<String>);

/// Cleans HTML as that of articles is cleaned.
pub fn html(html: &str, sanitizer: &Sanitizer<'_>) -> Cleaned {
    let cleaned = sanitizer.clean(html);
    let mut left = parts(html);
    for (part, count) in parts(&cleaned) {
        if let Some(before) = left.get_mut(&part) {
            *before = before.saturating_sub(count);
        }
    }
    let removed =
        left.into_iter().filter(|(_, count)| *count > 0).map(|(part, _)| format!("`{part}`")).collect();
    (cleaned, removed)
}

/// Cleans cover art.
///
/// # Errors
/// What is no drawing, and why.
pub fn art(text: &str) -> Result<Cleaned, String> {
    let document = Document::parse(text).map_err(|error| format!("it is not well-formed XML: {error}"))?;
    if document.root_element().tag_name().name() != "svg" {
        return Err("it is no `<svg>` element".to_owned());
    }
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        if !SHAPES.contains(&name) {
            return Err(format!("`<{name}>` is not allowed in it"));
        }
        let acts = |attribute: &Attribute<'_, '_>| {
            let name = attribute.name();
            name.starts_with("on") || matches!(name, "href" | "style") || attribute.value().contains("url(")
        };
        if let Some(attribute) = node.attributes().find(acts) {
            return Err(format!("`{}` is not allowed in it", attribute.name()));
        }
    }
    Ok((text.to_owned(), Vec::new()))
}

/// The elements and attributes of HTML, and how often each is there.
fn parts(html: &str) -> BTreeMap<String, usize> {
    let mut parts = BTreeMap::new();
    let counting = RewriteStrSettings::new().append_element_content_handler(element!("*", |element| {
        *parts.entry(format!("<{}>", element.tag_name())).or_default() += 1;
        for attribute in element.attributes() {
            *parts.entry(attribute.name()).or_default() += 1;
        }
        Ok(())
    }));
    // HTML that cannot be read has no parts.
    let _ = rewrite_str(html, counting);
    parts
}
