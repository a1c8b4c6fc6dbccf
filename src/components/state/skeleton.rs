//! A page that is loading.

use crate::markup::Markup;
use i18n::messages::messages;
use leptos::prelude::*;

/// The outline of a page that is loading. It appears after a moment, so that a fast page does not flash.
#[component]
pub fn Skeleton(
    /// Whether it is the front page, whose layout differs.
    home: bool,
) -> impl IntoView {
    let bones = [
        "<p class=b-hidden>",
        messages().loading(),
        "</p><div class=\"b-bone b-bone-title\"></div><div class=\"b-bone b-bone-line\"></div>\
         <div class=\"b-bone b-bone-line\"></div><div class=\"b-bone b-bone-cover\"></div>",
    ];
    view! {
        <div class="b-page b-skeleton" class:b-home=home aria-busy="true" inner_html=Markup(bones.concat())></div>
    }
}
