//! `/about/` and the other pages of `content/pages`.

use crate::head::{self, Head};
use crate::markup::Markup;
use crate::pages::loaded::Loaded;
use contract::model::Page;
use contract::url::Route;
use leptos::prelude::*;
use std::sync::Arc;

/// A page of text.
#[component]
pub fn TextPage(route: Route) -> impl IntoView {
    view! {
        <Loaded route=route.clone() let:page>
            <Text page route=route.clone()/>
        </Loaded>
    }
}

#[component]
fn Text(page: Arc<Page>, route: Route) -> impl IntoView {
    let Page { title, description, html, .. } = Arc::unwrap_or_clone(page);
    head::set(Head { title: title.clone(), description, route: Some(route), ..Head::default() });
    view! {
        <article class="b-page">
            <header class="b-page-head">
                <h1 tabindex="-1">{title}</h1>
            </header>
            <div class="b-prose" inner_html=Markup(html)></div>
        </article>
    }
}
