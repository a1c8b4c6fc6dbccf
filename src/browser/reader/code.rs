//! Blocks of code: copied at a click, their lines linked to, one or several.

use crate::{
    browser::{
        clipboard,
        dom::{all, element, first, hit, window},
        events::listen,
        navigation::{
            lifecycle::{self, Moment},
            transition,
        },
    },
    words::words,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, ScrollBehavior, ScrollToOptions};

/// The links that stand before numbered lines.
const NUMBER: &str = ".b-code pre a";

/// Starts to serve blocks of code, and shows the lines that the address names.
pub fn start() {
    listen("click", |event: MouseEvent| {
        if let Some(button) = hit(&event, ".b-copy") {
            copy(&button);
        } else if let Some(number) = hit(&event, NUMBER) {
            event.prevent_default();
            link_to(&number, event.shift_key());
        }
    });
    listen("keydown", |event: KeyboardEvent| {
        let Some(line) = hit(&event, NUMBER).and_then(|number| number.parent_element()) else { return };
        let beside = match event.key().as_str() {
            "ArrowDown" => line.next_element_sibling(),
            "ArrowUp" => line.previous_element_sibling(),
            _ => return,
        };
        event.prevent_default();
        if let Some(number) = beside.and_then(|line| line.query_selector("a").ok()?) {
            // Only what takes the focus moves it.
            let _ = number.unchecked_into::<HtmlElement>().focus();
        }
    });
    listen("hashchange", |_: Event| show());
    lifecycle::subscribe(|moment| {
        if moment == Moment::OpenedAtTop {
            show();
        }
    });
    show();
}

/// Marks the lines that the address names, and brings them into view, if they are several: one the browser finds.
fn show() {
    let hash = window().location().hash().unwrap_or_default();
    let (from, to) = range(&hash).unwrap_or_default();
    let marked = all(".b-code .b-at");
    // So they are already after a click on a number, and the text stays where it is.
    if marked.first().zip(marked.last()).is_some_and(|(first, last)| first.id() == from && last.id() == to) {
        return;
    }
    for line in marked {
        // A valid name of a class is removed without fail.
        let _ = line.class_list().remove_1("b-at");
    }
    let mut line = element(&from).map(Element::from);
    while let Some(marked) = line {
        let _ = marked.class_list().add_1("b-at");
        line = marked.next_element_sibling().filter(|_| marked.id() != to);
    }
    // Marked, it is unfolded.
    if let Some(marked) = first(".b-code .b-at") {
        marked.scroll_into_view();
    }
}

/// The ids of the first and the last line of `#code-2-L3-L7`.
fn range(hash: &str) -> Option<(String, String)> {
    let (from, to) = hash.strip_prefix("#code-")?.rsplit_once("-L")?;
    let (block, _) = from.split_once("-L")?;
    Some((format!("code-{from}"), format!("code-{block}-L{to}")))
}

/// Puts a line into the address, or with `more` all from the one that is there to this. The text stays where it is.
fn link_to(number: &Element, more: bool) {
    let Some(line) = number.parent_element() else { return };
    let at = window().scroll_y().unwrap_or_default();
    let mut hash = line.id();
    let before = window().location().hash().unwrap_or_default();
    if more
        && let (Some((block, to)), Some((same, from))) = (parts(&hash), parts(before.trim_start_matches('#')))
        && block == same
        && from != to
    {
        hash = format!("{block}-L{}-L{}", from.min(to), from.max(to));
    }
    // Setting a fragment does not fail.
    let _ = window().location().set_hash(&hash);
    show();
    let options = ScrollToOptions::new();
    options.set_top(at);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
    // What follows the new address finds the place in the history's entry.
    transition::save_position();
}

/// `code-2` and 3 of `code-2-L3`, also where more follows.
fn parts(id: &str) -> Option<(&str, u32)> {
    let (block, lines) = id.split_once("-L")?;
    Some((block, lines.split("-L").next()?.parse().ok()?))
}

/// Copies the code of a button's block: without numbers, and of a change what it leads to.
fn copy(button: &Element) {
    let block = button.closest(".b-code").ok().flatten();
    let Some(code) = block.and_then(|block| block.query_selector("code").ok()?) else { return };
    let Ok(plain) = code.clone_node_with_deep(true) else { return };
    let plain: Element = plain.unchecked_into();
    while let Ok(Some(left_out)) = plain.query_selector("a,del") {
        left_out.remove();
    }
    clipboard::copy(plain.text_content().unwrap_or_default(), words().code_copied());
}
