//! "More articles": the next page of a list is put below the one that is shown. The address stays, Back and a reload
//! find the list as long as it was, and the end of the page stays in reach.

use crate::{
    app::page,
    browser::{
        dom::{all, append, document, first, focus, hit, scroll_to},
        events::listen,
        navigation::{
            links,
            position::{self, ListExtension},
            transition,
        },
    },
    components::state::error_view::describe,
    load, markup,
    url::Route,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, MouseEvent};

/// The pages that were put below the one whose address it is.
const ADDED: &str = "main .b-added";

/// Starts to listen for the button below a list.
pub fn start() {
    listen("click", |event: MouseEvent| {
        if hit(&event, "[data-b-more]").is_some() {
            add(count() + 1, None);
        }
    });
    position::set_list_extension(ListExtension {
        count,
        restore: |position| add(position.added, Some(position.y)),
    });
}

/// How many pages have been added to the list that is shown.
fn count() -> usize {
    all(ADDED).len()
}

/// Adds pages until there are `wanted`. Then scrolls to `y`; without one the reader has asked for the page, and goes on
/// from its first article.
fn add(wanted: usize, y: Option<f64>) {
    while count() < wanted {
        let Some((link, route)) = next() else { break };
        if !load::is_here(&route) {
            fetch(route, wanted, y);
            return;
        }
        if show(&link, route).is_none() {
            // What came and is no list is told where it is opened by its own address.
            link.click();
            return;
        }
    }
    match (y, all(ADDED).last()) {
        (Some(y), _) => scroll_to(y),
        (None, Some(last)) => {
            let title = last.query_selector("h3 a").ok().flatten();
            if let Some(title) = title.and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
                focus(&title);
            }
            transition::save_position();
        }
        (None, None) => {}
    }
}

/// The link to the page that follows, and where it leads.
fn next() -> Option<(HtmlAnchorElement, Route)> {
    let link: HtmlAnchorElement = first(".b-pager [rel=next]")?.dyn_into().ok()?;
    let route = links::page_behind(&link)?;
    Some((link, route))
}

fn fetch(route: Route, wanted: usize, y: Option<f64>) {
    let asked = route.clone();
    let then = move |brought: Result<(), _>| {
        // The reader may have gone elsewhere.
        if next().is_none_or(|(_, route)| route != asked) {
            return;
        }
        match brought {
            Ok(()) => add(wanted, y),
            // The button is still there to try again.
            Err(error) => {
                let (title, cure) = describe(&error);
                append(".b-pager", &["<p role=alert><b>", title, "</b> ", cure, "</p>"]);
            }
        }
        if let Some(button) = first("[data-b-more]") {
            let _ = button.remove_attribute("aria-busy");
        }
    };
    if let Some(told) = first(".b-pager [role=alert]") {
        told.remove();
    }
    if let Some(button) = first("[data-b-more]") {
        // Setting an attribute with a valid name does not fail.
        let _ = button.set_attribute("aria-busy", "true");
    }
    load::fetch(route, Box::new(then));
}

/// Puts a page's cards in the place of the links to it, and below them those to what follows: taken out of that page,
/// which is rendered aside.
fn show(link: &HtmlAnchorElement, route: Route) -> Option<()> {
    let pager = link.closest(".b-pager").ok()??;
    let heading =
        |label: &str| ["<h2 class=b-kicker>", &markup::link(&route.href(), label), "</h2>"].concat();
    let section = document().create_element("section").ok()?;
    let mut aside = page(Some(route.clone())).build();
    aside.mount(&section, None);
    // What is in the document is not the view's any more.
    std::mem::forget(aside);
    let part = |selector: &str| section.query_selector(selector).ok().flatten();
    let number = part(".b-page-head .b-meta")?.text_content()?;
    let (grid, following) = (part(".b-grid")?, part(".b-pager [rel=next]").and(part(".b-pager")));
    section.set_class_name("b-added");
    section.set_text_content(None);
    markup::insert(&section, "beforeend", &heading(&number));
    // Changes within a document of valid nodes do not fail.
    let _ = section.append_child(&grid);
    let _ = pager.before_with_node_1(&section);
    match following {
        Some(following) => {
            following.query_selector("[rel=prev]").ok().flatten().as_ref().map(Element::remove);
            let _ = pager.replace_with_with_node_1(&following);
        }
        None => pager.remove(),
    }
    Some(())
}
