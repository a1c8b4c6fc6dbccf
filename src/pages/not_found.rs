//! The page for an address that has none.

use crate::components::state::error_view::{Retry, TryAgain};
use crate::head::{self, Head};
use contract::url::Route;
use i18n::messages::messages;
use leptos::prelude::*;

/// Says that there is no such page, and links to others.
#[component]
pub fn NotFound(
    /// Asks the server again; only where the server said so.
    #[prop(optional)]
    retry: Option<Retry>,
) -> impl IntoView {
    let words = messages();
    head::set(Head {
        title: words.not_found().to_owned(),
        description: words.not_found_about().to_owned(),
        ..Head::default()
    });
    let role = retry.is_some().then_some("alert");
    view! {
        <div class="b-page b-not-found" role=role>
            <h1 tabindex="-1">{words.not_found()}</h1>
            <p>{words.not_found_about()}</p>
            <ul>
                <li><a href=Route::Home.href()>{words.to_home()}</a></li>
                <li><a href=Route::Archive.href()>{words.to_archive()}</a></li>
                <li><a href=Route::Topics.href()>{words.to_topics()}</a></li>
            </ul>
            {retry.map(|retry| view! { <TryAgain retry/> })}
        </div>
    }
}
