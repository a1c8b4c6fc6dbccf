//! A page on its way.

use crate::{markup::Markup, words::words};
use leptos::prelude::*;

/// Holds the place of a page that is being fetched. It shows after a moment only, so that what comes at once
/// comes without a flash.
#[component]
pub fn Skeleton(
    /// Whether it is the front page, which has another masthead.
    home: bool,
) -> impl IntoView {
    let bones = [
        "<p class=b-hidden>",
        words().loading(),
        "</p><div class=\"b-bone b-bone-title\"></div><div class=\"b-bone b-bone-line\"></div>\
         <div class=\"b-bone b-bone-line\"></div><div class=\"b-bone b-bone-cover\"></div>",
    ];
    view! {
        <div class="b-page b-skeleton" class:b-home=home aria-busy="true" inner_html=Markup(bones.concat())></div>
    }
}
