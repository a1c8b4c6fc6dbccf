//! The sidebar with the most popular articles.

use crate::components::cards::related::headed;
use crate::markup::{Markup, lang, link};
use contract::model::Summary;
use contract::text::escaped;
use contract::url::Route;
use i18n::messages::messages;
use leptos::prelude::*;

/// "Most Popular", or another heading: a ranked list, with a link to the full one. Nothing if no article is ranked.
#[component]
pub fn MostPopular(
    /// Its heading; empty for the usual one.
    heading: String,
    articles: Vec<Summary>,
) -> impl IntoView {
    let words = messages();
    (!articles.is_empty()).then(|| {
        let heading = if heading.is_empty() { words.most_popular() } else { &heading };
        let all = link(&Route::Popular.href(), words.view_all());
        let head = headed("b-most-popular", heading, &all);
        let mut html = ["<div class=\"b-section-head\">", &head, "</div><ol>"].concat();
        for Summary { slug, title, date, language, .. } in articles {
            let title = escaped(&title);
            let title = match &language {
                Some(language) => ["<span", &lang(Some(language)), ">", &title, "</span>"].concat(),
                None => title,
            };
            let parts = [
                "<li><h3><a href=\"",
                &escaped(&Route::Article(slug).href()),
                "\">",
                &title,
                "</a></h3><p class=\"b-meta\"><time datetime=\"",
                &escaped(&date),
                "\">",
                &escaped(&words.date(&date)),
                "</time></p></li>",
            ];
            html += &parts.concat();
        }
        html += "</ol>";
        view! { <aside class="b-popular" aria-labelledby="b-most-popular" inner_html=Markup(html)></aside> }
    })
}
