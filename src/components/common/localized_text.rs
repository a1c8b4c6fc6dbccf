//! Text that may be in a language of its own.

use crate::locale::direction;
use leptos::{either::Either, prelude::*};

/// A text, marked with its language and direction where these are not the magazine's.
#[component]
pub fn LocalizedText(
    /// The text.
    text: String,
    /// Its language, where that is not the magazine's.
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
