//! The masthead of every page.

use crate::context::CurrentRoute;
use crate::markup::{Markup, link};
use contract::model::{Link, Site};
use contract::url::{self, Route};
use i18n::messages::messages;
use leptos::prelude::*;

/// The icon of the search.
const LENS: &str = "<svg viewBox=\"0 0 20 20\" width=20 height=20 fill=none stroke=currentColor stroke-width=1.8 \
                    aria-hidden=true><circle cx=8.5 cy=8.5 r=5.5 /><path d=\"m13 13 5 5\"/></svg>";

/// The magazine's name, the main links, of which whoever shows the page marks the current one, and the buttons for the search and the settings, which the app creates when
/// they are first used.
#[component]
pub fn Masthead<S, W>(
    /// The magazine; empty while it is loading.
    site: S,
    /// Whether it is still loading.
    waiting: W,
) -> impl IntoView
where
    S: Fn() -> Site + Copy + Send + Sync + 'static,
    W: Fn() -> bool + Send + Sync + 'static,
{
    let title =
        move || Some(site().title).filter(|title| !title.is_empty()).unwrap_or(messages().home().to_owned());
    let CurrentRoute(current) = expect_context();
    let front = current.with_untracked(|current| *current == Some(Route::Home));
    let words = messages();
    let menu = move || {
        let Site { menu, links, .. } = site();
        let mut html = menu;
        if html.is_empty() {
            for (route, label) in [
                (Route::Topics, words.topics()),
                (Route::Archive, words.archive()),
                (Route::Popular, words.popular()),
            ] {
                html += &item(&route.href(), label);
            }
        }
        for Link { label, href } in links {
            html += &item(&resolve(href), &label);
        }
        view! { <ul inner_html=Markup(html)></ul> }
    };
    view! {
        <header class="b-masthead" class:b-waiting=waiting data-b-front=front.then_some("")>
            <a class="b-masthead-title" href=Route::Home.href()>{title}</a>
            <nav aria-label=words.main()>
                {menu}
            </nav>
            <button type="button" class="b-search-open" data-b-search-open="" aria-keyshortcuts="/ Control+K"
                aria-label=words.search() inner_html=Markup(LENS.to_owned())></button>
            <button type="button" class="b-aa" popovertarget="b-settings" aria-label=words.reading_settings()>"Aa"</button>
        </header>
    }
}

fn item(href: &str, label: &str) -> String {
    ["<li>", &link(href, label), "</li>"].concat()
}

/// The attribute of the masthead on the front page, where the name stands large below it. Style sheets could find that
/// out from the page, but only once it has arrived, when the masthead would change.
pub const FRONT: &str = "data-b-front";

/// How a link is marked on the page `here`: as this page, as the list that this page is part of, or not at all.
pub fn mark(here: &str, href: &str) -> Option<&'static str> {
    let below = here.strip_prefix(href)?;
    if below.is_empty() {
        return Some("page");
    }
    (href.ends_with('/') && href != url::base()).then_some("true")
}

/// The address of a publisher's link: an absolute one as it is, any other below the magazine's root.
fn resolve(href: String) -> String {
    if href.contains(':') { href } else { url::file(href.trim_start_matches('/')) }
}
