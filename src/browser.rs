//! What only a browser has: the live document. The app renders pages; this moves between them.
//!
//! Everything here listens on the document, so that it serves a printed page and a rendered one alike.

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
    dom::{document, element},
    location::here,
    navigation::{adopted_page, links, prefetch, transition},
    reader::{actions, code, dates, keys, listen, more, print, quote, resume, sections, settings, zoom},
};
use crate::{
    app::{App, AppProps, Pages, PagesProps, page},
    context::CurrentRoute,
    head::CurrentHead,
    load, url,
    words::{Words, set_words},
};
use any_spawner::Executor;
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen_futures::spawn_local;

/// Takes over the page that the browser shows: a printed one as it stands, an empty one by rendering it.
pub fn start() {
    notice::on_panic();
    // Fails only where it was done before.
    let _ = Executor::init_wasm_bindgen();
    let root = document().document_element();
    let marked = |name: &str| root.as_ref().and_then(|root| root.get_attribute(name));
    if let Some(base) = marked("data-base") {
        url::set_base(&base);
    }
    load::start(marked("data-files").is_some());
    // Read by every page that is rendered, for as long as the document lives.
    let language = marked("lang").unwrap_or_default();
    let region: &str = dates::region(&language).leak();
    let file = marked("data-words");
    // Until they are here the page is the printed one and its links are the browser's.
    spawn_local(async move {
        set_words(match file {
            Some(file) => messages::fetch(&file, region).await,
            None => Words::english(region),
        });
        adopt_or_render();
        if region != language {
            dates::localize();
        }
    });
}

/// Adopts the printed page, or renders the one that is missing.
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
        if adopted {
            transition::arrive_in_adopted_page();
        }
    });
    // The app lives as long as the document.
    std::mem::forget(owner);
}
