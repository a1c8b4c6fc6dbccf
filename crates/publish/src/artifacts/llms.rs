//! `llms.txt`: what the magazine is and where to begin, for language models (llmstxt.org).

use super::{put, site_index::SiteIndex};
use crate::error::RenderError;
use app::head;
use contract::url::Route;
use i18n::messages::Messages;
use site::release::LLMS;
use std::{fmt::Write, path::Path};

/// The most articles it names.
const LENGTH: usize = 200;

/// Writes it.
///
/// # Errors
/// Where it cannot be written.
pub fn write(staging: &Path, edition: &SiteIndex) -> Result<(), RenderError> {
    let site = &edition.front.site;
    let words = Messages::of(&site.language);
    let mut text = format!("# {}\n", line(&site.title));
    // Writing into a string does not fail.
    if !site.description.is_empty() {
        let _ = writeln!(text, "\n> {}", line(&site.description));
    }
    let link = |text: &mut String, name: &str, route: Route, about: &str| {
        let (name, about) = (line(name).replace('[', "\\[").replace(']', "\\]"), line(about));
        let _ = write!(text, "- [{name}]({})", head::absolute(site, &route.href()));
        let _ = if about.is_empty() { writeln!(text) } else { writeln!(text, ": {about}") };
    };
    if !edition.topics.is_empty() {
        let _ = write!(text, "\n## {}\n\n", words.topics());
        for topic in &edition.topics {
            link(&mut text, &topic.name, Route::Topic(topic.slug.clone(), None), &topic.description);
        }
    }
    let _ = write!(text, "\n## {}\n\n", words.articles());
    for article in edition.articles.iter().take(LENGTH) {
        link(&mut text, &article.title, Route::Article(article.slug.clone()), &article.summary);
    }
    put(staging, LLMS, text.as_bytes())
}

/// Text on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
