//! What stands where no page is.

use crate::{
    components::fault::{Retry, TryAgain},
    head::{self, Head},
    url::Route,
};
use leptos::prelude::*;

/// Says that there is no such page, and where to go on.
#[component]
pub fn NotFound(
    /// Asks the server again, where it was asked.
    #[prop(optional)]
    retry: Option<Retry>,
) -> impl IntoView {
    head::set(Head { title: "Page not found".to_owned(), ..Head::default() });
    let role = retry.is_some().then_some("alert");
    view! {
        <div class="page not-found" role=role>
            <h1 tabindex="-1">"Page not found"</h1>
            <p>"There is nothing at this address. It may have moved, or the link may be mistyped."</p>
            <ul>
                <li><a href=Route::Home.href()>"The front page"</a></li>
                <li><a href=Route::Archive.href()>"The archive, every article by year"</a></li>
                <li><a href=Route::Topics.href()>"All topics"</a></li>
            </ul>
            {retry.map(|retry| view! { <TryAgain retry/> })}
        </div>
    }
}
