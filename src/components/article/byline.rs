//! An article's authors, dates and reading time.

use crate::components::article::listen::Listen;
use crate::components::common::meta::{Date, Minutes};
use contract::model::Summary;
use contract::url::{Route, Slug};
use i18n::messages::messages;
use leptos::prelude::*;

/// "By A and B", "6 min read", "Mar 10, 2025", and the button that reads the article aloud.
#[component]
pub fn Byline(article: Summary) -> impl IntoView {
    let Summary { authors, date, updated, minutes, .. } = article;
    let authors = (!authors.is_empty()).then(|| {
        let names = authors.into_iter().enumerate().map(|(index, name)| {
            let href = Route::Author(Slug::of(&name), None).href();
            let comma = if index == 0 { "" } else { ", " };
            view! { {comma} <a rel="author" href=href>{name}</a> }
        });
        view! { <span>{messages().by()} " " {names.collect_view()}</span> }
    });
    view! {
        <p class="b-byline b-meta">
            // Spaces for what reads the text without its style sheet.
            {authors} " "
            <Minutes minutes/> " "
            <Date date/> " "
            {updated.map(|date| view! { <span>{messages().updated()} " " <Date date/></span> " " })}
            <Listen/>
        </p>
    }
}
