//! The printed page is not rendered again: it stays as the browser has it, with its scroll, focus, selection and
//! open details, until the reader goes elsewhere. Then it is set aside, and Back brings that very page.

use crate::{
    app::page,
    browser::{
        dom::{document, element},
        navigation::{document_head, transition},
    },
    erased_view::ErasedView,
    url::Route,
};
use std::cell::RefCell;
use web_sys::{Element, HtmlElement};

struct Kept {
    route: Option<Route>,
    page: Element,
    head: Vec<HtmlElement>,
    shown: bool,
}

thread_local! {
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

/// Keeps the printed page, if the document came with one, wherever an extension may have put it within the main part.
pub fn adopt(route: Option<Route>) -> bool {
    let printed = document().query_selector("#b-main .b-page").ok().flatten();
    let kept = printed.map(|page| Kept { route, page, head: document_head::tags(), shown: true });
    KEPT.replace(kept);
    KEPT.with_borrow(Option::is_some)
}

/// Shows the printed page where it stands, and renders every other.
pub fn or_page(route: Option<Route>) -> ErasedView {
    let kept = KEPT.with_borrow_mut(|kept| kept.as_mut().is_some_and(|kept| kept.turn(&route)));
    if kept { ErasedView::new(()) } else { page(route) }
}

impl Kept {
    /// Puts the page into the document or takes it out; whether it is the one to show.
    fn turn(&mut self, route: &Option<Route>) -> bool {
        let show = *route == self.route;
        if self.shown && !show {
            self.page.remove();
        } else if show && !self.shown {
            if let Some(main) = element("b-main") {
                // Prepending an element to one that is in the document does not fail.
                let _ = main.prepend_with_node_1(&self.page);
            }
            let own = self.head.clone();
            transition::settle(move || document_head::put(&own));
        }
        self.shown = show;
        show
    }
}
