//! Links between the pages of a list.

use contract::url::Route;
use i18n::messages::messages;
use leptos::prelude::*;

/// Links to the pages with older and newer articles, and a button with which the app adds the next page below this
/// one. Pages are numbered from the oldest, so a full page never changes.
#[component]
pub fn Pager(
    /// A page of the list.
    route: Route,
    /// The page's number; the newest page has none.
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
    let words = messages();
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

/// A decorative arrow, which the style sheet mirrors in languages written from right to left.
#[component]
fn Arrow(text: &'static str) -> impl IntoView {
    view! { <span class="b-arrow" aria-hidden="true">{text}</span> }
}
