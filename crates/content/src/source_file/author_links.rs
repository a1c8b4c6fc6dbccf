//! The links of an author.

use crate::diagnostics::Code;
use crate::front_matter::fields::{At, Fields};
use crate::web;

/// Reads `url`, and `links` as a table of labels and URLs.
pub fn read(fields: &mut Fields<'_>) -> Vec<(String, String)> {
    let mut links = Vec::new();
    if let Some(url) = fields.text(&["url", "website"]) {
        let label = url.value.split("//").last().unwrap_or_default().trim_end_matches('/').to_owned();
        links.push(At { line: url.line, value: (label, url.value) });
    }
    links.extend(fields.pairs(&["links"]));
    let mut safe = Vec::with_capacity(links.len());
    for At { line, value: (label, href) } in links {
        match web::outside(&href) {
            Ok(()) => safe.push((label, href)),
            Err((what, help)) => {
                fields.at(Code::InvalidUrl, line, format!("the link `{href}` is not {what}"), help);
            }
        }
    }
    safe
}
