//! `/topics/`, `/archive/` and `/authors/`: the lists of lists.

use crate::head::{self, Head};
use crate::pages::loaded::Loaded;
use contract::model::{Entry, Index};
use contract::url::Route;
use i18n::messages::messages;
use leptos::prelude::*;
use std::sync::Arc;

/// All topics, years or authors, each with the number of its articles.
#[component]
pub fn IndexPage(route: Route) -> impl IntoView {
    view! {
        <Loaded route=route.clone() let:index>
            <IndexBody index route=route.clone()/>
        </Loaded>
    }
}

#[component]
fn IndexBody(index: Arc<Index>, route: Route) -> impl IntoView {
    let words = messages();
    let (title, description) = match route {
        Route::Topics => (words.topics(), words.topics_about()),
        Route::Authors => (words.authors(), words.authors_about()),
        _ => (words.archive(), words.archive_about()),
    };
    head::set(Head {
        title: title.to_owned(),
        description: description.to_owned(),
        route: Some(route.clone()),
        ..Head::default()
    });
    let Index { entries, .. } = Arc::unwrap_or_clone(index);
    let rows = entries.into_iter().map(|entry| view! { <Row list=list(&route, &entry) entry/> });
    view! {
        <div class="b-page">
            <header class="b-page-head">
                <h1 tabindex="-1">{title}</h1>
                <p class="b-standfirst">{description}</p>
            </header>
            <ul class="b-index-list">{rows.collect_view()}</ul>
        </div>
    }
}

#[component]
fn Row(entry: Entry, list: Route) -> impl IntoView {
    let Entry { name, count, description, .. } = entry;
    view! {
        <li>
            <h2><a href=list.href()>{name}</a></h2>
            {(!description.is_empty()).then(|| view! { <p>{description}</p> })}
            <p class="b-meta">{messages().articles_in(count)}</p>
        </li>
    }
}

/// The list that an entry of this index stands for.
fn list(index: &Route, Entry { slug, .. }: &Entry) -> Route {
    match index {
        Route::Topics => Route::Topic(slug.clone(), None),
        Route::Authors => Route::Author(slug.clone(), None),
        _ => Route::Year(slug.clone(), None),
    }
}
