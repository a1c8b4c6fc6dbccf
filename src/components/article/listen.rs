//! The button that reads an article aloud.

use i18n::messages::messages;
use leptos::prelude::*;

/// The button; hidden until the app finds that the browser can speak the article's language.
#[component]
pub fn Listen() -> impl IntoView {
    view! { <button type="button" class="b-listen">{messages().listen()}</button> }
}
