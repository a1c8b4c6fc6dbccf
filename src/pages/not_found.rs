//! What stands where no page is.

use crate::{
    head::{self, Head},
    url::Route,
};
use leptos::prelude::*;

/// Says that there is no such page, and where to go on.
#[component]
pub fn NotFound() -> impl IntoView {
    head::set(Head { title: "Page not found".to_owned(), ..Head::default() });
    view! {
        <div class="page not-found">
            <h1 tabindex="-1">"Page not found"</h1>
            <p>"There is nothing at this address. It may have moved, or the link may be mistyped."</p>
            <ul>
                <li><a href=Route::Home.href()>"The front page"</a></li>
                <li><a href=Route::Archive.href()>"The archive, every article by year"</a></li>
                <li><a href=Route::Topics.href()>"All topics"</a></li>
            </ul>
        </div>
    }
}
