//! Links and the history: a click on a link to another page of the magazine shows that page without a new document.

use crate::browser::dom::{element, window};
use crate::browser::events::{later, listen, on_scroll_end};
use crate::browser::location::here;
use crate::browser::navigation::lifecycle::{self, PageEvent};
use crate::browser::navigation::{transition, version};
use contract::url::Route;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent, ScrollRestoration, Url};

/// Takes over links and the Back and Forward buttons.
pub fn start(current: RwSignal<Option<Route>>) {
    listen("click", move |event: MouseEvent| {
        let Some(link) = is_plain(&event).then(|| link_at(&event)).flatten() else { return };
        let Some(route) = page_behind(&link) else { return };
        // An extension may have replaced the page by a view of its own; then there is no room for another page.
        if element("b-main").is_none() {
            return;
        }
        lifecycle::emit(PageEvent::Leaving);
        transition::save_position();
        let same = current.with_untracked(|current| current.as_ref() == Some(&route));
        // The browser itself goes to another place in the same page.
        if same && !link.hash().is_empty() || version::is_outdated() {
            return;
        }
        // As in a browser, a link to the current address adds nothing to the history.
        let here = window().location().href().is_ok_and(|here| here == link.href());
        // A browser that allows no more entries for now follows the link by itself.
        if here || push(&link) {
            event.prevent_default();
            if same {
                transition::return_to_top();
            } else {
                transition::expect_link(link.hash());
                current.set(Some(route));
            }
        }
    });
    listen("popstate", move |_: Event| {
        lifecycle::emit(PageEvent::Leaving);
        let route = here();
        let from = current.get_untracked();
        if route == from {
            // Only the fragment or the search query has changed.
            transition::return_within_page();
            lifecycle::emit(PageEvent::SamePage);
        } else {
            transition::expect_history(from);
            current.set(route);
        }
    });
    on_scroll_end(transition::save_position);
    // On a reload the browser restores the position by itself, because the prerendered page is complete at once.
    listen("pagehide", |_: Event| {
        lifecycle::emit(PageEvent::Saving);
        restore_scroll_by(ScrollRestoration::Auto);
    });
    // WebKit restores the position of a page from its page cache after this event, and not if restoration is manual.
    listen("pageshow", |_: Event| {
        later(0, || restore_scroll_by(ScrollRestoration::Manual));
    });
}

/// The page that a link leads to, if the app can show it. The words that a text fragment names are found by browsers
/// alone.
pub fn page_behind(link: &HtmlAnchorElement) -> Option<Route> {
    let elsewhere = link.has_attribute("download")
        || !matches!(link.target().as_str(), "" | "_self")
        || link.hash().contains(":~:");
    let same_origin =
        Url::new(&link.href()).is_ok_and(|url| Ok(url.origin()) == window().location().origin());
    (!elsewhere && same_origin).then(|| Route::parse(&link.pathname())).flatten()
}

/// The link that an event happened on.
pub fn link_at(event: &Event) -> Option<HtmlAnchorElement> {
    event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??.dyn_into().ok()
}

/// Whether a click is one with the main button alone.
pub fn is_plain(event: &MouseEvent) -> bool {
    opens_here(event) && !event.shift_key()
}

/// Whether a click asks for no other tab or download. Shift may be held down.
pub fn opens_here(event: &MouseEvent) -> bool {
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    event.button() == 0 && !modified && !event.default_prevented()
}

/// Adds a link's address to the history; whether the browser allowed it.
fn push(link: &HtmlAnchorElement) -> bool {
    restore_scroll_by(ScrollRestoration::Manual);
    let history = window().history();
    history.is_ok_and(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&link.href())).is_ok())
}

fn restore_scroll_by(mode: ScrollRestoration) {
    if let Ok(history) = window().history() {
        // Every browser of the last ten years supports it. Without it, Back only loses the scroll position.
        let _ = history.set_scroll_restoration(mode);
    }
}
