//! One article in a grid.

use crate::{
    components::{
        cover::Cover,
        meta::{Kicker, Meta},
    },
    locale::direction,
    model::Summary,
    url::Route,
};
use leptos::prelude::*;

/// A card: cover, topic, title, summary, reading time and date. The title's link covers the card.
#[component]
pub fn Card(article: Summary) -> impl IntoView {
    let Summary { slug, title, summary, topics, cover, date, minutes, language, .. } = article;
    let dir = language.as_deref().map(direction);
    let topic = topics.into_iter().next();
    view! {
        <article class="card">
            <Cover cover topic=topic.clone()/>
            <Kicker topic/>
            <h3 lang=language.clone() dir=dir><a href=Route::Article(slug).href()>{title}</a></h3>
            <p class="card-summary" lang=language dir=dir>{summary}</p>
            <Meta minutes date/>
        </article>
    }
}

/// Cards in a grid.
#[component]
pub fn Grid(articles: Vec<Summary>) -> impl IntoView {
    view! {
        <div class="grid">
            {articles.into_iter().map(|article| view! { <Card article/> }).collect_view()}
        </div>
    }
}
