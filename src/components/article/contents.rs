//! What an article is made of: its sections, with links to them.

use crate::{
    markup::{self, Markup},
    model::Heading,
    words::words,
};
use leptos::prelude::*;

/// Fewer headings than this need no list of them.
const ENOUGH: usize = 3;

/// The article's sections: beside the text where there is room, to unfold above it where there is not. Nothing for
/// fewer than three.
#[component]
pub fn Contents(
    headings: Vec<Heading>,
    /// The article's language, where that is not the magazine's.
    language: Option<String>,
) -> impl IntoView {
    (headings.len() >= ENOUGH).then(|| {
        let label = words().contents();
        let language = markup::lang(language.as_deref());
        let mut list = format!("<summary>{label}</summary><nav aria-label=\"{label}\"><ol{language}>");
        for Heading { id, text, level } in headings {
            let class = if level > 2 { " class=b-sub" } else { "" };
            list += &format!("<li{class}>{}</li>", markup::link(&format!("#{id}"), &text));
        }
        list += "</ol></nav>";
        view! { <details class="b-contents" inner_html=Markup(list)></details> }
    })
}
