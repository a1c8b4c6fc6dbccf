//! A picture in every width and format that there is of it.

use crate::{
    model::Picture,
    picture::{address, srcset},
};
use leptos::prelude::*;

/// A picture, above the few pixels that stand for it until it arrives. Its frame gives it room.
#[component]
pub fn Pictured(
    /// What is shown.
    picture: Picture,
    /// How wide it stands, as `sizes` says it.
    sizes: &'static str,
    /// Whether it is seen first, so that the browser fetches it ahead of the rest.
    first: bool,
) -> impl IntoView {
    let Picture { src, alt, width, height, variants, placeholder } = picture;
    let sources = variants.map(|variants| {
        let source = |format: &String| {
            let set = srcset(&variants, format);
            view! { <source type=format!("image/{format}") srcset=set sizes=sizes/> }
        };
        variants.formats.iter().map(source).collect_view()
    });
    view! {
        {(!placeholder.is_empty()).then(|| view! { <img class="b-blur" src=placeholder alt=""/> })}
        <picture>
            {sources}
            <img src=address(&src) alt=alt width=width height=height decoding="async"
                loading=if first { "eager" } else { "lazy" }
                fetchpriority=first.then_some("high")/>
        </picture>
    }
}
