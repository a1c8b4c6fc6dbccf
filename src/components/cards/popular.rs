//! The sidebar with the most popular articles.

use crate::components::common::localized_text::LocalizedText;
use crate::components::common::meta::Date;
use contract::model::Summary;
use contract::url::Route;
use i18n::messages::messages;
use leptos::prelude::*;

/// "Most Popular": a ranked list, with a link to the full one. Nothing if no article is ranked.
#[component]
pub fn MostPopular(articles: Vec<Summary>) -> impl IntoView {
    (!articles.is_empty()).then(|| {
        view! {
            <aside class="b-popular" aria-labelledby="b-most-popular">
                <div class="b-section-head">
                    <h2 id="b-most-popular">{messages().most_popular()}</h2>
                    <a href=Route::Popular.href()>{messages().view_all()}</a>
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
