//! From a page's content being there to the reader being there: the page is scrolled to the place that the reader
//! expects and painted. What cannot be seen (head, focus, announcement) follows after the paint, so that no click
//! waits for it.

use crate::browser::announcer::announce;
use crate::browser::dom::{document, element, focus_anything, focus_first, scroll_to, set_attr, window};
use crate::browser::events::around_paint;
use crate::browser::location::place_in_magazine;
use crate::browser::navigation::document_head;
use crate::browser::navigation::lifecycle::{self, PageEvent};
use crate::browser::navigation::position::{self, Position};
use crate::head::Head;
use contract::url::Route;
use std::cell::RefCell;
use web_sys::HtmlElement;

/// How the reader came to the page that is about to be shown.
enum Arrival {
    /// By a link, to a fragment if it is not empty.
    Link(String),
    /// By Back or Forward, to a position, from a page.
    History(Position, Option<Route>),
    /// By a reload, to a position.
    Reload(Position),
}

/// What is left to do once the page has been painted.
struct Unfinished {
    write_head: Box<dyn FnOnce()>,
    arrival: Option<Arrival>,
    /// Whether the reader is at the beginning, and did not come by the history.
    fresh: bool,
}

thread_local! {
    static EXPECTED: RefCell<Option<Arrival>> = const { RefCell::new(None) };
    static UNFINISHED: RefCell<Option<Unfinished>> = const { RefCell::new(None) };
    /// The address of the page that is shown, or about to be.
    static SHOWN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// A link is about to open a page.
pub fn expect_link(fragment: String) {
    expect(Arrival::Link(fragment));
}

/// The reader is about to return to a page, from another.
pub fn expect_history(from: Option<Route>) {
    expect(Arrival::History(position::saved().unwrap_or_default(), from));
}

fn expect(arrival: Arrival) {
    // Nothing remains to be done for a page that is left at once.
    UNFINISHED.set(None);
    // The style sheet lets a page that a link opens settle into its place, from the first frame on: nothing waits.
    if let Some(main) = element("b-main") {
        set_attr(&main, "data-come", if matches!(arrival, Arrival::Link(_)) { "new" } else { "" });
    }
    EXPECTED.set(Some(arrival));
    note_address();
}

/// The document was loaded. Where the browser has restored the position by itself, the reader stays there.
pub fn expect_reload() {
    note_address();
    let restored = window().scroll_y().is_ok_and(|y| y >= 1.0);
    if let Some(position) = position::saved().filter(|position| !restored || position.added > 0) {
        EXPECTED.set(Some(Arrival::Reload(position)));
    }
}

/// The prerendered page is there, and the reader with it.
pub fn arrive_in_adopted_page() {
    if let Some(Arrival::Reload(position)) = EXPECTED.take() {
        position::restore(position);
    }
    lifecycle::emit(PageEvent::Arrived { fresh: is_fresh() });
}

/// The reader is going to another place in the page that is shown.
pub fn return_within_page() {
    note_address();
    match position::saved() {
        Some(position) => scroll_to(position.y),
        None => {
            target(&window().location().hash().unwrap_or_default())
                .inspect(|target| target.scroll_into_view());
        }
    }
}

/// The reader has followed a link to the page that is shown.
pub fn return_to_top() {
    // While the page is still coming, it is going to be shown from its top anyway.
    if EXPECTED.with_borrow(Option::is_some) {
        return;
    }
    scroll_to(0.0);
    focus_first("main h1");
    save_position();
    lifecycle::emit(PageEvent::SamePage);
}

/// Whether the reader is at the beginning of the document, and did not come by the history.
fn is_fresh() -> bool {
    position::saved().is_none() && window().location().hash().is_ok_and(|hash| hash.is_empty())
}

fn note_address() {
    SHOWN.set(place_in_magazine());
}

/// Saves the reader's position. It is none as long as the reader has not been brought to the right place: a page that
/// is still being rendered is short. Nor is it saved when the browser has gone to another entry of the history and not
/// yet reported that: the entry is not the page's.
pub fn save_position() {
    if EXPECTED.with_borrow(Option::is_none)
        && UNFINISHED.with_borrow(Option::is_none)
        && SHOWN.with_borrow(|shown| *shown == place_in_magazine())
    {
        lifecycle::emit(PageEvent::Saving);
        position::save();
    }
}

/// The page's content is there: brings the reader to the right place, and writes the head.
pub fn complete(page: &Head) {
    let page = page.clone();
    settle(move || document_head::apply(&page));
}

/// Scrolls to where the reader expects to be. Once that is painted, writes the head with `write_head`, moves the
/// focus and announces the page.
pub fn settle(write_head: impl FnOnce() + 'static) {
    let expected = EXPECTED.take();
    let mut fresh = false;
    match &expected {
        None => fresh = is_fresh(),
        Some(Arrival::Link(fragment)) => match target(fragment) {
            Some(target) => target.scroll_into_view(),
            None => {
                scroll_to(0.0);
                fresh = fragment.is_empty();
                lifecycle::emit(PageEvent::OpenedAtTop);
            }
        },
        // The position exists only once the page is laid out, which it is in the frame that shows it.
        Some(Arrival::History(..) | Arrival::Reload(..)) => {}
    }
    let previous = UNFINISHED.take();
    let arrival = expected.or(previous.and_then(|previous| previous.arrival));
    UNFINISHED.set(Some(Unfinished { write_head: Box::new(write_head), arrival, fresh }));
    around_paint(restore_position, finish);
}

fn restore_position() {
    let position = UNFINISHED.with_borrow(|unfinished| match unfinished.as_ref()?.arrival {
        Some(Arrival::History(position, _) | Arrival::Reload(position)) => Some(position),
        _ => None,
    });
    if let Some(position) = position {
        position::restore(position);
    }
}

fn finish() {
    let Some(Unfinished { write_head, arrival, fresh }) = UNFINISHED.take() else { return };
    write_head();
    lifecycle::emit(PageEvent::Painted);
    match arrival {
        None | Some(Arrival::Reload(..)) => {}
        Some(Arrival::Link(fragment)) => {
            match target(&fragment) {
                Some(target) => focus_anything(&target),
                None => focus_first("main h1"),
            };
            announce(&document().title());
        }
        Some(Arrival::History(_, from)) => {
            // The focus returns to the link that the reader followed, if the page still has it.
            let link = from.map(|route| format!("main a[href=\"{}\"]", route.href().replace('"', "%22")));
            if !link.is_some_and(|link| focus_first(&link)) {
                focus_first("main h1");
            }
            announce(&document().title());
        }
    }
    lifecycle::emit(PageEvent::Arrived { fresh });
}

/// The element that a fragment, `#` and an id, points to.
fn target(fragment: &str) -> Option<HtmlElement> {
    let id = js_sys::decode_uri_component(fragment.trim_start_matches('#')).ok()?;
    element(&String::from(id))
}
