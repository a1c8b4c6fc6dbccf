//! The button that reads an article aloud.

use crate::words::words;
use leptos::prelude::*;

/// The button; hidden until the app finds that the browser can speak the article's language.
#[component]
pub fn Listen() -> impl IntoView {
    view! { <button type="button" class="b-listen">{words().listen()}</button> }
}
