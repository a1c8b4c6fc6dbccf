//! The page that a reader is about to open is fetched ahead: what is pointed at, focused or touched at once,
//! what is in view when the browser has nothing else to do. Never when the reader asks to save data.

use crate::{
    app::page,
    browser::{
        dom::{all, window},
        events::{idle, later, listen},
        location::here,
        navigation::{
            lifecycle::{self, Moment},
            links,
        },
    },
    head::CurrentHead,
    load,
    url::Route,
};
use js_sys::Reflect;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Event, HtmlAnchorElement, IntersectionObserver, IntersectionObserverEntry};

/// How many pages in view are fetched ahead before the reader scrolls on.
const IN_VIEW: u32 = 2;

/// How long a page rests before what is in view is fetched, in milliseconds.
const REST: i32 = 300;

thread_local! {
    static ALLOWED: Cell<u32> = const { Cell::new(IN_VIEW) };
    /// Whether what draws pages has been made ready.
    static PREPARED: Cell<bool> = const { Cell::new(false) };
    static OBSERVER: RefCell<Option<IntersectionObserver>> = const { RefCell::new(None) };
}

/// Starts to watch where the reader is heading.
pub fn start() {
    if saves_data() {
        return;
    }
    for sign in ["pointerover", "focusin", "touchstart"] {
        listen(sign, |event: Event| {
            if let Some(link) = links::link_at(&event) {
                fetch(&link);
            }
        });
    }
    if is_slow() {
        return;
    }
    watch_view();
    listen("scrollend", |_: Event| look_again());
    lifecycle::subscribe(|moment| {
        if moment == Moment::Painted {
            look_again();
        }
    });
    look_again();
}

fn watch_view() {
    let seen = Closure::<dyn FnMut(js_sys::Array)>::new(|entries: js_sys::Array| {
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
            let link = entry.target().dyn_into::<HtmlAnchorElement>().ok();
            if let (Some(link), true, left @ 1..) = (link, entry.is_intersecting(), ALLOWED.get()) {
                ALLOWED.set(left - u32::from(fetch(&link)));
            }
        }
        OBSERVER.with_borrow(|observer| observer.as_ref().map(IntersectionObserver::disconnect));
    });
    OBSERVER.set(IntersectionObserver::new(seen.as_ref().unchecked_ref()).ok());
    seen.forget();
}

/// What is in view has changed.
fn look_again() {
    ALLOWED.set(IN_VIEW);
    later(REST, || {
        OBSERVER.with_borrow(|observer| {
            let Some(observer) = observer else { return };
            for link in all("main :is(h2, h3) a[href]") {
                observer.observe(&link);
            }
        });
    });
}

/// Fetches what a link leads to; whether that was still to do.
fn fetch(link: &HtmlAnchorElement) -> bool {
    // The search has no data of a page's.
    let elsewhere = |route: &Route| *route != Route::Search && Some(route) != here().as_ref();
    links::page_behind(link).filter(elsewhere).is_some_and(|route| load::prefetch(route, prepare))
}

/// Draws a page once without showing it. A browser makes ready what draws, and how it writes a date, when it is first
/// asked to: on a slow phone that takes longer than all the rest of a click.
fn prepare(route: Route) {
    if PREPARED.replace(true) {
        return;
    }
    idle(|| {
        let owner = Owner::new();
        owner.with(|| {
            // Its head is not the document's.
            let _head = CurrentHead::provide();
            drop(page(Some(route)).build());
        });
        owner.cleanup();
    });
}

fn connection(property: &str) -> JsValue {
    let connection = Reflect::get(&window().navigator(), &"connection".into()).unwrap_or_default();
    Reflect::get(&connection, &property.into()).unwrap_or_default()
}

fn saves_data() -> bool {
    connection("saveData").is_truthy()
}

fn is_slow() -> bool {
    connection("effectiveType").as_string().is_some_and(|kind| kind.ends_with("2g"))
}
