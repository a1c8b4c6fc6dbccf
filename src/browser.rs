//! The part of the app that needs a live document: it starts the app, moves between pages, and lets readers do things
//! with them. Its listeners are on the window, so they serve prerendered and rendered pages alike.
//!
//! Imports go one way: `reader` knows `search`, both know `navigation`, and all know the helpers; never the reverse.

mod announcer;
mod clipboard;
mod dom;
mod events;
mod location;
mod messages;
mod navigation;
mod notice;
mod reader;
mod search;

use self::{
    dom::{document, element, set_attr},
    location::here,
    navigation::{adopted_page, links, prefetch, transition},
    reader::{actions, code, dates, keys, listen, more, print, quote, resume, sections, settings, zoom},
};
use crate::app::{App, AppProps, Pages, PagesProps, page};
use crate::context::CurrentRoute;
use crate::head::CurrentHead;
use crate::load;
use any_spawner::Executor;
use contract::date::DateStyle;
use contract::url;
use i18n::messages::{Messages, set_messages};
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen_futures::spawn_local;

/// Starts the app in the document that the browser has loaded.
pub fn start() {
    notice::on_panic();
    // Fails only if it has been done before.
    let _ = Executor::init_wasm_bindgen();
    let root = document().document_element();
    let attribute = |name: &str| root.as_ref().and_then(|root| root.get_attribute(name));
    if let Some(base) = attribute("data-base") {
        url::set_base(&base);
    }
    load::start(attribute("data-files").is_some());
    // Every rendered page reads it, as long as the document lives.
    let language = attribute("lang").unwrap_or_default();
    let region: &str = dates::region(&language).leak();
    // For the search, which writes dates too.
    if let Some(root) = &root {
        set_attr(root, "data-region", region);
    }
    let file = attribute("data-words");
    let dates = DateStyle::named(attribute(DateStyle::ATTRIBUTE).as_deref());
    // Until the strings are here, the page stays prerendered and the browser follows its links.
    spawn_local(async move {
        let words = match file {
            Some(file) => messages::fetch(&file, region).await,
            None => Messages::english(region),
        };
        set_messages(words.with_dates(dates));
        adopt_or_render();
        if region != language {
            dates::localize();
        }
    });
}

/// Adopts the prerendered page, or renders the page if there is none.
fn adopt_or_render() {
    let owner = Owner::new();
    owner.with(|| {
        let current = RwSignal::new(here());
        provide_context(CurrentRoute(current));
        let CurrentHead(head) = CurrentHead::provide();
        Effect::new(move |_| head.with(|head| head.as_ref().map(transition::complete)));
        links::start(current);
        code::start();
        let adopted = adopted_page::adopt(here());
        if let (Some(main), true) = (element("b-main"), adopted) {
            transition::expect_reload();
            mount_to(main, || Pages(PagesProps { pages: adopted_page::adopted_or_rendered })).forget();
        } else if let Some(app) = element("b-app") {
            transition::expect_reload();
            app.set_text_content(None);
            mount_to(app, || App(AppProps { pages: page })).forget();
        }
        settings::start();
        keys::start();
        listen::start();
        print::start();
        sections::start();
        resume::start();
        actions::start();
        quote::start();
        zoom::start();
        prefetch::start();
        search::start();
        more::start();
        // When every feature has subscribed.
        if adopted {
            transition::arrive_in_adopted_page();
        }
    });
    // The app lives as long as the document.
    std::mem::forget(owner);
}
