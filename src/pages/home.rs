//! `/`: the front page.

use crate::components::cards::card::Grid;
use crate::components::cards::featured::Featured;
use crate::components::cards::popular::MostPopular;
use crate::head::{self, Head};
use crate::pages::loaded::Loaded;
use crate::single_file;
use contract::model::{Front, Summary};
use contract::url::Route;
use i18n::messages::messages;
use leptos::prelude::*;
use std::sync::Arc;

/// A featured article, the most popular ones, and the newest in a grid.
#[component]
pub fn HomePage() -> impl IntoView {
    view! {
        <Loaded route=Route::Home let:front>
            <FrontPage front/>
        </Loaded>
    }
}

#[component]
fn FrontPage(front: Arc<Front>) -> impl IntoView {
    let site = &front.site;
    head::set(Head { description: site.description.clone(), route: Some(Route::Home), ..Head::default() });
    let featured = featured(&front).cloned();
    let popular = single_file::popular(&front).cloned().collect();
    let newest = front.newest.unwrap_or(site.per_page) as usize;
    let articles = front.articles.iter().take(newest).cloned().collect();
    view! {
        <div class="b-page b-home">
            <header class="b-nameplate">
                <h1 tabindex="-1">{site.title.clone()}</h1>
                <p>{site.description.clone()}</p>
            </header>
            <div class="b-lead">
                {featured.map(|article| view! { <Featured article/> })}
                <MostPopular articles=popular/>
            </div>
            <section aria-labelledby="b-latest">
                <div class="b-section-head">
                    <h2 id="b-latest">{messages().latest()}</h2>
                    <a href=Route::Archive.href()>{messages().archive()}</a>
                </div>
                <Grid articles/>
            </section>
        </div>
    }
}

fn featured(front: &Front) -> Option<&Summary> {
    let chosen = |article: &&Summary| Some(article.slug.as_str()) == front.featured.as_deref();
    front.articles.iter().find(chosen).or_else(|| front.articles.first())
}
