//! `/search/`: everything that fits what a reader looks for, which the address names: `?q=…`.

use crate::{
    components::chrome::search_form,
    head::{self, Head},
    markup::Markup,
    url::Route,
    words::words,
};
use leptos::prelude::*;

/// The form. What it finds is put below it by the search, which is loaded when this page is opened.
#[component]
pub fn SearchPage() -> impl IntoView {
    let words = words();
    // Not for search engines, which find the articles themselves.
    head::set(Head { title: words.search().to_owned(), ..Head::default() });
    let archive = Route::Archive.href();
    // Markup, as in the dialog: nothing in it but the form is the app's.
    let page = [
        "<header class=b-page-head><h1 tabindex=-1>",
        words.search(),
        "</h1></header><noscript><p><a href=\"",
        &archive,
        "\">",
        words.search_needs(),
        "</a></p></noscript>",
        &search_form::form(""),
        "<div class=b-search-filters></div>",
        search_form::FOUND,
    ];
    view! { <div class="b-page b-search-page" inner_html=Markup(page.concat())></div> }
}
