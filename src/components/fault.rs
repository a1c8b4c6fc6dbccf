//! What a reader is told when a part of a page did not come.

use crate::error::LoadError;
use leptos::prelude::*;

/// Tries again what failed.
pub type Retry = Box<dyn Fn()>;

/// Says what happened and what to do about it, with a way to try again.
#[component]
pub fn Fault(
    /// What went wrong.
    error: LoadError,
    /// Tries again.
    retry: Retry,
) -> impl IntoView {
    let (title, cure) = told(&error);
    view! {
        <div class="page fault" role="alert">
            <h1 tabindex="-1">{title}</h1>
            <p>{cure}</p>
            <TryAgain retry/>
            <p class="fault-detail"><small>{error.to_string()}</small></p>
        </div>
    }
}

/// The button that tries again.
#[component]
pub fn TryAgain(retry: Retry) -> impl IntoView {
    view! { <button type="button" on:click=move |_| retry()>"Try again"</button> }
}

/// A headline and a cure for each fault.
fn told(error: &LoadError) -> (&'static str, &'static str) {
    match error {
        LoadError::NotFound { .. } => {
            ("Page not found", "It may have moved. The archive lists every article.")
        }
        LoadError::Network { .. } => (
            "The network did not answer",
            "You may be offline. Pages you have opened before still work; this one can be tried again once the \
             connection is back.",
        ),
        LoadError::Timeout { .. } => (
            "This is taking too long",
            "The connection is slow or the server is busy. Trying again often helps.",
        ),
        LoadError::Status { .. } => (
            "The server has a problem",
            "It answered with an error. That is not your doing; try again in a moment.",
        ),
        LoadError::Page { .. } => (
            "The server sent something else",
            "It answered with a web page where the page's data should be. The address may be wrong, or the \
             network wants you to sign in first.",
        ),
        LoadError::Format { .. } => (
            "This page arrived damaged",
            "Its data is cut short or not in the form this app reads. Trying again fetches it anew.",
        ),
        LoadError::Newer { .. } => (
            "This magazine has been updated",
            "The page comes from a newer version. Reload to get it; trying again fetches it anew.",
        ),
    }
}
