//! The footer of every page.

use crate::markup::{Markup, link, links};
use contract::model::{Block, Site};
use contract::text::escaped;
use contract::url::Route;
use leptos::prelude::*;

/// The publisher's columns, the magazine's name, its description and the publisher's own line.
#[component]
pub fn Footer(site: Site) -> impl IntoView {
    let Site { title, description, footer, footer_columns, .. } = site;
    let mut html = String::new();
    if !footer_columns.is_empty() {
        html += "<div class=b-columns>";
        for Block { heading, links: list, html: text, .. } in footer_columns {
            html += "<div>";
            if !heading.is_empty() {
                html += &["<h2>", &escaped(&heading), "</h2>"].concat();
            }
            if !list.is_empty() {
                html += &["<ul>", &links(&list, "", "<li>", "</li>"), "</ul>"].concat();
            }
            html += &text;
            html += "</div>";
        }
        html += "</div>";
    }
    let parts = [
        "<p class=\"b-colophon-title\">",
        &link(&Route::Home.href(), &title),
        "</p><p>",
        &escaped(&description),
        "</p><p>",
        &escaped(&footer),
        "</p>",
    ];
    html += &parts.concat();
    view! { <footer class="b-colophon" inner_html=Markup(html)></footer> }
}
