//! The footer of every page.

use contract::model::Site;
use contract::url::Route;
use leptos::prelude::*;

/// The magazine's name, its description and the publisher's own line.
#[component]
pub fn Footer(site: Site) -> impl IntoView {
    let Site { title, description, footer, .. } = site;
    view! {
        <footer class="b-colophon">
            <p class="b-colophon-title"><a href=Route::Home.href()>{title}</a></p>
            <p>{description}</p>
            <p>{footer}</p>
        </footer>
    }
}
