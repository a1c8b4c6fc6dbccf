//! What a reader is told when a part of a page did not come.

use crate::{error::LoadError, words::words};
use leptos::prelude::*;

/// Tries again what failed.
pub type Retry = Box<dyn Fn()>;

/// Says what happened and what to do about it, with a way to try again.
#[component]
pub fn ErrorView(
    /// What went wrong.
    error: LoadError,
    /// Tries again.
    retry: Retry,
) -> impl IntoView {
    let (title, cure) = describe(&error);
    view! {
        <div class="b-page b-fault" role="alert">
            <h1 tabindex="-1">{title}</h1>
            <p>{cure}</p>
            <TryAgain retry/>
            <p class="b-fault-detail" lang="en" dir="ltr"><small>{error.to_string()}</small></p>
        </div>
    }
}

/// The button that tries again.
#[component]
pub fn TryAgain(retry: Retry) -> impl IntoView {
    view! { <button type="button" on:click=move |_| retry()>{words().try_again()}</button> }
}

/// A headline and a cure for each fault.
pub fn describe(error: &LoadError) -> (&'static str, &'static str) {
    let words = words();
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
