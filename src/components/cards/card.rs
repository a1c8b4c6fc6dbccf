//! One article in a grid.

use crate::components::common::cover::{self, Cover};
use crate::components::common::localized_text::LocalizedText;
use crate::components::common::meta::{Kicker, Meta};
use contract::model::Summary;
use contract::url::Route;
use leptos::prelude::*;

/// A card: cover, topic, title, summary, reading time and date. The title's link covers the card.
#[component]
pub fn Card(
    article: Summary,
    /// Whether it is laid out horizontally, across the grid, where a row has three.
    across: bool,
    /// Whether the reader sees it first.
    first: bool,
) -> impl IntoView {
    let Summary { slug, title, summary, topics, cover, date, minutes, language, .. } = article;
    let topic = topics.into_iter().next();
    let (class, sizes) = if across { ("b-card b-across", cover::ACROSS) } else { ("b-card", cover::IN_GRID) };
    view! {
        <article class=class>
            <Cover cover topic=topic.clone() sizes first/>
            <Kicker topic/>
            <h3>
                <a href=Route::Article(slug).href()><LocalizedText text=title language=language.clone()/></a>
            </h3>
            <p class="b-card-summary"><LocalizedText text=summary language/></p>
            <Meta minutes date/>
        </article>
    }
}

/// Cards in a grid.
#[component]
pub fn Grid(
    articles: Vec<Summary>,
    /// Whether the reader sees it first.
    #[prop(optional)]
    first: bool,
    /// Whether each card has a row of its own.
    #[prop(optional)]
    rows: bool,
) -> impl IntoView {
    let class = if rows { "b-grid b-rows" } else { "b-grid" };
    // Said here and not by `:last-child`, which holds for every card in turn while a page is arriving.
    let alone = Some(articles.len()).filter(|count| !rows && *count > 1 && count % 3 == 1);
    let card = |(index, article)| {
        view! { <Card article across=Some(index + 1) == alone first=first && index == 0/> }
    };
    view! { <div class=class>{articles.into_iter().enumerate().map(card).collect_view()}</div> }
}
