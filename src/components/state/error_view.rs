//! What a page shows when it could not be loaded.

use contract::error::LoadError;
use i18n::messages::messages;
use leptos::prelude::*;

/// Loads again.
pub type Retry = Box<dyn Fn()>;

/// Says what happened and what the reader can do, with a button to try again.
#[component]
pub fn ErrorView(error: LoadError, retry: Retry) -> impl IntoView {
    let (title, fix) = describe(&error);
    view! {
        <div class="b-page b-fault" role="alert">
            <h1 tabindex="-1">{title}</h1>
            <p>{fix}</p>
            <TryAgain retry/>
            <p class="b-fault-detail" lang="en" dir="ltr"><small>{error.to_string()}</small></p>
        </div>
    }
}

/// The button that tries again.
#[component]
pub fn TryAgain(retry: Retry) -> impl IntoView {
    view! { <button type="button" on:click=move |_| retry()>{messages().try_again()}</button> }
}

/// A headline and a suggested fix for each error.
pub fn describe(error: &LoadError) -> (&'static str, &'static str) {
    let words = messages();
    match error {
        LoadError::NotFound { .. } => (words.not_found(), words.not_found_about()),
        LoadError::Network { .. } => (words.offline(), words.offline_cure()),
        LoadError::Timeout { .. } => (words.slow(), words.slow_cure()),
        LoadError::Status { .. } => (words.server_fault(), words.server_fault_cure()),
        LoadError::Page { .. } => (words.wrong_answer(), words.wrong_answer_cure()),
        LoadError::Format { .. } => (words.damaged(), words.damaged_cure()),
        LoadError::Newer { .. } => (words.outdated(), words.outdated_cure()),
    }
}
