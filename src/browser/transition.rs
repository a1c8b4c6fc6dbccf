//! From a list to an article: the card's cover becomes the article's, where the browser can show that, the reader
//! likes motion and the article is here already. Only the cover moves, so that the new page is seen in full at once.

use super::{document, window};
use crate::{load, url::Route};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, HtmlElement};

/// The name by which the browser knows the cover before and after; in the style sheet it is the article's.
const NAME: &str = "view-transition-name";

/// Lets `swap` change the page for the one at `route`, to which `link` leads.
pub fn run(link: &Element, route: &Route, swap: impl FnOnce() + 'static) {
    match cover(link, route).zip(start()) {
        Some((cover, start)) => {
            // A style is set on an element that is there, and the callback is a function.
            let _ = cover.style().set_property(NAME, "cover");
            let swap = Closure::once_into_js(move || {
                // What was is in the picture by now; a page that is kept must not have the name twice.
                let _ = cover.style().remove_property(NAME);
                swap();
            });
            let _ = start.call1(&document(), &swap);
        }
        None => swap(),
    }
}

/// The cover of the card that a link is in, if it is worth a transition.
fn cover(link: &Element, route: &Route) -> Option<HtmlElement> {
    let moving = window().match_media("(prefers-reduced-motion: no-preference)").ok()??;
    if !moving.matches() || !matches!(route, Route::Article(_)) || !load::is_here(route) {
        return None;
    }
    let card = link.closest(".card, .featured").ok()??;
    let cover: HtmlElement = card.query_selector(".cover").ok()??.dyn_into().ok()?;
    let seen = cover.get_bounding_client_rect();
    // One that is out of view would come flying in.
    (seen.bottom() > 0.0 && seen.top() < window().inner_height().ok()?.as_f64()?).then_some(cover)
}

fn start() -> Option<Function> {
    Reflect::get(&document(), &"startViewTransition".into()).ok()?.dyn_into().ok()
}
