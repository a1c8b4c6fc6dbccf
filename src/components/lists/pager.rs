//! From page to page of a list.

use crate::{url::Route, words::words};
use leptos::prelude::*;

/// Links to the pages with older and newer articles. Pages are numbered from the oldest, so that a page once
/// full never changes. The button, which works once the app is here, puts the next page below this one.
#[component]
pub fn Pager(
    /// A page of the list.
    route: Route,
    /// Its number; the newest page has none.
    page: Option<u32>,
    /// The number of the page with older articles.
    older: Option<u32>,
    /// The number of the page with newer ones.
    newer: Option<u32>,
) -> impl IntoView {
    let at = |page: Option<u32>| match route.clone() {
        Route::Topic(slug, _) => Route::Topic(slug, page).href(),
        Route::Year(slug, _) => Route::Year(slug, page).href(),
        Route::Author(slug, _) => Route::Author(slug, page).href(),
        single => single.href(),
    };
    let words = words();
    let newer = page
        .map(|_| view! { <a rel="prev" href=at(newer)><Arrow text="←"/> " " {words.newer_articles()}</a> });
    let more = older.map(|_| view! { <button type="button" data-b-more>{words.more_articles()}</button> });
    let older = older.map(|older| {
        view! { <a rel="next" href=at(Some(older))>{words.older_articles()} " " <Arrow text="→"/></a> }
    });
    (newer.is_some() || older.is_some()).then(|| {
        view! { <nav class="b-pager" aria-label=words.pages()>{more} {newer} {older}</nav> }
    })
}

/// An arrow, which points the other way where one reads from right to left. For the eye only.
#[component]
fn Arrow(text: &'static str) -> impl IntoView {
    view! { <span class="b-arrow" aria-hidden="true">{text}</span> }
}
