//! The frame of every page and the table of pages.
#![allow(missing_docs, reason = "the macro makes a struct of the props, whose fields a name explains")]

use crate::{
    components::{
        chrome::{colophon::Colophon, masthead::Masthead},
        state::loaded::{Value, now, use_load},
    },
    model::Front,
    pages::{
        article::ArticlePage, home::HomePage, index::IndexPage, listing::ListingPage, not_found::NotFound,
        search::SearchPage, text::TextPage,
    },
    part::Part,
    url::Route,
    words::words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Where the reader is; `None` where no page can be.
#[derive(Clone, Copy)]
pub struct Place(pub RwSignal<Option<Route>>);

/// What the frame knows of the magazine.
#[derive(Clone, Copy)]
pub struct Frame(pub Value);

impl Frame {
    /// The magazine's front page, if it is here.
    pub fn front(self) -> Option<Arc<Front>> {
        self.0.get()?.ok()?.downcast().ok()
    }

    /// Looks again where the frame's part did not come: what kept it away may be over.
    pub fn mend(self) {
        if self.0.with_untracked(|front| matches!(front, Some(Err(_)))) {
            self.0.set(now::<Front>(&Route::Home));
        }
    }
}

/// The whole magazine. `pages` renders what stands at an address: [`page`], or what keeps a printed one.
#[component]
pub fn App<P>(pages: P) -> impl IntoView
where
    P: Fn(Option<Route>) -> Part + Send + Sync + 'static,
{
    let frame = Frame(use_load::<Front>(Route::Home).value);
    provide_context(frame);
    let site = move || frame.front().map(|front| front.site.clone()).unwrap_or_default();
    view! {
        <a class="b-skip" href="#b-main">{words().skip()}</a>
        <Masthead site waiting=move || frame.0.with(Option::is_none)/>
        <main id="b-main" tabindex="-1">
            <Pages pages/>
        </main>
        {move || frame.front().map(|front| view! { <Colophon site=front.site.clone()/> })}
        <p id="b-announcer" class="b-hidden" role="status"></p>
    }
}

/// The page at the current address.
#[component]
pub fn Pages<P>(pages: P) -> impl IntoView
where
    P: Fn(Option<Route>) -> Part + Send + Sync + 'static,
{
    let Place(place) = expect_context();
    move || pages(place.get())
}

/// The table of pages.
pub fn page(route: Option<Route>) -> Part {
    match route {
        Some(Route::Home) => Part::new(view! { <HomePage/> }),
        Some(route @ Route::Article(_)) => Part::new(view! { <ArticlePage route/> }),
        Some(route @ (Route::Topics | Route::Archive | Route::Authors)) => {
            Part::new(view! { <IndexPage route/> })
        }
        Some(Route::Search) => Part::new(view! { <SearchPage/> }),
        Some(route @ Route::Page(_)) => Part::new(view! { <TextPage route/> }),
        Some(
            route @ (Route::Popular
            | Route::PopularIn(_)
            | Route::Topic(..)
            | Route::Year(..)
            | Route::Author(..)
            | Route::Series(_)),
        ) => Part::new(view! { <ListingPage route/> }),
        None => Part::new(view! { <NotFound/> }),
    }
}
