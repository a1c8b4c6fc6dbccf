//! `llms.txt`, which introduces the site to language models: <https://llmstxt.org>.

use super::site_index::SiteIndex;
use crate::error::RenderError;
use crate::output::Output;
use app::head;
use contract::url::Route;
use i18n::messages::Messages;
use site::release::LLMS;
use std::fmt::Write;

/// The maximum number of articles listed.
const LENGTH: usize = 200;

/// Writes `llms.txt`.
///
/// # Errors
/// The file cannot be written.
pub fn write(output: &Output, edition: &SiteIndex) -> Result<(), RenderError> {
    let site = &edition.front.site;
    let words = Messages::with(&site.language, &site.strings);
    let mut text = format!("# {}\n", line(&site.title));
    if !site.description.is_empty() {
        let _ = writeln!(text, "\n> {}", line(&site.description));
    }
    let link = |text: &mut String, name: &str, route: Route, description: &str| {
        let (name, description) = (line(name).replace('[', "\\[").replace(']', "\\]"), line(description));
        let _ = write!(text, "- [{name}]({})", head::absolute(site, &route.href()));
        let _ = if description.is_empty() { writeln!(text) } else { writeln!(text, ": {description}") };
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
    output.add(LLMS, text.as_bytes())
}

/// Collapses all white space, so that the text fits on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
