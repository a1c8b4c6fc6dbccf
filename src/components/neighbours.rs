//! The articles published before and after one.

use crate::{components::spoken::Spoken, model::Teaser, url::Route, words::words};
use leptos::prelude::*;

/// Links to the older and the newer article.
#[component]
pub fn Neighbours(older: Option<Teaser>, newer: Option<Teaser>) -> impl IntoView {
    let words = words();
    let link = |class, label, rel, teaser: Option<Teaser>| {
        teaser.map(|Teaser { slug, title, language }| {
            view! {
                <a class=class rel=rel href=Route::Article(slug).href()>
                    <span class="meta">{label}</span>
                    <span class="neighbour-title"><Spoken text=title language/></span>
                </a>
            }
        })
    };
    (older.is_some() || newer.is_some()).then(|| {
        view! {
            <nav class="neighbours" aria-label=words.more_articles()>
                {link("older", words.older(), "prev", older)}
                {link("newer", words.newer(), "next", newer)}
            </nav>
        }
    })
}
