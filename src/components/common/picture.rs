//! A picture in all its widths and formats.

use contract::model::Picture;
use contract::picture::{address, srcset};
use leptos::prelude::*;

/// A picture over its blurred placeholder. Its parent reserves the space.
#[component]
pub fn Pictured(
    picture: Picture,
    /// Its width, as `sizes` has it.
    sizes: &'static str,
    /// Whether the reader sees it first, so that the browser should fetch it first.
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
        {(!placeholder.is_empty()).then(|| view! { <img class="b-blur" src=placeholder alt="" aria-hidden="true"/> })}
        <picture>
            {sources}
            <img src=address(&src) alt=alt width=width height=height decoding="async"
                loading=if first { "eager" } else { "lazy" }
                fetchpriority=first.then_some("high")/>
        </picture>
    }
}
