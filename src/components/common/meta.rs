//! The small print around a title: topic, reading time, date.

use contract::url::{Route, Slug};
use i18n::messages::messages;
use leptos::prelude::*;

/// "6 min read", "Mar 10, 2025".
#[component]
pub fn Meta(
    /// Reading time.
    minutes: Option<u32>,
    /// `YYYY-MM-DD`.
    date: String,
) -> impl IntoView {
    view! {
        <p class="b-meta">
            <Minutes minutes/>
            <Date date/>
        </p>
    }
}

/// "6 min read", or nothing if it is not known.
#[component]
pub fn Minutes(minutes: Option<u32>) -> impl IntoView {
    minutes.map(|minutes| view! { <span>{messages().min_read(minutes)}</span> })
}

/// A date for readers and for machines.
#[component]
pub fn Date(
    /// `YYYY-MM-DD`.
    date: String,
) -> impl IntoView {
    let written = messages().date(&date);
    view! { <time datetime=date>{written}</time> }
}

/// The topic above a title, as a link.
#[component]
pub fn Kicker(topic: Option<String>) -> impl IntoView {
    topic.map(|topic| {
        let href = Route::Topic(Slug::of(&topic), None).href();
        view! { <p class="b-kicker"><a href=href>{topic}</a></p> }
    })
}
