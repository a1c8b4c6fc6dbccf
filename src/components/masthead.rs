//! The head of every page.

use crate::{
    model::{Link, Site},
    url::{self, Route},
};
use leptos::prelude::*;

/// The magazine's name, the ways into it, and the reader's settings.
#[component]
pub fn Masthead(site: Site) -> impl IntoView {
    let Site { title, links, .. } = site;
    view! {
        <header class="masthead">
            <a class="masthead-title" href=Route::Home.href()>{title}</a>
            <nav aria-label="Main">
                <ul>
                    <li><a href=Route::Topics.href()>"Topics"</a></li>
                    <li><a href=Route::Archive.href()>"Archive"</a></li>
                    <li><a href=Route::Popular.href()>"Popular"</a></li>
                    {links.into_iter().map(|link| view! { <li><SiteLink link/></li> }).collect_view()}
                </ul>
            </nav>
            <label class="theme">
                <span class="visually-hidden">"Theme"</span>
                <select name="theme" autocomplete="off">
                    <option value="system">"System"</option>
                    <option value="light">"Light"</option>
                    <option value="dark">"Dark"</option>
                </select>
            </label>
        </header>
    }
}

/// A link of the publisher's: absolute as it is, else below the magazine's root.
#[component]
fn SiteLink(link: Link) -> impl IntoView {
    let Link { label, href } = link;
    let href = if href.contains(':') { href } else { url::file(href.trim_start_matches('/')) };
    view! { <a href=href>{label}</a> }
}
