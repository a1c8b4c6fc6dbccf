//! The footer of every page.

use crate::markup::{Markup, link, text};
use contract::model::Site;
use contract::url::Route;
use leptos::prelude::*;

/// The publisher's columns, the magazine's name, its description and the publisher's own line.
#[component]
pub fn Footer(site: Site) -> impl IntoView {
    let Site { title, description, footer, columns, .. } = site;
    let columns =
        if columns.is_empty() { columns } else { ["<div class=b-columns>", &columns, "</div>"].concat() };
    let html = [
        &columns,
        "<p class=\"b-colophon-title\">",
        &link(&Route::Home.href(), &title),
        "</p><p>",
        &text(&description),
        "</p><p>",
        &text(&footer),
        "</p>",
    ]
    .concat();
    view! { <footer class="b-colophon" inner_html=Markup(html)></footer> }
}
