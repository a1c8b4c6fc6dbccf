//! Articles in a short list, such as those related to another.

use crate::markup::{lang, text};
use contract::model::Summary;
use contract::text::escaped;
use contract::url::Route;
use i18n::messages::messages;

/// Articles below a heading, as markup, each with its main topic and reading time. Nothing if there are none.
pub fn list(heading: &str, articles: &[Summary]) -> String {
    if articles.is_empty() {
        return String::new();
    }
    [
        "<aside class=b-related aria-labelledby=b-related>",
        &headed("b-related", heading, ""),
        &titles(articles),
        "</aside>",
    ]
    .concat()
}

/// The heading of a section with an id, and links beside it, as markup.
pub fn headed(id: &str, heading: &str, links: &str) -> String {
    ["<h2 id=\"", id, "\">", &text(heading), "</h2>", links].concat()
}

/// A list of articles without covers, as markup: each with its main topic and reading time.
pub fn titles(articles: &[Summary]) -> String {
    let mut html = String::from("<ul>");
    for Summary { slug, title, topics, minutes, language, .. } in articles {
        let href = escaped(&Route::Article(slug.clone()).href());
        let topic = topics.first().map(|topic| escaped(topic)).unwrap_or_default();
        let minutes = minutes.map(|minutes| messages().min_read(minutes)).unwrap_or_default();
        let parts = [
            "<li><h3><a href=\"",
            &href,
            "\"",
            &lang(language.as_deref()),
            ">",
            &escaped(title),
            "</a></h3><p class=b-meta><span>",
            &topic,
            "</span> <span>",
            &minutes,
            "</span></p></li>",
        ];
        html += &parts.concat();
    }
    html + "</ul>"
}
