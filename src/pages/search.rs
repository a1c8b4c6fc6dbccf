//! `/search/`: all results for the query in the address, `?q=…`.

use crate::components::chrome::search_form;
use crate::head::{self, Head};
use crate::markup::Markup;
use contract::url::Route;
use i18n::messages::messages;
use leptos::prelude::*;

/// The form. The search, loaded when this page is opened, puts the results below it.
#[component]
pub fn SearchPage() -> impl IntoView {
    let words = messages();
    // No route: search engines should index the articles, not this page.
    head::set(Head { title: words.search().to_owned(), ..Head::default() });
    let archive = Route::Archive.href();
    // Markup, as in the dialog, because only the form in it belongs to the app.
    let page = [
        "<header class=b-page-head><h1 tabindex=-1>",
        words.search(),
        "</h1></header><p class=b-no-app><a href=\"",
        &archive,
        "\">",
        words.search_needs(),
        "</a></p>",
        &search_form::form(""),
        "<div class=b-search-filters></div>",
        search_form::FOUND,
    ];
    view! { <div class="b-page b-search-page" inner_html=Markup(page.concat())></div> }
}
