//! "More articles": a button adds the next page of a list below the current one. The address stays the same; Back and
//! a reload restore the list at its full length. Unlike endless scrolling, this leaves the end of the page within
//! reach.

use crate::app::page;
use crate::browser::dom::{
    all, append, append_node, document, first, focus, hit, remove_attr, scroll_to, set_attr,
};
use crate::browser::events::listen;
use crate::browser::navigation::position::{self, ListExtension};
use crate::browser::navigation::{links, transition};
use crate::components::state::error_view::describe;
use crate::{load, markup};
use contract::url::Route;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, MouseEvent};

/// The pages that have been added.
const ADDED: &str = "main .b-added";

/// Listens for the button below a list.
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

/// How many pages have been added to the list.
fn count() -> usize {
    all(ADDED).len()
}

/// Adds pages until there are `wanted`. Then scrolls to `y`; if there is none, the reader asked for the page, and the
/// focus moves to its first article.
fn add(wanted: usize, y: Option<f64>) {
    while count() < wanted {
        let Some((link, route)) = next() else { break };
        if !load::is_here(&route) {
            fetch(route, wanted, y);
            return;
        }
        if show(&link, route).is_none() {
            // The file is here and is not a list: the page at its own address shows the error.
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

/// The link to the next page, and its route.
fn next() -> Option<(HtmlAnchorElement, Route)> {
    let link: HtmlAnchorElement = first(".b-pager [rel=next]")?.dyn_into().ok()?;
    let route = links::page_behind(&link)?;
    Some((link, route))
}

fn fetch(route: Route, wanted: usize, y: Option<f64>) {
    let requested = route.clone();
    let then = move |result: Result<(), _>| {
        // The reader may have left the list.
        if next().is_none_or(|(_, route)| route != requested) {
            return;
        }
        match result {
            Ok(()) => add(wanted, y),
            Err(error) => {
                let (title, fix) = describe(&error);
                append(".b-pager", &["<p role=alert><b>", title, "</b> ", fix, "</p>"]);
            }
        }
        if let Some(button) = first("[data-b-more]") {
            remove_attr(&button, "aria-busy");
        }
    };
    if let Some(error) = first(".b-pager [role=alert]") {
        error.remove();
    }
    if let Some(button) = first("[data-b-more]") {
        set_attr(&button, "aria-busy", "true");
    }
    load::fetch(route, Box::new(then));
}

/// Renders a page aside, takes its cards and its pager, and replaces the current pager with them. `None` if the page
/// is not a list.
fn show(link: &HtmlAnchorElement, route: Route) -> Option<()> {
    let pager = link.closest(".b-pager").ok()??;
    let heading =
        |label: &str| ["<h2 class=b-kicker>", &markup::link(&route.href(), label), "</h2>"].concat();
    let section = document().create_element("section").ok()?;
    let mut aside = page(Some(route.clone())).build();
    aside.mount(&section, None);
    // Its nodes now belong to the document, and dropping it would remove them.
    std::mem::forget(aside);
    let part = |selector: &str| section.query_selector(selector).ok().flatten();
    let number = part(".b-page-head .b-meta")?.text_content()?;
    let (grid, following) = (part(".b-grid")?, part(".b-pager [rel=next]").and(part(".b-pager")));
    section.set_class_name("b-added");
    section.set_text_content(None);
    markup::insert(&section, "beforeend", &heading(&number));
    append_node(&section, &grid);
    // Both insertions fail only for a node that may not be a child.
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
