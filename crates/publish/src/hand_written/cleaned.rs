//! Cleans the markup of hand-written data.

use images::svg;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use markup::html::Sanitizer;
use std::collections::BTreeMap;

/// Markup without what could act, and what that was, as in `<script>` and `onerror`.
pub type Cleaned = (String, Vec<String>);

/// Cleans HTML as that of articles is cleaned.
///
/// # Errors
/// How it is too much, or nested too deeply.
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

/// Cleans cover art.
///
/// # Errors
/// What is no drawing, and why.
pub fn art(text: &str) -> Result<Cleaned, String> {
    let svg::Cleaned { svg, removed, .. } = svg::clean_inline(text).map_err(|error| error.to_string())?;
    Ok((svg, removed))
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
