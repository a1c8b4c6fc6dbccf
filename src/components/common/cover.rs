//! What stands for an article in a list and above its text.

use crate::{components::common::picture::Pictured, markup::Markup, model::Cover as Kind};
use leptos::{either::EitherOf3, prelude::*};

/// How wide a cover stands in a card of the grid.
pub const IN_GRID: &str = "(min-width: 66rem) 24rem, (min-width: 43rem) 50vw, calc(100vw - 2.5rem)";
/// How wide it stands in the last card of a grid, where that lies on its side.
pub const ON_SIDE: &str = "(min-width: 66rem) 50rem, (min-width: 43rem) 50vw, calc(100vw - 2.5rem)";
/// How wide it stands beside what is read most.
pub const IN_LEAD: &str = "(min-width: 81rem) 50rem, (min-width: 60rem) 61vw, 92vw";
/// How wide it stands above the article's text.
pub const ABOVE_TEXT: &str = "(min-width: 82rem) 76rem, 92vw";

/// An article's cover: its picture, its art, or else its topic set in type.
#[component]
pub fn Cover(
    /// What the article brings.
    cover: Option<Kind>,
    /// Its main topic.
    topic: Option<String>,
    /// How wide a picture stands.
    sizes: &'static str,
    /// Whether it is seen first, so that the browser fetches it ahead of the rest.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    match cover {
        Some(Kind::Art(svg)) => EitherOf3::A(view! { <div class="b-cover" inner_html=Markup(svg)></div> }),
        Some(Kind::Picture(picture)) => {
            EitherOf3::B(view! { <div class="b-cover"><Pictured picture sizes first/></div> })
        }
        None => EitherOf3::C(view! { <div class="b-cover b-cover-type" aria-hidden="true">{topic}</div> }),
    }
}
