//! Where the reader is in an article: its section is marked in the contents, and how far it is read is shown where
//! the style sheet alone cannot do that.

use crate::browser::{
    dom::{all, element, first, window},
    events::listen,
    navigation::lifecycle::{self, Moment},
};
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use web_sys::{Event, HtmlElement};

thread_local! {
    /// The links of the contents with the headings they lead to, in order.
    static SECTIONS: RefCell<Vec<(HtmlElement, HtmlElement)>> = const { RefCell::new(Vec::new()) };
    /// How many of the headings have been passed.
    static PASSED: Cell<usize> = const { Cell::new(0) };
    /// Whether scrolling drives the progress bar without us.
    static DRIVEN: bool = Reflect::has(&window(), &"ScrollTimeline".into()).unwrap_or_default();
}

/// Starts to follow the reader.
pub fn start() {
    listen("scroll", |_: Event| follow());
    lifecycle::subscribe(|moment| {
        if matches!(moment, Moment::Arrived { .. }) {
            look_again();
        }
    });
}

/// Another page is shown.
fn look_again() {
    let mut sections = Vec::new();
    for link in all(".b-contents a") {
        let id = link.get_attribute("href").unwrap_or_default();
        sections.extend(element(id.trim_start_matches('#')).map(|heading| (link, heading)));
    }
    SECTIONS.set(sections);
    PASSED.set(0);
    follow();
}

/// How many thousandths of the article's text have gone by; `None` where there is none, or too little to scroll.
pub fn progress() -> Option<u32> {
    let text = first(".b-article > .b-prose")?.get_bounding_client_rect();
    // The line is at a quarter of the window.
    let more = text.height() - 4.0 * line();
    // Less than nothing becomes 0.
    (more > 0.0).then(|| (-1000.0 * text.top() / more).min(1000.0) as u32)
}

/// How far below the top of the window a reader is taken to read, in pixels.
pub fn line() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default() / 4.0
}

fn follow() {
    SECTIONS.with_borrow(|sections| {
        let line = line();
        let passed = sections.partition_point(|(_, heading)| heading.get_bounding_client_rect().top() < line);
        if PASSED.replace(passed) != passed {
            mark(passed.checked_sub(1).and_then(|at| sections.get(at)).map(|(link, _)| link));
        }
    });
    if !DRIVEN.with(|driven| *driven)
        && let Some(bar) = first(".b-progress")
    {
        // A property of this name and a value of this form are known to every browser.
        let scale = format!("scaleX({}e-3)", progress().unwrap_or_default());
        let _ = bar.style().set_property("transform", &scale);
    }
}

fn mark(link: Option<&HtmlElement>) {
    if let Some(marked) = first(".b-contents [aria-current]") {
        // Removing an attribute that is there does not fail.
        let _ = marked.remove_attribute("aria-current");
    }
    if let Some(link) = link {
        let _ = link.set_attribute("aria-current", "location");
        // Contents longer than the window scroll along.
        if let Ok(Some(list)) = link.closest("nav") {
            list.set_scroll_top(link.offset_top() - list.client_height() / 2);
        }
    }
}
