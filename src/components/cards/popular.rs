//! The sidebar with the most popular articles.

use crate::{
    components::common::{localized_text::LocalizedText, meta::Date},
    model::Summary,
    url::Route,
    words::words,
};
use leptos::prelude::*;

/// "Most Popular": a ranked list, with a link to the full one. Nothing if no article is ranked.
#[component]
pub fn MostPopular(articles: Vec<Summary>) -> impl IntoView {
    (!articles.is_empty()).then(|| {
        view! {
            <aside class="b-popular" aria-labelledby="b-most-popular">
                <div class="b-section-head">
                    <h2 id="b-most-popular">{words().most_popular()}</h2>
                    <a href=Route::Popular.href()>{words().view_all()}</a>
                </div>
                <ol>
                    {articles.into_iter().map(|article| view! { <Ranked article/> }).collect_view()}
                </ol>
            </aside>
        }
    })
}

#[component]
fn Ranked(article: Summary) -> impl IntoView {
    let Summary { slug, title, date, language, .. } = article;
    view! {
        <li>
            <h3><a href=Route::Article(slug).href()><LocalizedText text=title language/></a></h3>
            <p class="b-meta"><Date date/></p>
        </li>
    }
}
