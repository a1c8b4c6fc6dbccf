//! The article that opens the front page.

use crate::components::common::cover::{self, Cover};
use crate::components::common::localized_text::LocalizedText;
use crate::components::common::meta::{Kicker, Meta};
use contract::model::Summary;
use contract::url::Route;
use leptos::prelude::*;

/// The featured article, large.
#[component]
pub fn Featured(article: Summary) -> impl IntoView {
    let Summary { slug, title, summary, topics, cover, date, minutes, language, .. } = article;
    let topic = topics.into_iter().next();
    view! {
        <article class="b-featured">
            <Cover cover topic=topic.clone() sizes=cover::IN_LEAD first=true/>
            <Kicker topic/>
            <h2>
                <a href=Route::Article(slug).href()><LocalizedText text=title language=language.clone()/></a>
            </h2>
            <p class="b-featured-summary"><LocalizedText text=summary language/></p>
            <Meta minutes date/>
        </article>
    }
}
