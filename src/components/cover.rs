//! What stands for an article in a list and above its text.

use crate::{
    model::{Cover as Kind, Picture},
    url,
};
use leptos::{either::EitherOf3, prelude::*};

/// An article's cover: its picture, its art, or else its topic set in type.
#[component]
pub fn Cover(
    /// What the article brings.
    cover: Option<Kind>,
    /// Its main topic.
    topic: Option<String>,
    /// Whether it is seen first, so that the browser fetches it ahead of the rest.
    #[prop(optional)]
    first: bool,
) -> impl IntoView {
    match cover {
        Some(Kind::Art(svg)) => EitherOf3::A(view! { <div class="cover" inner_html=svg></div> }),
        Some(Kind::Picture(Picture { src, alt, width, height })) => {
            let src = if src.contains(':') { src } else { url::file(src.trim_start_matches('/')) };
            EitherOf3::B(view! {
                <div class="cover">
                    <img src=src alt=alt width=width height=height decoding="async"
                        loading=if first { "eager" } else { "lazy" }
                        fetchpriority=first.then_some("high")/>
                </div>
            })
        }
        None => EitherOf3::C(view! { <div class="cover cover-type" aria-hidden="true">{topic}</div> }),
    }
}
