//! `/topics/:slug/`, `/archive/:year/`, `/authors/:slug/`, `/series/:slug/`, `/popular/`, `/popular/:period/`: lists
//! of articles, page by page.

use crate::components::cards::card::cards;
use crate::components::lists::pager::Pager;
use crate::components::lists::periods::periods;
use crate::erased_view::ErasedView;
use crate::head::{self, Head};
use crate::markup::Markup;
use crate::pages::loaded::Loaded;
use contract::model::Listing;
use contract::url::{Period, Route};
use i18n::messages::messages;
use leptos::prelude::*;
use std::sync::Arc;

/// One page of a list.
#[component]
pub fn ListingPage(route: Route) -> impl IntoView {
    view! {
        <Loaded route=route.clone() let:listing>
            <ListingBody listing route=route.clone()/>
        </Loaded>
    }
}

#[component]
fn ListingBody(listing: Arc<Listing>, route: Route) -> impl IntoView {
    let words = messages();
    let kind = kind(&route);
    // Parts are read from the first on, and a ranking is one: these are numbered.
    let in_order = matches!(route, Route::Series(_) | Route::Popular | Route::PopularIn(_));
    let class = if in_order { "b-page b-in-order" } else { "b-page" };
    let title = match route {
        Route::Popular => words.most_popular().to_owned(),
        Route::PopularIn(Period::Year) => [words.most_popular(), ": ", words.this_year()].concat(),
        Route::PopularIn(Period::Month) => [words.most_popular(), ": ", words.this_month()].concat(),
        _ => listing.title.clone(),
    };
    let tab =
        listing.page.map_or_else(|| title.clone(), |page| words.title_page(&title, &words.number(page)));
    head::set(Head {
        title: tab,
        description: described(&listing, &title),
        route: Some(route.clone()),
        above: above(&route),
        ..Head::default()
    });
    let Listing { description, html, articles, page, older, newer, until, periods: others, .. } =
        Arc::unwrap_or_clone(listing);
    let rankings = periods(&route, &others, until);
    view! {
        <div class=class>
            <header class="b-page-head">
                <p class="b-kicker">{kind}</p>
                <h1 tabindex="-1">{title}</h1>
                {(!description.is_empty()).then(|| view! { <p class="b-standfirst">{description}</p> })}
                {(!html.is_empty()).then(|| view! { <div class="b-prose" inner_html=Markup(html)></div> })}
                {page.map(|page| view! { <p class="b-meta">{words.page(&words.number(page))}</p> })}
                {(!rankings.is_empty()).then(|| view! { <div inner_html=Markup(rankings)></div> })}
            </header>
            <section aria-label=words.articles()>
                <h2 class="b-hidden">{words.articles()}</h2>
                <div class="b-grid" inner_html=Markup(cards(&articles, true, false))></div>
            </section>
            <Pager route page older newer/>
        </div>
    }
}

fn above(route: &Route) -> Vec<(String, Route)> {
    match route {
        Route::Topic(..) => vec![(messages().topics().to_owned(), Route::Topics)],
        Route::Year(..) => vec![(messages().archive().to_owned(), Route::Archive)],
        Route::Author(..) => vec![(messages().authors().to_owned(), Route::Authors)],
        Route::PopularIn(_) => vec![(messages().most_popular().to_owned(), Route::Popular)],
        _ => Vec::new(),
    }
}

fn kind(route: &Route) -> Option<ErasedView> {
    let (parent, label) = match route {
        Route::Topic(..) => (Some(Route::Topics), messages().topic()),
        Route::Year(..) => (Some(Route::Archive), messages().archive()),
        Route::Author(..) => (Some(Route::Authors), messages().author()),
        Route::Series(_) => (None, messages().series()),
        _ => return None,
    };
    Some(match parent {
        Some(parent) => ErasedView::new(view! { <a href=parent.href()>{label}</a> }),
        None => ErasedView::new(label),
    })
}

/// The description of the list, or else one made from what is on this page of it.
fn described(listing: &Listing, title: &str) -> String {
    if !listing.description.is_empty() && listing.page.is_none() {
        return listing.description.clone();
    }
    let titles: Vec<&str> = listing.articles.iter().take(3).map(|article| article.title.as_str()).collect();
    format!("{title}: {}", titles.join("; "))
}
