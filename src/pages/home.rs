//! `/`: the front page.

use crate::components::cards::card::Grid;
use crate::components::cards::featured::Featured;
use crate::components::cards::popular::MostPopular;
use crate::components::cards::related::{headed, titles};
use crate::erased_view::ErasedView;
use crate::head::{self, Head};
use crate::markup::{Markup, link};
use crate::pages::loaded::Loaded;
use crate::single_file::with_slugs;
use contract::model::{Block, Front, Summary};
use contract::text::escaped;
use contract::url::{self, Route};
use i18n::messages::messages;
use leptos::prelude::*;
use std::sync::Arc;

/// The publisher's blocks, or else a featured article, the most popular ones, and the newest in a grid.
#[component]
pub fn HomePage() -> impl IntoView {
    view! {
        <Loaded route=Route::Home let:front>
            <FrontPage front/>
        </Loaded>
    }
}

#[component]
fn FrontPage(front: Arc<Front>) -> impl IntoView {
    let site = &front.site;
    head::set(Head { description: site.description.clone(), route: Some(Route::Home), ..Head::default() });
    view! {
        <div class="b-page b-home">
            <header class="b-nameplate">
                <h1 tabindex="-1">{site.title.clone()}</h1>
                <p>{site.description.clone()}</p>
            </header>
            {blocks(&front)}
        </div>
    }
}

/// The blocks of the front page. Beside the featured article is what follows it, if that has no covers.
fn blocks(front: &Front) -> Vec<ErasedView> {
    let mut blocks = front.home.clone();
    if blocks.is_empty() {
        let newest = front.newest.unwrap_or(front.site.per_page) as usize;
        let newest = front.articles.iter().take(newest).map(|article| article.slug.to_string()).collect();
        for (show, articles) in [("featured", Vec::new()), ("popular", front.popular.clone()), ("", newest)] {
            blocks.push(Block { show: show.to_owned(), articles, ..Block::default() });
        }
    }
    let mut views = Vec::new();
    let mut next = 0;
    while let Some(block) = blocks.get(next) {
        next += 1;
        views.push(if block.show == "featured" {
            let beside = blocks.get(next).filter(|next| matches!(&*next.show, "popular" | "text"));
            let class = if beside.is_some() { "b-lead" } else { "b-lead b-alone" };
            next += usize::from(beside.is_some());
            let beside = beside.map(|block| section(front, block));
            let featured = featured(front).cloned().map(|article| view! { <Featured article/> });
            ErasedView::new(view! { <div class=class>{featured} {beside}</div> })
        } else {
            section(front, block)
        });
    }
    views
}

/// A block with a heading.
fn section(front: &Front, block: &Block) -> ErasedView {
    let Block { show, heading, href, html, articles } = block;
    let articles = with_slugs(front, articles);
    if show == "popular" {
        return ErasedView::new(view! { <MostPopular heading=heading.clone() articles/> });
    }
    let words = messages();
    // The newest articles have no heading of their own.
    let is_latest = heading.is_empty() && html.is_empty();
    let head = if is_latest {
        headed("b-latest", words.latest(), &link(&Route::Archive.href(), words.archive()))
    } else {
        let all = if href.is_empty() { String::new() } else { link(&url::file(href), words.view_all()) };
        ["<h2>", &escaped(heading), "</h2>", &all].concat()
    };
    let (class, html) = match &**show {
        "text" => ("b-related", titles(articles.clone())),
        _ => ("b-prose", html.clone()),
    };
    let body = if html.is_empty() {
        ErasedView::new(view! { <Grid articles rows=show == "list"/> })
    } else {
        ErasedView::new(view! { <div class=class inner_html=Markup(html)></div> })
    };
    ErasedView::new(view! {
        <section aria-labelledby=is_latest.then_some("b-latest")>
            <div class="b-section-head" inner_html=Markup(head)></div>
            {body}
        </section>
    })
}

fn featured(front: &Front) -> Option<&Summary> {
    let chosen = |article: &&Summary| Some(article.slug.as_str()) == front.featured.as_deref();
    front.articles.iter().find(chosen).or_else(|| front.articles.first())
}
