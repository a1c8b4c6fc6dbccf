//! Blocks of code: a button copies one, and line numbers link to a line or to several.

use crate::browser::clipboard;
use crate::browser::dom::{all, element, first, focus_and_scroll, hit, window};
use crate::browser::events::listen;
use crate::browser::navigation::lifecycle::{self, PageEvent};
use crate::browser::navigation::{links, transition};
use i18n::messages::messages;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, ScrollBehavior, ScrollToOptions};

/// The line numbers, which are links.
const NUMBER: &str = ".b-code pre a";

/// Listens to blocks of code, and marks the lines that the address names.
pub fn start() {
    listen("click", |event: MouseEvent| {
        if let Some(button) = hit(&event, ".b-copy") {
            copy(&button);
        } else if let Some(number) = hit(&event, NUMBER).filter(|_| links::opens_here(&event)) {
            event.prevent_default();
            link_to(&number, event.shift_key());
        }
    });
    listen("keydown", |event: KeyboardEvent| {
        let Some(line) = hit(&event, NUMBER).and_then(|number| number.parent_element()) else { return };
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        let id = line.id();
        let beside = parts(&id).and_then(|(block, number)| line_at(block, number.checked_add_signed(step)?));
        if let Some(number) = beside.and_then(|line| line.query_selector("a").ok()?) {
            focus_and_scroll(number.unchecked_ref::<HtmlElement>());
        }
    });
    listen("hashchange", |_: Event| show());
    lifecycle::subscribe(|moment| {
        if moment == PageEvent::OpenedAtTop {
            show();
        }
    });
    show();
}

/// Marks the lines that the address names and scrolls to them, because a browser does so only for a single line.
fn show() {
    let hash = window().location().hash().unwrap_or_default();
    let lines = range(&hash);
    let marked = all(".b-code .b-at");
    // They are marked already after a click on a number; then the page must not scroll.
    let number = |line: &HtmlElement| parts(&line.id()).map(|(_, number)| number);
    if let (Some((block, from, to)), Some(first), Some(last)) = (lines, marked.first(), marked.last())
        && first.id().starts_with(&[block, "-"].concat())
        && (number(first), number(last)) == (Some(from), Some(to))
    {
        return;
    }
    for line in marked {
        // Fails only for an invalid name, as does adding a class.
        let _ = line.class_list().remove_1("b-at");
    }
    if let Some((block, from, to)) = lines {
        (from..=to).map_while(|number| line_at(block, number)).for_each(|line| {
            let _ = line.class_list().add_1("b-at");
        });
    }
    // Marking has unfolded a long block.
    if let Some(marked) = first(".b-code .b-at") {
        marked.scroll_into_view();
    }
}

/// The block, the first and the last line: `code-2`, 3 and 7 for `#code-2-L3-L7`.
fn range(hash: &str) -> Option<(&str, u32, u32)> {
    let (from, to) = hash.strip_prefix('#')?.rsplit_once("-L")?;
    let (block, from) = parts(from).filter(|(block, _)| block.starts_with("code-"))?;
    Some((block, from, to.parse().ok()?))
}

/// A line of a block.
fn line_at(block: &str, number: u32) -> Option<HtmlElement> {
    element(&[block, "-L", &number.to_string()].concat())
}

/// Puts a line into the address; with `extend`, all lines from the one in the address to this one. Does not scroll.
fn link_to(number: &Element, extend: bool) {
    let Some(line) = number.parent_element() else { return };
    let at = window().scroll_y().unwrap_or_default();
    let mut hash = line.id();
    let before = window().location().hash().unwrap_or_default();
    if extend
        && let (Some((block, to)), Some((same, from))) = (parts(&hash), parts(before.trim_start_matches('#')))
        && block == same
        && from != to
    {
        hash = format!("{block}-L{}-L{}", from.min(to), from.max(to));
    }
    // Fails only for a document that is not shown.
    let _ = window().location().set_hash(&hash);
    show();
    let options = ScrollToOptions::new();
    options.set_top(at);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
    // The new address has an entry of its own in the history.
    transition::save_position();
}

/// The block and the first line: `code-2` and 3 for `code-2-L3` and for `code-2-L3-L7`.
fn parts(id: &str) -> Option<(&str, u32)> {
    let (block, lines) = id.split_once("-L")?;
    Some((block, lines.split("-L").next()?.parse().ok()?))
}

/// Copies the code of a button's block, without line numbers and without the lines that a diff removes.
fn copy(button: &Element) {
    let block = button.closest(".b-code").ok().flatten();
    let Some(code) = block.and_then(|block| block.query_selector("code").ok()?) else { return };
    let Ok(plain) = code.clone_node_with_deep(true) else { return };
    let plain: Element = plain.unchecked_into();
    while let Ok(Some(omitted)) = plain.query_selector("a,del") {
        omitted.remove();
    }
    clipboard::copy(plain.text_content().unwrap_or_default(), messages().code_copied());
}
