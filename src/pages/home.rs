//! `/`: the front page.

use crate::components::cards::card::{cards, featured};
use crate::components::cards::popular::most_popular;
use crate::components::cards::short_list::{headed, titles};
use crate::head::{self, Head};
use crate::markup::{Markup, link, text};
use crate::pages::loaded::Loaded;
use crate::single_file::with_slugs;
use contract::model::{Block, Front, Summary};
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
    let html = [
        "<header class=\"b-nameplate\"><h1 tabindex=\"-1\">",
        &text(&site.title),
        "</h1><p>",
        &text(&site.description),
        "</p></header>",
        &blocks(&front),
    ];
    view! { <div class="b-page b-home" inner_html=Markup(html.concat())></div> }
}

/// The blocks of the front page. Beside the featured article is what follows it, if that has no covers.
fn blocks(front: &Front) -> String {
    let mut blocks = front.home.clone();
    if blocks.is_empty() {
        let newest = front.newest.unwrap_or(front.site.per_page) as usize;
        let newest = front.articles.iter().take(newest).map(|article| article.slug.to_string()).collect();
        for (show, articles) in [("featured", Vec::new()), ("popular", front.popular.clone()), ("", newest)] {
            blocks.push(Block { show: show.to_owned(), articles, ..Block::default() });
        }
    }
    let mut html = String::new();
    let mut is_open = false;
    for (index, block) in blocks.iter().enumerate() {
        let ends = if block.show == "featured" {
            is_open = blocks.get(index + 1).is_some_and(|next| matches!(&*next.show, "popular" | "text"));
            html += if is_open { "<div class=\"b-lead\">" } else { "<div class=\"b-lead b-alone\">" };
            html += &opening(front).map(featured).unwrap_or_default();
            !is_open
        } else {
            html += &section(front, block);
            std::mem::take(&mut is_open)
        };
        if ends {
            html += "</div>";
        }
    }
    html
}

/// A block with a heading.
fn section(front: &Front, block: &Block) -> String {
    let Block { show, heading, href, html, articles } = block;
    let articles = with_slugs(front, articles);
    if show == "popular" {
        return most_popular(heading, &articles);
    }
    let words = messages();
    // The newest articles have no heading of their own.
    let (label, head) = if heading.is_empty() && html.is_empty() {
        let archive = link(&Route::Archive.href(), words.archive());
        (" aria-labelledby=\"b-latest\"", headed("b-latest", words.latest(), &archive))
    } else {
        let all = if href.is_empty() { String::new() } else { link(&url::file(href), words.view_all()) };
        ("", ["<h2>", &text(heading), "</h2>", &all].concat())
    };
    let (class, body) = match &**show {
        _ if !html.is_empty() => ("b-prose", html.clone()),
        "text" => ("b-related", titles(&articles)),
        "list" => ("b-grid b-rows", cards(&articles, false, true)),
        _ => ("b-grid", cards(&articles, false, false)),
    };
    [
        "<section",
        label,
        "><div class=\"b-section-head\">",
        &head,
        "</div><div class=\"",
        class,
        "\">",
        &body,
        "</div></section>",
    ]
    .concat()
}

fn opening(front: &Front) -> Option<&Summary> {
    let chosen = |article: &&Summary| Some(article.slug.as_str()) == front.featured.as_deref();
    front.articles.iter().find(chosen).or_else(|| front.articles.first())
}
