//! The sidebar with the most popular articles.

use crate::components::cards::short_list::headed;
use crate::components::common::meta::meta;
use crate::markup::{link, localized};
use contract::model::Summary;
use contract::text::escaped;
use contract::url::Route;
use i18n::messages::messages;

/// "Most Popular", unless it has another heading, as markup: a ranked list, with a link to the full one. Nothing if no
/// article is ranked.
pub fn most_popular(heading: &str, articles: &[Summary]) -> String {
    if articles.is_empty() {
        return String::new();
    }
    let words = messages();
    let heading = if heading.is_empty() { words.most_popular() } else { heading };
    let mut html = [
        "<aside aria-labelledby=\"b-most-popular\" class=\"b-popular\"><div class=\"b-section-head\">",
        &headed("b-most-popular", heading, &link(&Route::Popular.href(), words.view_all())),
        "</div><ol>",
    ]
    .concat();
    for Summary { slug, title, date, language, .. } in articles {
        let parts = [
            "<li><h3><a href=\"",
            &escaped(&Route::Article(slug.clone()).href()),
            "\">",
            &localized(title, language.as_deref()),
            "</a></h3>",
            &meta(None, date),
            "</li>",
        ];
        html += &parts.concat();
    }
    html + "</ol></aside>"
}
