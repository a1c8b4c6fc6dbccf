//! Fetches pages that the reader may open next: those that are pointed at, focused or touched at once, those in view
//! when the page has rested for a moment. Nothing is fetched ahead for a reader who asks to save data.

use crate::app::page;
use crate::browser::dom::{all, window};
use crate::browser::events::{idle, later, listen, on_scroll_end};
use crate::browser::location::here;
use crate::browser::navigation::lifecycle::{self, PageEvent};
use crate::browser::navigation::links;
use crate::head::CurrentHead;
use crate::load;
use contract::url::Route;
use js_sys::Reflect;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Event, HtmlAnchorElement, IntersectionObserver, IntersectionObserverEntry};

/// How many pages in view are fetched before the reader scrolls on.
const IN_VIEW: u32 = 2;

/// How long a page rests before pages in view are fetched, in milliseconds.
const REST: i32 = 300;

thread_local! {
    static ALLOWED: Cell<u32> = const { Cell::new(IN_VIEW) };
    /// Whether a page has been rendered to warm up the browser.
    static WARM: Cell<bool> = const { Cell::new(false) };
    static OBSERVER: RefCell<Option<IntersectionObserver>> = const { RefCell::new(None) };
}

/// Starts to watch for links that the reader may follow.
pub fn start() {
    if saves_data() {
        return;
    }
    for name in ["pointerover", "focusin", "touchstart"] {
        listen(name, |event: Event| {
            if let Some(link) = links::link_at(&event) {
                fetch(&link);
            }
        });
    }
    if is_slow() {
        return;
    }
    watch_view();
    on_scroll_end(observe);
    lifecycle::subscribe(|moment| {
        if moment == PageEvent::Painted {
            observe();
        }
    });
    observe();
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

/// Observes the links of what is in view now.
fn observe() {
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

/// Fetches the page that a link leads to; whether it had not been fetched before.
fn fetch(link: &HtmlAnchorElement) -> bool {
    // The search page has no data file.
    let elsewhere = |route: &Route| *route != Route::Search && Some(route) != here().as_ref();
    links::page_behind(link).filter(elsewhere).is_some_and(|route| load::prefetch(route, warm_up))
}

/// Renders a page once without showing it. Browsers compile code and load date formats on first use, which on a slow
/// phone takes longer than the rest of a click.
fn warm_up(route: Route) {
    if WARM.replace(true) {
        return;
    }
    idle(|| {
        let owner = Owner::new();
        owner.with(|| {
            // So that the page does not set the document's head.
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
