//! What else there is on an article's subject.

use crate::{
    markup::{escaped, lang},
    model::Summary,
    url::Route,
    words::words,
};
use leptos::prelude::*;

/// "Related": articles near to this one, each with its main topic and reading time. Nothing where none is.
#[component]
pub fn RelatedArticles(articles: Vec<Summary>) -> impl IntoView {
    let items: String = articles.into_iter().map(item).collect();
    (!items.is_empty()).then(|| {
        let html = format!(
            "<div class=\"section-head\"><h2 id=\"related\">{}</h2></div><ul class=\"index-list\">{items}</ul>",
            words().related()
        );
        view! { <aside class="related" aria-labelledby="related" inner_html=html></aside> }
    })
}

fn item(article: Summary) -> String {
    let Summary { slug, title, topics, minutes, language, .. } = article;
    let (href, lang) = (escaped(&Route::Article(slug).href()), lang(language.as_deref()));
    let minutes = minutes.map(|minutes| words().min_read(minutes));
    let notes: String = topics
        .into_iter()
        .take(1)
        .chain(minutes)
        .map(|note| format!("<span>{}</span>", escaped(&note)))
        .collect();
    let title = escaped(&title);
    format!("<li><h3><a href=\"{href}\"{lang}>{title}</a></h3><p class=\"meta\">{notes}</p></li>")
}
