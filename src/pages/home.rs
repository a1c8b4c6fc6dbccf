//! `/`: the front page.

use crate::components::cards::card::Grid;
use crate::components::cards::featured::Featured;
use crate::components::cards::popular::MostPopular;
use crate::components::cards::related::{headed, titles};
use crate::erased_view::ErasedView;
use crate::head::{self, Head};
use crate::markup::{Markup, link, links};
use crate::pages::loaded::Loaded;
use crate::single_file::named;
use contract::model::{Block, Front, Summary};
use contract::url::Route;
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
    let default =
        || ["featured", "popular", "grid"].map(|show| Block { show: show.into(), ..Block::default() });
    let blocks = if front.home.is_empty() { default().into() } else { front.home.clone() };
    let mut blocks = blocks.into_iter().peekable();
    let mut views = Vec::new();
    let mut sections = 0;
    while let Some(block) = blocks.next() {
        views.push(if block.show == "featured" {
            let beside = blocks.next_if(|next| matches!(&*next.show, "popular" | "text"));
            let class = if beside.is_some() { "b-lead" } else { "b-lead b-alone" };
            let featured = named(front, &block.articles).next().or_else(|| featured(front)).cloned();
            let beside = beside.map(|block| section(front, block, &mut sections));
            ErasedView::new(view! {
                <div class=class>{featured.map(|article| view! { <Featured article/> })} {beside}</div>
            })
        } else {
            section(front, block, &mut sections)
        });
    }
    views
}

/// A block with a heading.
fn section(front: &Front, block: Block, sections: &mut u32) -> ErasedView {
    let Block { show, heading, links: more, html, articles } = block;
    if show == "popular" {
        let slugs = if articles.is_empty() { &front.popular } else { &articles };
        let articles = named(front, slugs).cloned().collect();
        return ErasedView::new(view! { <MostPopular heading articles/> });
    }
    let id = if *sections == 0 { "b-latest".to_owned() } else { format!("b-latest-{sections}") };
    *sections += 1;
    let words = messages();
    let head = if !heading.is_empty() {
        headed(&id, &heading, &links(&more, "", "", ""))
    } else if html.is_empty() {
        headed(&id, words.latest(), &link(&Route::Archive.href(), words.archive()))
    } else {
        String::new()
    };
    let label = (!head.is_empty()).then_some(id);
    let articles: Vec<Summary> = if articles.is_empty() {
        let newest = front.newest.unwrap_or(front.site.per_page) as usize;
        front.articles.iter().take(newest).cloned().collect()
    } else {
        named(front, &articles).cloned().collect()
    };
    let prose = |class, text| ErasedView::new(view! { <div class=class inner_html=Markup(text)></div> });
    let body = if !html.is_empty() {
        prose("b-prose", html)
    } else if show == "text" {
        prose("b-related", titles(articles))
    } else {
        ErasedView::new(view! { <Grid articles rows=show == "list"/> })
    };
    ErasedView::new(view! {
        <section aria-labelledby=label>
            <div class="b-section-head" inner_html=Markup(head)></div>
            {body}
        </section>
    })
}

fn featured(front: &Front) -> Option<&Summary> {
    let chosen = |article: &&Summary| Some(article.slug.as_str()) == front.featured.as_deref();
    front.articles.iter().find(chosen).or_else(|| front.articles.first())
}
