//! Links to selected text: a button beside the selection copies an address with a text fragment, with which browsers
//! find and mark the same words.

use crate::browser::dom::{document, element, first, window};
use crate::browser::events::{later, listen};
use crate::browser::location::page_url;
use i18n::messages::messages;
use js_sys::{JsString, Reflect, encode_uri_component};
use std::cell::Cell;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, Event, HtmlElement, Node};

/// How long a selection rests before the button appears, in milliseconds.
const REST: i32 = 300;

/// A quotation longer than this, in bytes, is identified by its first and last words.
const LONG: usize = 200;

/// How many words identify the beginning and the end of a long quotation, or the context of a short one. A quotation
/// with fewer words than this is short: the same words may occur elsewhere.
const WORDS: usize = 4;

thread_local! {
    static TIMER: Cell<i32> = const { Cell::new(0) };
}

/// Watches the selection.
pub fn start() {
    let listener = Closure::<dyn FnMut()>::new(changed);
    // Cannot fail. The event is dispatched on the document and does not bubble to the window.
    let _ = document().add_event_listener_with_callback("selectionchange", listener.as_ref().unchecked_ref());
    listener.forget();
    // The button has a fixed position beside words that move.
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

/// Shows the button beside a selection in an article's text, or removes it.
fn offer() -> Option<()> {
    if let Some(button) = element("b-quote") {
        button.remove();
    }
    // Firefox selects what find-in-page finds. Meanwhile the focus is in its bar and not in the document.
    if !document().has_focus().ok()? {
        return None;
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
    button.set_text_content(Some(messages().quote()));
    let rect = range.get_bounding_client_rect();
    for (name, value) in [("--x", rect.right()), ("--y", rect.bottom())] {
        button.style().set_property(name, &format!("{}px", value as i32)).ok()?;
    }
    let link = page_url() + "#:~:text=" + &directive(&before, &selected, &after);
    for (name, value) in [("type", "button"), ("data-b-do", "quote"), ("value", &link)] {
        button.set_attribute(name, value).ok()?;
    }
    // Within the text, after the selection, so that Tab leads to it.
    let end = end.dyn_into::<Element>().or_else(|end| end.parent_element().ok_or(())).ok()?;
    end.closest("p, li, td, th, dd, dt, pre, h2, h3, h4, figcaption, div")
        .ok()??
        .append_child(&button)
        .ok()?;
    Some(())
}

/// The text directive for a selection, given the text before and after it in the same text node.
fn directive(before: &str, selected: &str, after: &str) -> String {
    // Browsers match whole words only.
    let inside = |c: &char| c.is_alphanumeric();
    let head: usize = before.chars().rev().take_while(inside).map(char::len_utf8).sum();
    let tail: usize = after.chars().take_while(inside).map(char::len_utf8).sum();
    let (before, head) = before.split_at(before.len() - head);
    let (tail, after) = after.split_at(tail);
    let whole = [head, selected, tail].concat();
    // A quotation from several blocks is not one run of words.
    let (first, last) = match whole.trim().split_once('\n') {
        Some((first, rest)) => (split_words(first), split_words(rest.rsplit('\n').next().unwrap_or(rest))),
        None => (split_words(&whole), split_words(&whole)),
    };
    if whole.len() > LONG || whole.trim().contains('\n') {
        let last = &last[last.len().saturating_sub(WORDS)..];
        return encoded(&first[..first.len().min(WORDS)]) + "," + &encoded(last);
    }
    let (before, after) = (split_words(before), split_words(after));
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

fn split_words(text: &str) -> Vec<&str> {
    text.split(char::is_whitespace).filter(|word| !word.is_empty()).collect()
}

/// Messages encoded for a text fragment, in which a hyphen has a meaning.
fn encoded(words: &[&str]) -> String {
    String::from(encode_uri_component(&words.join(" "))).replace('-', "%2D")
}

/// The text before and after a point, in the same text node.
fn around(node: &Node, offset: u32) -> (String, String) {
    let text = Reflect::get(node, &"data".into()).ok().and_then(|text| text.dyn_into::<JsString>().ok());
    let text = text.unwrap_or_else(|| "".into());
    (text.substring(0, offset).into(), text.substring(offset, text.length()).into())
}
