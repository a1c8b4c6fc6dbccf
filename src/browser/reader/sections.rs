//! Shows where the reader is in an article: marks the section in the contents, and moves the progress bar where the
//! style sheet cannot.

use crate::browser::{
    dom::{all, element, first, height, remove_attr, set_attr, set_style, window},
    events::listen,
    navigation::lifecycle::{self, PageEvent},
};
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use web_sys::{Event, HtmlElement};

thread_local! {
    /// The links in the contents, each with its heading, in order.
    static SECTIONS: RefCell<Vec<(HtmlElement, HtmlElement)>> = const { RefCell::new(Vec::new()) };
    /// How many of the headings have been passed.
    static PASSED: Cell<usize> = const { Cell::new(0) };
    /// Whether the style sheet moves the progress bar.
    static STYLED: bool = Reflect::has(&window(), &"ScrollTimeline".into()).unwrap_or_default();
}

/// Follows the reader.
pub fn start() {
    listen("scroll", |_: Event| follow());
    lifecycle::subscribe(|moment| {
        if matches!(moment, PageEvent::Arrived { .. }) {
            collect();
        }
    });
}

/// Collects the sections of the current page.
fn collect() {
    let mut sections = Vec::new();
    for link in all(".b-contents a") {
        let id = link.get_attribute("href").unwrap_or_default();
        sections.extend(element(id.trim_start_matches('#')).map(|heading| (link, heading)));
    }
    SECTIONS.set(sections);
    PASSED.set(0);
    follow();
}

/// How much of the article's text has been read, in thousandths; `None` without a text that is long enough to scroll.
pub fn progress() -> Option<u32> {
    let text = first(".b-article > .b-prose")?.get_bounding_client_rect();
    // The reading line is at a quarter of the window.
    let scrollable = text.height() - 4.0 * line();
    // The cast turns negative numbers into 0.
    (scrollable > 0.0).then(|| (-1000.0 * text.top() / scrollable).min(1000.0) as u32)
}

/// The line at which readers are assumed to read: pixels below the top of the window.
pub fn line() -> f64 {
    height() / 4.0
}

fn follow() {
    SECTIONS.with_borrow(|sections| {
        let line = line();
        let passed = sections.partition_point(|(_, heading)| heading.get_bounding_client_rect().top() < line);
        if PASSED.replace(passed) != passed {
            mark(passed.checked_sub(1).and_then(|at| sections.get(at)).map(|(link, _)| link));
        }
    });
    if !STYLED.with(|styled| *styled)
        && let Some(bar) = first(".b-progress")
    {
        let scale = format!("scaleX({}e-3)", progress().unwrap_or_default());
        set_style(&bar, "transform", &scale);
    }
}

fn mark(link: Option<&HtmlElement>) {
    if let Some(marked) = first(".b-contents [aria-current]") {
        remove_attr(&marked, "aria-current");
    }
    if let Some(link) = link {
        set_attr(link, "aria-current", "location");
        // Contents that are longer than the window scroll along.
        if let Ok(Some(list)) = link.closest("nav") {
            list.set_scroll_top(link.offset_top() - list.client_height() / 2);
        }
    }
}
