//! The articles published before and after one.

use crate::{model::Teaser, url::Route};
use leptos::prelude::*;

/// Links to the older and the newer article.
#[component]
pub fn Neighbours(older: Option<Teaser>, newer: Option<Teaser>) -> impl IntoView {
    let link = |class, label, rel, teaser: Option<Teaser>| {
        teaser.map(|Teaser { slug, title }| {
            view! {
                <a class=class rel=rel href=Route::Article(slug).href()>
                    <span class="meta">{label}</span>
                    <span class="neighbour-title">{title}</span>
                </a>
            }
        })
    };
    (older.is_some() || newer.is_some()).then(|| {
        view! {
            <nav class="neighbours" aria-label="More articles">
                {link("older", "Older", "prev", older)}
                {link("newer", "Newer", "next", newer)}
            </nav>
        }
    })
}
