//! Adoption: the prerendered page is not rendered again. It keeps its scroll position, focus, selection and open
//! details until the reader leaves it. Then its node is detached, and Back reinserts the same node.

use crate::app::page;
use crate::browser::dom::{element, first};
use crate::browser::navigation::{document_head, transition};
use crate::erased_view::ErasedView;
use contract::url::Route;
use std::cell::RefCell;
use web_sys::HtmlElement;

struct AdoptedPage {
    route: Option<Route>,
    page: HtmlElement,
    head: Vec<HtmlElement>,
    attached: bool,
}

thread_local! {
    static ADOPTED: RefCell<Option<AdoptedPage>> = const { RefCell::new(None) };
}

/// Adopts the prerendered page, if the document came with one, even if an extension has moved it within the main
/// element.
pub fn adopt(route: Option<Route>) -> bool {
    let page = first("#b-main .b-page");
    let adopted = page.map(|page| AdoptedPage { route, page, head: document_head::tags(), attached: true });
    ADOPTED.replace(adopted);
    ADOPTED.with_borrow(Option::is_some)
}

/// The page at a route: shows the adopted page where it is, and renders any other.
pub fn adopted_or_rendered(route: Option<Route>) -> ErasedView {
    let is_adopted = ADOPTED.with_borrow_mut(|adopted| match adopted {
        Some(adopted) => adopted.attach_only_at(&route),
        None => false,
    });
    if is_adopted { ErasedView::new(()) } else { page(route) }
}

impl AdoptedPage {
    /// Attaches the page to the document at its own route, and detaches it at any other; whether this is its own.
    fn attach_only_at(&mut self, route: &Option<Route>) -> bool {
        let attach = *route == self.route;
        if self.attached && !attach {
            self.page.remove();
        } else if attach && !self.attached {
            if let Some(main) = element("b-main") {
                // Fails only for a node that may not be a child.
                let _ = main.prepend_with_node_1(&self.page);
            }
            let head = self.head.clone();
            transition::settle(move || document_head::put(&head));
        }
        self.attached = attach;
        attach
    }
}
