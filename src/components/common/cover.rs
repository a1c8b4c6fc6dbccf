//! An article's cover, in lists and above the text.

use crate::components::common::picture::Pictured;
use crate::markup::Markup;
use contract::model::Cover as Kind;
use leptos::{either::EitherOf3, prelude::*};

/// The width of a cover in a card of the grid.
pub const IN_GRID: &str = "(min-width: 66rem) 24rem, (min-width: 43rem) 50vw, calc(100vw - 2.5rem)";
/// Its width in a card across the grid.
pub const ACROSS: &str = "(min-width: 66rem) 50rem, (min-width: 43rem) 50vw, calc(100vw - 2.5rem)";
/// Its width beside the most popular articles.
pub const IN_LEAD: &str = "(min-width: 81rem) 50rem, (min-width: 60rem) 61vw, 92vw";
/// Its width above the article's text.
pub const ABOVE_TEXT: &str = "(min-width: 82rem) 76rem, 92vw";

/// A cover: the article's picture or art, or else its topic in large type.
#[component]
pub fn Cover(
    /// The article's own cover.
    cover: Option<Kind>,
    /// The article's main topic.
    topic: Option<String>,
    /// The width of a picture, as `sizes` has it.
    sizes: &'static str,
    /// Whether the reader sees it first, so that the browser should fetch it first.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    match cover {
        Some(Kind::Art(svg)) => EitherOf3::A(view! { <div class="b-cover" inner_html=Markup(svg)></div> }),
        Some(Kind::Picture(picture)) => {
            EitherOf3::B(view! { <div class="b-cover b-photo"><Pictured picture sizes first/></div> })
        }
        None => EitherOf3::C(view! { <div class="b-cover b-cover-type" aria-hidden="true">{topic}</div> }),
    }
}
