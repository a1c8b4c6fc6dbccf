//! The moments in the life of a page. Features subscribe to them, so that navigation knows none of the features.

use std::cell::RefCell;

/// What has just happened, or is about to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PageEvent {
    /// The reader is going elsewhere by a link or by the history: whatever covers the page closes.
    Leaving,
    /// The scroll position is saved: scrolling has ended, or the page is being left.
    Saving,
    /// The page was opened by a link and is shown from its top. It has not been painted yet.
    OpenedAtTop,
    /// The page has been painted and its head is written. The focus is not yet in it.
    Painted,
    /// The reader is at the right place in the page, and so is the focus.
    Arrived {
        /// Whether that is the beginning, and the reader did not come by the history.
        fresh: bool,
    },
    /// The page is still the same, but its fragment or its query has changed.
    SamePage,
}

thread_local! {
    static SUBSCRIBERS: RefCell<Vec<fn(PageEvent)>> = const { RefCell::new(Vec::new()) };
}

/// Calls `subscriber` at every moment from now on.
pub fn subscribe(subscriber: fn(PageEvent)) {
    SUBSCRIBERS.with_borrow_mut(|subscribers| subscribers.push(subscriber));
}

/// Tells the subscribers about a moment, in the order in which they subscribed.
pub fn emit(moment: PageEvent) {
    SUBSCRIBERS.with_borrow(|subscribers| subscribers.iter().for_each(|subscriber| subscriber(moment)));
}
