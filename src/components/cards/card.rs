//! One article in a grid.

use crate::{
    components::common::{
        cover::{self, Cover},
        localized_text::LocalizedText,
        meta::{Kicker, Meta},
    },
    model::Summary,
    url::Route,
};
use leptos::prelude::*;

/// A card: cover, topic, title, summary, reading time and date. The title's link covers the card.
#[component]
pub fn Card(
    article: Summary,
    /// How wide its cover stands.
    sizes: &'static str,
    /// Whether it is what a reader sees first.
    first: bool,
) -> impl IntoView {
    let Summary { slug, title, summary, topics, cover, date, minutes, language, .. } = article;
    let topic = topics.into_iter().next();
    view! {
        <article class="b-card">
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
    /// Whether it is what a reader sees first.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    // As the style sheet has it: a last card alone in a row of three lies on its side.
    let on_side = Some(articles.len()).filter(|count| *count > 1 && count % 3 == 1);
    let card = |(place, article)| {
        let sizes = if Some(place + 1) == on_side { cover::ON_SIDE } else { cover::IN_GRID };
        view! { <Card article sizes first=first && place == 0/> }
    };
    view! { <div class="b-grid">{articles.into_iter().enumerate().map(card).collect_view()}</div> }
}
