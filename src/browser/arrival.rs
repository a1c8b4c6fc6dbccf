//! What happens once a page's content is there: head, scroll, focus and the announcement.

use super::{code, document, element, head, listen, prefetch, resume, search, sections, window};
use crate::{head::Head, url::Route};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FocusOptions, HtmlElement, ScrollBehavior, ScrollToOptions};

/// How the reader came to the page that is about to be shown.
enum Arrival {
    /// By a link, to a fragment if it is not empty.
    New(String),
    /// By Back or Forward, to a scroll position, from a page.
    Return(f64, Option<Route>),
    /// By a reload, to a scroll position.
    Reload(f64),
}

thread_local! {
    static EXPECTED: RefCell<Option<Arrival>> = const { RefCell::new(None) };
}

/// A page is opened by a link.
pub fn expect_new(fragment: String) {
    EXPECTED.set(Some(Arrival::New(fragment)));
}

/// A page is come back to from another.
pub fn expect_return(from: Option<Route>) {
    EXPECTED.set(Some(Arrival::Return(remembered().unwrap_or_default(), from)));
}

/// The document was loaded anew. Where the browser has found the place by itself, the reader stays there.
pub fn reload() {
    if let Some(y) = remembered().filter(|_| window().scroll_y().is_ok_and(|y| y < 1.0)) {
        scroll_to(y);
        EXPECTED.set(Some(Arrival::Reload(y)));
    }
}

/// Another place in the same page, which was there before.
pub fn come_back() {
    match remembered() {
        Some(y) => scroll_to(y),
        None => {
            target(&window().location().hash().unwrap_or_default())
                .inspect(|target| target.scroll_into_view());
        }
    }
}

/// Whether the reader has come to the beginning of the document, and not by the history.
pub fn is_new() -> bool {
    remembered().is_none() && window().location().hash().is_ok_and(|hash| hash.is_empty())
}

/// Keeps the scroll position with the history's entry, where Back, Forward and a reload find it.
pub fn remember_scroll() {
    resume::keep();
    if let (Ok(history), Ok(y)) = (window().history(), window().scroll_y()) {
        // Browsers limit how often an entry may be changed; a position not kept is one not restored.
        let _ = history.replace_state_with_url(&JsValue::from_f64(y), "", None);
    }
}

/// The page is there: its head is set, and the reader with it.
pub fn complete(page: &Head) {
    head::apply(page);
    settle();
}

/// Moves scroll and focus to where the reader expects them, and says where that is.
pub fn settle() {
    prefetch::look_again();
    listen::look();
    search::look();
    sections::look_again();
    let expected = EXPECTED.take();
    let new = match &expected {
        None => is_new(),
        Some(Arrival::New(fragment)) => fragment.is_empty(),
        Some(_) => false,
    };
    match expected {
        None => {}
        Some(Arrival::Reload(y)) => scroll_to(y),
        Some(Arrival::New(fragment)) => {
            match target(&fragment) {
                Some(target) => {
                    target.scroll_into_view();
                    focus(&target);
                }
                None => {
                    scroll_to(0.0);
                    focus_first("main h1");
                    code::show();
                }
            }
            announce();
        }
        Some(Arrival::Return(y, from)) => {
            // Back to the link one left by, where the page still has it.
            let link = from.map(|route| format!("main a[href=\"{}\"]", route.href().replace('"', "%22")));
            if !link.is_some_and(|link| focus_first(&link)) {
                focus_first("main h1");
            }
            scroll_to(y);
            announce();
        }
    }
    resume::arrive(new);
}

/// The element that a fragment, `#` and a name, points at.
fn target(fragment: &str) -> Option<HtmlElement> {
    let id = js_sys::decode_uri_component(fragment.trim_start_matches('#')).ok()?;
    element(&String::from(id))
}

fn remembered() -> Option<f64> {
    window().history().and_then(|history| history.state()).ok()?.as_f64()
}

/// Scrolls at once, however smoothly the page scrolls else.
pub fn scroll_to(y: f64) {
    let options = ScrollToOptions::new();
    options.set_top(y);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Moves the focus to the first element that matches; whether there is one.
pub fn focus_first(selector: &str) -> bool {
    let target = document().query_selector(selector).ok().flatten();
    target.and_then(|target| target.dyn_into::<HtmlElement>().ok()).is_some_and(|target| focus(&target))
}

/// Moves the focus and scrolls nothing; whether that could be done.
pub fn focus(target: &HtmlElement) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    target.focus_with_options(&options).is_ok()
}

fn announce() {
    say(&document().title());
}

/// Lets a screen reader say something when it has said the rest.
pub fn say(text: &str) {
    if let Some(announcer) = element("announcer") {
        announcer.set_class_name("visually-hidden");
        announcer.set_text_content(Some(text));
    }
}
