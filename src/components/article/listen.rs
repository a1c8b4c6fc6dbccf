//! The way to hear an article.

use crate::words::words;
use leptos::prelude::*;

/// A button that has the article read aloud. It shows where the app finds that the browser can.
#[component]
pub fn Listen() -> impl IntoView {
    view! { <button type="button" class="b-listen">{words().listen()}</button> }
}
