//! What only a browser has: the live document. The app renders pages; this moves between them.
//!
//! Everything here listens on the document, so that it serves a printed page and a rendered one alike.

mod actions;
mod arrival;
mod clipboard;
mod code;
mod dates;
mod head;
mod kept;
mod keys;
mod links;
mod listen;
mod more;
mod notice;
mod prefetch;
mod print;
mod quote;
mod resume;
mod search;
mod sections;
mod settings;
mod version;
mod zoom;

use crate::{
    app::{App, AppProps, Pages, PagesProps, Place, page},
    head::CurrentHead,
    load, locale,
    markup::insert,
    url::{self, Route},
    words::Words,
};
use any_spawner::Executor;
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::{JsCast, prelude::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, Event, HtmlElement, Window};

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
        locale::set_words(match file {
            Some(file) => load::words(&file, region).await,
            None => Words::english(region),
        });
        take_over();
        if region != language {
            dates::follow();
        }
    });
}

/// Adopts the printed page, or renders the one that is missing.
fn take_over() {
    let owner = Owner::new();
    owner.with(|| {
        let place = RwSignal::new(here());
        provide_context(Place(place));
        let CurrentHead(head) = CurrentHead::provide();
        Effect::new(move |_| head.with(|head| head.as_ref().map(arrival::complete)));
        links::start(place);
        code::start();
        if let (Some(main), true) = (element("b-main"), kept::adopt(here())) {
            arrival::reload();
            mount_to(main, || Pages(PagesProps { pages: kept::or_page })).forget();
            arrival::adopted();
        } else if let Some(app) = element("b-app") {
            arrival::reload();
            app.set_text_content(None);
            mount_to(app, || App(AppProps { pages: page })).forget();
        }
        settings::start();
        keys::start();
        listen::start();
        print::start();
        sections::start();
        actions::start();
        quote::start();
        zoom::start();
        prefetch::start();
        search::start();
        more::start();
    });
    // The app lives as long as the document.
    std::mem::forget(owner);
}

/// The page that the address bar names.
fn here() -> Option<Route> {
    Route::parse(&window().location().pathname().unwrap_or_default())
}

fn window() -> Window {
    leptos::prelude::window()
}

fn document() -> Document {
    leptos::prelude::document()
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id).and_then(|element| element.dyn_into().ok())
}

/// The elements that match a selector.
fn all(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// The first element that matches a selector.
fn first(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Does something after some milliseconds; a number to stop it by.
fn later(milliseconds: i32, then: fn()) -> i32 {
    let then = Closure::once_into_js(then);
    // Setting a timer with a function does not fail.
    let timer = then.unchecked_ref();
    window().set_timeout_with_callback_and_timeout_and_arguments_0(timer, milliseconds).unwrap_or_default()
}

/// Does something right before what is to be seen now is painted, and something when it has been; where nothing is seen,
/// soon.
fn around_paint(before: fn(), after: fn()) {
    let both = Closure::once_into_js(move || {
        before();
        later(0, after);
    });
    if document().hidden() || window().request_animation_frame(both.unchecked_ref()).is_err() {
        before();
        later(0, after);
    }
}

/// Does something when the browser has nothing else to do; not at all where it does not tell.
fn idle(then: impl FnOnce() + 'static) {
    // Missing in some browsers, where the call is an error.
    let _ = window().request_idle_callback(Closure::once_into_js(then).unchecked_ref());
}

/// The element that says of the whole document what is chosen and what it is.
fn root() -> Option<Element> {
    document().document_element()
}

/// What an event happened on or in, if it matches a selector.
fn hit(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Puts markup at the end of the first element that matches a selector. What is in it is the magazine's own.
fn append(selector: &str, markup: &[&str]) {
    if let Some(parent) = first(selector) {
        insert(&parent, "beforeend", &markup.concat());
    }
}

/// How much of the page one sees, in CSS pixels from above.
fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Listens on the window, for as long as the document lives; capturing, so that nothing can stop an event before.
fn listen<E: JsCast + 'static>(name: &str, mut handler: impl FnMut(E) + 'static) {
    attach(name, Box::new(move |event: Event| handler(event.unchecked_into())));
}

/// Once for all types of events, which would each bring a closure of its own into the glue.
fn attach(name: &str, handler: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(handler);
    let options = web_sys::AddEventListenerOptions::new();
    options.set_passive(!matches!(name, "click" | "keydown"));
    // Adding a listener with valid arguments does not fail.
    let _ = window().add_event_listener_with_callback_and_add_event_listener_options(
        name,
        closure.as_ref().unchecked_ref(),
        &options,
    );
    closure.forget();
}
