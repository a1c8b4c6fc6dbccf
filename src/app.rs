//! What surrounds every page, and the table of pages.
#![allow(missing_docs, reason = "the macro makes a struct of the props, whose fields a name explains")]

use crate::components::chrome::footer::Footer;
use crate::components::chrome::masthead::Masthead;
use crate::context::{CurrentRoute, FrontContext};
use crate::erased_view::ErasedView;
use crate::pages::article::ArticlePage;
use crate::pages::home::HomePage;
use crate::pages::index::IndexPage;
use crate::pages::listing::ListingPage;
use crate::pages::loaded::use_load;
use crate::pages::not_found::NotFound;
use crate::pages::search::SearchPage;
use crate::pages::text::TextPage;
use contract::model::Front;
use contract::url::Route;
use i18n::messages::messages;
use leptos::prelude::*;

/// The whole magazine. `pages` renders the page at a route: [`page`], or in the browser a function that knows the
/// adopted page.
#[component]
pub fn App<P>(pages: P) -> impl IntoView
where
    P: Fn(Option<Route>) -> ErasedView + Send + Sync + 'static,
{
    let context = FrontContext(use_load::<Front>(Route::Home).value);
    provide_context(context);
    let site = move || context.front().map(|front| front.site.clone()).unwrap_or_default();
    view! {
        <a class="b-skip" href="#b-main">{messages().skip()}</a>
        <Masthead site waiting=move || context.0.with(Option::is_none)/>
        <main id="b-main" tabindex="-1">
            <Pages pages/>
        </main>
        {move || context.front().map(|front| view! { <Footer site=front.site.clone()/> })}
        <p id="b-announcer" class="b-hidden" role="status"></p>
    }
}

/// The page at the current route.
#[component]
pub fn Pages<P>(pages: P) -> impl IntoView
where
    P: Fn(Option<Route>) -> ErasedView + Send + Sync + 'static,
{
    let CurrentRoute(route) = expect_context();
    move || pages(route.get())
}

/// The table of pages.
pub fn page(route: Option<Route>) -> ErasedView {
    match route {
        Some(Route::Home) => ErasedView::new(view! { <HomePage/> }),
        Some(route @ Route::Article(_)) => ErasedView::new(view! { <ArticlePage route/> }),
        Some(route @ (Route::Topics | Route::Archive | Route::Authors)) => {
            ErasedView::new(view! { <IndexPage route/> })
        }
        Some(Route::Search) => ErasedView::new(view! { <SearchPage/> }),
        Some(route @ Route::Page(_)) => ErasedView::new(view! { <TextPage route/> }),
        Some(
            route @ (Route::Popular
            | Route::PopularIn(_)
            | Route::Topic(..)
            | Route::Year(..)
            | Route::Author(..)
            | Route::Series(_)),
        ) => ErasedView::new(view! { <ListingPage route/> }),
        None => ErasedView::new(view! { <NotFound/> }),
    }
}
