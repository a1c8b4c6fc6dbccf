//! The small print around a title: topic, reading time, date.

use crate::markup::{link, text};
use contract::text::escaped;
use contract::url::{Route, Slug};
use i18n::messages::messages;
use leptos::prelude::*;

/// "6 min read", "Mar 10, 2025", as markup.
pub fn meta(minutes: Option<u32>, date: &str) -> String {
    let words = messages();
    let minutes = minutes
        .map(|minutes| ["<span class=b-minutes>", &text(&words.min_read(minutes)), "</span>"].concat());
    let minutes = minutes.unwrap_or_default();
    let written = text(&words.date(date));
    ["<p class=\"b-meta\">", &minutes, "<time datetime=\"", &escaped(date), "\">", &written, "</time></p>"]
        .concat()
}

/// "6 min read", or nothing if it is not known.
#[component]
pub fn Minutes(minutes: Option<u32>) -> impl IntoView {
    minutes.map(|minutes| view! { <span class="b-minutes">{messages().min_read(minutes)}</span> })
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

/// The topic above a title, as a link in markup.
pub fn kicker(topic: Option<&String>) -> String {
    let link = |topic: &String| link(&Route::Topic(Slug::of(topic), None).href(), topic);
    topic.map(|topic| ["<p class=\"b-kicker\">", &link(topic), "</p>"].concat()).unwrap_or_default()
}
