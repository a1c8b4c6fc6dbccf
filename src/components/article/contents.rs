//! The table of contents.

use crate::markup::{self, Markup};
use contract::model::Heading;
use i18n::messages::messages;
use leptos::prelude::*;

/// An article with fewer headings has no table of contents.
const FEWEST: usize = 3;

/// Links to the article's sections: beside the text where there is room, else above it, folded.
#[component]
pub fn Contents(
    headings: Vec<Heading>,
    /// The article's language, if it is not the magazine's.
    language: Option<String>,
) -> impl IntoView {
    (headings.len() >= FEWEST).then(|| {
        let label = messages().contents();
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
