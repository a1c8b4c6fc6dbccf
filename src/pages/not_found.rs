//! The page for an address that has none.

use crate::components::cards::short_list::list;
use crate::components::chrome::search_form;
use crate::components::state::error_view::{Retry, TryAgain};
use crate::context::FrontContext;
use crate::head::{self, Head};
use crate::markup::{Markup, link};
use contract::url::Route;
use i18n::messages::messages;
use leptos::prelude::*;

/// How many of the newest articles it offers.
const OFFERED: usize = 3;

/// Says that there is no such page, and offers the search, links to the lists, and the newest articles.
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
    let front = use_context().and_then(FrontContext::front);
    let articles =
        front.map(|front| list(words.latest(), front.articles.chunks(OFFERED).next().unwrap_or_default()));
    let text = [
        "<header class=b-page-head><h1 tabindex=-1>",
        words.not_found(),
        "</h1><p class=b-standfirst>",
        words.not_found_about(),
        "</p></header>",
        &search_form::form(""),
        "<p class=b-kicker>",
        &link(&Route::Home.href(), words.to_home()),
        &link(&Route::Archive.href(), words.to_archive()),
        &link(&Route::Topics.href(), words.to_topics()),
        "</p>",
        &articles.unwrap_or_default(),
    ];
    view! {
        <div class="b-page b-not-found" role=role>
            <div inner_html=Markup(text.concat())></div>
            {retry.map(|retry| view! { <TryAgain retry/> })}
        </div>
    }
}
