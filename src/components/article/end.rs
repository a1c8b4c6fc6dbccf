//! What follows an article's text: buttons to share, cite and edit it, and what to read next.

use crate::components;
use crate::markup::{self, Markup, neighbours};
use contract::model::{Series, Summary, Teaser};
use contract::text::escaped;
use contract::url::{Route, Slug};
use i18n::messages::messages;
use leptos::prelude::*;

/// Buttons; links to the previous and next part of the series, and to the articles before and after; related
/// articles; and the progress bar. `data-b-do` names the action of a button; without JavaScript, buttons are hidden.
#[component]
pub fn End(
    /// The article in BibTeX.
    citation: String,
    /// The address at which its source can be edited.
    edit: Option<String>,
    /// The series that it is part of.
    series: Option<Series>,
    /// The articles published before and after.
    beside: [Option<Teaser>; 2],
    /// Articles on the same subject.
    related: Vec<Summary>,
) -> impl IntoView {
    let words = messages();
    let edit = edit.map(|edit| markup::link(&edit, words.edit())).unwrap_or_default();
    let mut html = format!(
        "<div class=\"b-actions\"><button type=\"button\" data-b-do=\"share\">{}</button>\
         <details class=\"b-cite\"><summary>{}</summary><pre>{}</pre>\
         <button type=\"button\" data-b-do=\"cite\">{}</button></details>{edit}</div>",
        words.share(),
        words.cite(),
        escaped(&citation),
        words.copy_citation()
    );
    if let Some(Series { name, previous, next, .. }) = series {
        html += &neighbours(&name, [words.previous_part(), words.next_part()], [previous, next]);
    }
    html += &neighbours(words.more_articles(), [words.older(), words.newer()], beside);
    html += &components::cards::short_list::list(words.related(), &related);
    html += "<div class=\"b-progress\"></div>";
    view! { <footer class="b-article-end" inner_html=Markup(html)></footer> }
}

/// "Part 2 of From metal up", with a link to the series.
#[component]
pub fn SeriesPart(series: Series) -> impl IntoView {
    let Series { name, part, .. } = series;
    let all = markup::link(&Route::Series(Slug::of(&name)).href(), &name);
    let words = messages();
    view! { <p class="b-part" inner_html=Markup(words.part(&words.number(part), &all))></p> }
}
