//! What happens once a page's content is there: it is scrolled to where the reader expects to be, and painted. What
//! cannot be seen comes after that, so that no click waits for it: head, focus, the announcement.

use crate::browser::{
    dom::{document, element, window},
    events::around_paint,
    navigation::{document_head, prefetch},
    reader::{code, listen, more, resume, sections},
    search,
};
use crate::{head::Head, url::Route};
use js_sys::Array;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FocusOptions, HtmlElement, ScrollBehavior, ScrollToOptions};

/// How the reader came to the page that is about to be shown.
enum Arrival {
    /// By a link, to a fragment if it is not empty.
    New(String),
    /// By Back or Forward, to a scroll position in a list with so many pages added, from a page.
    Return(f64, usize, Option<Route>),
    /// By a reload, to a scroll position in a list with so many pages added.
    Reload(f64, usize),
}

/// What is left to do when the page has been painted.
struct Left {
    /// Writes the page's head.
    head: Box<dyn FnOnce()>,
    arrival: Option<Arrival>,
    /// Whether the reader has come to the beginning, and not by the history.
    new: bool,
}

thread_local! {
    static EXPECTED: RefCell<Option<Arrival>> = const { RefCell::new(None) };
    static LEFT: RefCell<Option<Left>> = const { RefCell::new(None) };
}

/// A page is opened by a link.
pub fn expect_new(fragment: String) {
    expect(Arrival::New(fragment));
}

/// A page is come back to from another.
pub fn expect_return(from: Option<Route>) {
    let (y, added) = remembered().unwrap_or_default();
    expect(Arrival::Return(y, added, from));
}

fn expect(arrival: Arrival) {
    // Of a page that is left at once nothing is left to do.
    LEFT.set(None);
    // What a link opens settles into its place, what one comes back to is there. The style sheet does it, from the
    // page's first frame on: nothing waits.
    if let Some(main) = element("b-main") {
        let how = if matches!(arrival, Arrival::New(_)) { "new" } else { "" };
        // A name that is valid does not fail.
        let _ = main.set_attribute("data-come", how);
    }
    EXPECTED.set(Some(arrival));
}

/// The document was loaded anew. Where the browser has found the place by itself, the reader stays there.
pub fn reload() {
    let found = window().scroll_y().is_ok_and(|y| y >= 1.0);
    if let Some((y, added)) = remembered().filter(|(_, added)| !found || *added > 0) {
        EXPECTED.set(Some(Arrival::Reload(y, added)));
    }
}

/// The page is there as it was printed, and the reader with it.
pub fn adopted() {
    if let Some(Arrival::Reload(y, added)) = EXPECTED.take() {
        more::add(added, Some(y));
    }
    sections::look_again();
    resume::arrive(is_new());
}

/// Another place in the same page, which was there before.
pub fn come_back() {
    match remembered() {
        Some((y, _)) => scroll_to(y),
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
    // Until the reader has been brought to the place, it is not one to keep: a page that is still being drawn is short.
    if EXPECTED.with_borrow(Option::is_some) || LEFT.with_borrow(Option::is_some) {
        return;
    }
    resume::keep();
    // Most often it was kept when the scrolling ended. Browsers limit how often an entry may be changed; a position not
    // kept is one not restored.
    let added = more::count();
    if let (Ok(history), Ok(y)) = (window().history(), window().scroll_y())
        && remembered() != Some((y, added))
    {
        let state = match added {
            0 => JsValue::from_f64(y),
            added => Array::of2(&y.into(), &(added as u32).into()).into(),
        };
        let _ = history.replace_state_with_url(&state, "", None);
    }
}

/// The page is there: the reader is brought to the right place, and its head is set.
pub fn complete(page: &Head) {
    let page = page.clone();
    settle(move || document_head::apply(&page));
}

/// Scrolls to where the reader expects to be. Once that is painted `head` writes the head, the focus is moved, and it is
/// said where that is.
pub fn settle(head: impl FnOnce() + 'static) {
    let expected = EXPECTED.take();
    let mut new = false;
    match &expected {
        None => new = is_new(),
        Some(Arrival::New(fragment)) => match target(fragment) {
            Some(target) => target.scroll_into_view(),
            None => {
                scroll_to(0.0);
                new = fragment.is_empty();
                code::show();
            }
        },
        // In the frame that shows the page: only laid out does it have this place.
        Some(Arrival::Return(..) | Arrival::Reload(..)) => {}
    }
    let before = LEFT.take();
    let arrival = expected.or(before.and_then(|left| left.arrival));
    LEFT.set(Some(Left { head: Box::new(head), arrival, new }));
    around_paint(place, finish);
}

fn place() {
    let place = LEFT.with_borrow(|left| match left.as_ref()?.arrival {
        Some(Arrival::Return(y, added, _) | Arrival::Reload(y, added)) => Some((y, added)),
        _ => None,
    });
    if let Some((y, added)) = place {
        more::add(added, Some(y));
    }
}

fn finish() {
    let Some(Left { head, arrival, new }) = LEFT.take() else { return };
    head();
    prefetch::look_again();
    listen::look();
    search::look();
    sections::look_again();
    match arrival {
        None | Some(Arrival::Reload(..)) => {}
        Some(Arrival::New(fragment)) => {
            if !target(&fragment).is_some_and(|target| focus(&target)) {
                focus_first("main h1");
            }
            announce();
        }
        Some(Arrival::Return(_, _, from)) => {
            // Back to the link one left by, where the page still has it.
            let link = from.map(|route| format!("main a[href=\"{}\"]", route.href().replace('"', "%22")));
            if !link.is_some_and(|link| focus_first(&link)) {
                focus_first("main h1");
            }
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

/// The scroll position that the history's entry keeps, and how many pages were added to its list.
fn remembered() -> Option<(f64, usize)> {
    let state = window().history().and_then(|history| history.state()).ok()?;
    match state.dyn_ref::<Array>() {
        Some(both) => Some((both.get(0).as_f64()?, both.get(1).as_f64()? as usize)),
        None => Some((state.as_f64()?, 0)),
    }
}

/// Scrolls at once, however smoothly the page scrolls else.
pub fn scroll_to(y: f64) {
    let options = ScrollToOptions::new();
    options.set_top(y);
    // To the very beginning a browser gets without laying the page out first, if it is told both.
    options.set_left(0.0);
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
    if let Some(announcer) = element("b-announcer") {
        announcer.set_class_name("b-hidden");
        announcer.set_text_content(Some(text));
    }
}
