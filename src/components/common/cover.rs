//! An article's cover, in lists and above the text.

use crate::components::common::picture::pictured;
use crate::markup::{Markup, text};
use contract::model::Cover as Kind;
use leptos::prelude::*;

/// The width of a cover in a card of the grid.
pub const IN_GRID: &str = "(min-width: 66rem) 24rem, (min-width: 43rem) 50vw, calc(100vw - 2.5rem)";
/// Its width in a card across the grid.
pub const ACROSS: &str = "(min-width: 66rem) 50rem, (min-width: 43rem) 50vw, calc(100vw - 2.5rem)";
/// Its width beside the most popular articles.
pub const IN_LEAD: &str = "(min-width: 81rem) 50rem, (min-width: 60rem) 61vw, 92vw";
/// Its width above the article's text.
const ABOVE_TEXT: &str = "(min-width: 82rem) 76rem, 92vw";

/// The class of a cover that only repeats the topic.
const TYPE: &str = "b-cover b-cover-type";

/// A cover in an article's page: the article's picture or art, or else its topic in large type.
#[component]
pub fn Cover(
    /// The article's own cover.
    cover: Option<Kind>,
    /// The article's main topic.
    topic: Option<String>,
) -> impl IntoView {
    let (class, html) = parts(cover.as_ref(), topic.as_ref(), ABOVE_TEXT, true);
    view! { <div class=class aria-hidden=(class == TYPE).then_some("true") inner_html=Markup(html)></div> }
}

/// A cover as markup. `sizes` is the width of a picture; `first` says whether the reader sees it first, so that the
/// browser should fetch it first.
pub fn cover(cover: Option<&Kind>, topic: Option<&String>, sizes: &str, first: bool) -> String {
    let (class, html) = parts(cover, topic, sizes, first);
    let hidden = if class == TYPE { " aria-hidden=\"true\"" } else { "" };
    ["<div", hidden, " class=\"", class, "\">", &html, "</div>"].concat()
}

/// The class and the content of a cover.
fn parts(cover: Option<&Kind>, topic: Option<&String>, sizes: &str, first: bool) -> (&'static str, String) {
    match cover {
        Some(Kind::Art(svg)) => ("b-cover", svg.clone()),
        Some(Kind::Picture(picture)) => ("b-cover b-photo", pictured(picture, sizes, first)),
        None => (TYPE, topic.map(|topic| text(topic)).unwrap_or_default()),
    }
}
