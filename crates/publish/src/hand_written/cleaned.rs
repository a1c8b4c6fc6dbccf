//! Sanitizes the markup of hand-written data.

use images::svg;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use markup::html::Sanitizer;
use std::collections::BTreeMap;

/// The sanitized markup, and what was removed, such as `<script>` and `onerror`.
pub type Cleaned = (String, Vec<String>);

/// Sanitizes HTML by the rules for articles.
///
/// # Errors
/// The HTML is too long or too deeply nested.
pub fn html(html: &str, sanitizer: &Sanitizer<'_>) -> Result<Cleaned, String> {
    let cleaned = sanitizer.clean(html).map_err(|limit| limit.to_string())?;
    let mut left = parts(html);
    for (part, count) in parts(&cleaned) {
        if let Some(before) = left.get_mut(&part) {
            *before = before.saturating_sub(count);
        }
    }
    let removed =
        left.into_iter().filter(|(_, count)| *count > 0).map(|(part, _)| format!("`{part}`")).collect();
    Ok((cleaned, removed))
}

/// Sanitizes cover art.
///
/// # Errors
/// The text is not an acceptable SVG.
pub fn art(text: &str) -> Result<Cleaned, String> {
    let svg::Cleaned { svg, removed, .. } = svg::clean_inline(text).map_err(|error| error.to_string())?;
    Ok((svg, removed))
}

/// Counts the elements and attributes in HTML by name.
fn parts(html: &str) -> BTreeMap<String, usize> {
    let mut parts = BTreeMap::new();
    let counting = RewriteStrSettings::new().append_element_content_handler(element!("*", |element| {
        *parts.entry(format!("<{}>", element.tag_name())).or_default() += 1;
        for attribute in element.attributes() {
            *parts.entry(attribute.name()).or_default() += 1;
        }
        Ok(())
    }));
    // HTML that does not parse counts as empty.
    let _ = rewrite_str(html, counting);
    parts
}
