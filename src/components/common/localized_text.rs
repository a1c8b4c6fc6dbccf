//! Text in a language that may differ from the magazine's.

use i18n::locale::direction;
use leptos::{either::Either, prelude::*};

/// A text, marked with its language and direction if it is not in the magazine's language.
#[component]
pub fn LocalizedText(
    /// The text.
    text: String,
    /// Its language, if it is not the magazine's.
    language: Option<String>,
) -> impl IntoView {
    match language {
        Some(language) => {
            let dir = direction(&language);
            Either::Left(view! { <span lang=language dir=dir>{text}</span> })
        }
        None => Either::Right(text),
    }
}
