//! `/articles/:slug/`: one article.

use crate::citation::bibtex;
use crate::components::article::byline::Byline;
use crate::components::article::contents::Contents;
use crate::components::article::end::{End, SeriesPart};
use crate::components::common::cover::Cover;
use crate::components::common::localized_text::LocalizedText;
use crate::head::{self, Head};
use crate::load;
use crate::markup::Markup;
use crate::pages::loaded::Loaded;
use contract::model::{Article, Summary};
use contract::url::{Route, Slug};
use i18n::locale::direction;
use leptos::prelude::*;
use std::sync::Arc;

/// One article.
#[component]
pub fn ArticlePage(route: Route) -> impl IntoView {
    view! {
        <Loaded route=route.clone() let:article>
            <ArticleBody article route=route.clone()/>
        </Loaded>
    }
}

#[component]
fn ArticleBody(article: Arc<Article>, route: Route) -> impl IntoView {
    let Article { article: summary, excerpt, html, contents, older, newer, series, edit, related, .. } =
        Arc::unwrap_or_clone(article);
    let citation = bibtex(&summary, &load::site());
    let byline = Summary { cover: None, ..summary.clone() };
    let Summary { title, summary, topics, cover, language, .. } = summary;
    // What surrounds the text is in the magazine's language, but laid out in the text's direction.
    let dir = language.as_deref().map(direction);
    head::set(Head {
        title: title.clone(),
        description: summary.clone(),
        route: Some(route),
        above: topics.first().map(|topic| topic_crumb(topic)).into_iter().collect(),
        article: Some(byline.clone()),
    });
    let standfirst = (!excerpt && !summary.is_empty()).then(|| {
        view! { <p class="b-standfirst"><LocalizedText text=summary language=language.clone()/></p> }
    });
    view! {
        <article class="b-page b-article" dir=dir>
            <header class="b-article-head">
                <Topics topics=topics.clone()/>
                <h1 tabindex="-1"><LocalizedText text=title language=language.clone()/></h1>
                {standfirst}
                <Byline article=byline/>
                {series.clone().map(|series| view! { <SeriesPart series/> })}
            </header>
            <Cover cover topic=topics.into_iter().next()/>
            <Contents headings=contents language=language.clone()/>
            <div class="b-prose" lang=language inner_html=Markup(html)></div>
            <End citation edit series beside=[older, newer] related/>
        </article>
    }
}

#[component]
fn Topics(topics: Vec<String>) -> impl IntoView {
    let links = topics.into_iter().map(|topic| {
        let href = Route::Topic(Slug::of(&topic), None).href();
        view! { <a href=href>{topic}</a> }
    });
    view! { <p class="b-kicker">{links.collect_view()}</p> }
}

fn topic_crumb(topic: &str) -> (String, Route) {
    (topic.to_owned(), Route::Topic(Slug::of(topic), None))
}
