//! The article that opens the front page.

use crate::{
    components::{
        cover::{self, Cover},
        meta::{Kicker, Meta},
    },
    locale::direction,
    model::Summary,
    url::Route,
};
use leptos::prelude::*;

/// The featured article, large.
#[component]
pub fn Featured(article: Summary) -> impl IntoView {
    let Summary { slug, title, summary, topics, cover, date, minutes, language, .. } = article;
    let dir = language.as_deref().map(direction);
    let topic = topics.into_iter().next();
    view! {
        <article class="featured">
            <Cover cover topic=topic.clone() sizes=cover::IN_LEAD first=true/>
            <Kicker topic/>
            <h2 lang=language.clone() dir=dir><a href=Route::Article(slug).href()>{title}</a></h2>
            <p class="featured-summary" lang=language dir=dir>{summary}</p>
            <Meta minutes date/>
        </article>
    }
}
