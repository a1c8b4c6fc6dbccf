//! A link to what is selected: a button beside the selection copies an address that leads to those very words, as a
//! text fragment, which browsers find and mark by themselves.

use crate::{
    browser::{
        dom::{document, element, first, window},
        events::{later, listen},
        location::page_url,
    },
    words::words,
};
use js_sys::{JsString, Reflect, encode_uri_component};
use std::cell::Cell;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, Event, HtmlElement, Node};

/// How long a selection rests before the button comes, in milliseconds.
const REST: i32 = 300;

/// What is longer than this, in bytes, is named by its first and its last words.
const LONG: usize = 200;

/// How many words begin and end a long quotation, or stand before and behind a short one. What has fewer words than
/// this is short, and may not be the only such text.
const WORDS: usize = 4;

thread_local! {
    static TIMER: Cell<i32> = const { Cell::new(0) };
}

/// Starts to follow the selection.
pub fn start() {
    let listener = Closure::<dyn FnMut()>::new(changed);
    // Adding a listener with valid arguments does not fail. The event is the document's, and does not bubble.
    let _ = document().add_event_listener_with_callback("selectionchange", listener.as_ref().unchecked_ref());
    listener.forget();
    // The button is fixed beside words that move.
    listen("scroll", |_: Event| {
        if element("b-quote").is_some() {
            changed();
        }
    });
}

fn changed() {
    window().clear_timeout_with_handle(TIMER.get());
    TIMER.set(later(REST, || {
        offer();
    }));
}

/// Shows the button beside what is selected in an article's text, or takes it away.
fn offer() -> Option<()> {
    if let Some(button) = element("b-quote") {
        button.remove();
    }
    let selection = window().get_selection().ok()??;
    let selected = String::from(selection.to_string());
    let range = selection.get_range_at(0).ok()?;
    let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
    let text = first(".b-article > .b-prose")?;
    if selected.trim().is_empty() || !text.contains(Some(&start)) || !text.contains(Some(&end)) {
        return None;
    }
    let (before, _) = around(&start, range.start_offset().ok()?);
    let (_, after) = around(&end, range.end_offset().ok()?);
    let button: HtmlElement = document().create_element("button").ok()?.dyn_into().ok()?;
    button.set_id("b-quote");
    button.set_text_content(Some(words().quote()));
    let rect = range.get_bounding_client_rect();
    for (name, value) in [("--x", rect.right()), ("--y", rect.bottom())] {
        button.style().set_property(name, &format!("{}px", value as i32)).ok()?;
    }
    let link = page_url() + "#:~:text=" + &directive(&before, &selected, &after);
    for (name, value) in [("type", "button"), ("data-b-do", "quote"), ("value", &link)] {
        button.set_attribute(name, value).ok()?;
    }
    // In the text, behind the selection, so that Tab leads to it.
    let end = end.dyn_into::<Element>().or_else(|end| end.parent_element().ok_or(())).ok()?;
    end.closest("p, li, td, th, dd, dt, pre, h2, h3, h4, figcaption, div")
        .ok()??
        .append_child(&button)
        .ok()?;
    Some(())
}

/// What names a selection, given what stands before and behind it in the same piece of text.
fn directive(before: &str, selected: &str, after: &str) -> String {
    // Browsers look for whole words.
    let inside = |c: &char| c.is_alphanumeric();
    let head: usize = before.chars().rev().take_while(inside).map(char::len_utf8).sum();
    let tail: usize = after.chars().take_while(inside).map(char::len_utf8).sum();
    let (before, head) = before.split_at(before.len() - head);
    let (tail, after) = after.split_at(tail);
    let whole = [head, selected, tail].concat();
    // A quotation that goes over several blocks has no words that stand together.
    let (first, last) = match whole.trim().split_once('\n') {
        Some((first, rest)) => (parted(first), parted(rest.rsplit('\n').next().unwrap_or(rest))),
        None => (parted(&whole), parted(&whole)),
    };
    if whole.len() > LONG || whole.trim().contains('\n') {
        let last = &last[last.len().saturating_sub(WORDS)..];
        return encoded(&first[..first.len().min(WORDS)]) + "," + &encoded(last);
    }
    let (before, after) = (parted(before), parted(after));
    let short = first.len() < WORDS;
    let mut directive = String::new();
    if short && !before.is_empty() {
        directive = encoded(&before[before.len().saturating_sub(WORDS)..]) + "-,";
    }
    directive += &encoded(&first);
    if short && !after.is_empty() {
        directive += ",-";
        directive += &encoded(&after[..after.len().min(WORDS)]);
    }
    directive
}

fn parted(text: &str) -> Vec<&str> {
    text.split(char::is_whitespace).filter(|word| !word.is_empty()).collect()
}

/// Words as they stand in a text fragment, where a hyphen means something.
fn encoded(words: &[&str]) -> String {
    String::from(encode_uri_component(&words.join(" "))).replace('-', "%2D")
}

/// What stands before and behind a place, in the same piece of text.
fn around(node: &Node, offset: u32) -> (String, String) {
    let text = Reflect::get(node, &"data".into()).ok().and_then(|text| text.dyn_into::<JsString>().ok());
    let text = text.unwrap_or_else(|| "".into());
    (text.substring(0, offset).into(), text.substring(offset, text.length()).into())
}
