//! Shows a picture in its full size: a click on it, or Enter, opens it in a dialog. Without the app it is a link.
//!
//! The browser handles Esc, the focus, pinching and the page behind the dialog. A click, `+` and `-` zoom; a picture
//! larger than the window can be scrolled, or dragged with the mouse.

use crate::browser::dom::{document, set_style};
use crate::browser::events::listen;
use crate::browser::navigation::links;
use i18n::messages::messages;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, KeyboardEvent, MouseEvent};

/// The largest scale, relative to the window, and the scale after a click and the factor of a key.
const LARGEST: f64 = 8.0;
const BY_CLICK: f64 = 2.5;
const BY_KEY: f64 = 1.5;

/// How far the mouse may move during a click, in pixels.
const STEADY: i32 = 3;

thread_local! {
    static SCALE: Cell<f64> = const { Cell::new(1.0) };
    static DRAGGED: Cell<bool> = const { Cell::new(false) };
}

/// Listens for clicks on pictures, and for what zooms an open one.
pub fn start() {
    listen("click", |event: MouseEvent| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        if let Some(dialog) = opened() {
            if target.tag_name() == "IMG" {
                if !DRAGGED.get() {
                    let scale = if SCALE.get() > 1.0 { 1.0 } else { BY_CLICK };
                    zoom(&dialog, scale, (event.client_x(), event.client_y()));
                }
            } else if target.tag_name() != "P" {
                dialog.close();
            }
        } else if links::is_plain(&event)
            && let Ok(Some(frame)) = target.closest("a.b-frame")
            && open(&frame).is_some()
        {
            event.prevent_default();
        }
    });
    listen("keydown", |event: KeyboardEvent| {
        let Some(dialog) = opened().filter(|_| !event.ctrl_key() && !event.meta_key()) else { return };
        let scale = match event.key().as_str() {
            "+" | "=" => SCALE.get() * BY_KEY,
            "-" => SCALE.get() / BY_KEY,
            "0" => 1.0,
            _ => return,
        };
        zoom(&dialog, scale, (dialog.client_width() / 2, dialog.client_height() / 2));
    });
    listen("mousedown", |_: Event| DRAGGED.set(false));
    listen("mousemove", |event: MouseEvent| {
        let (x, y) = (event.movement_x(), event.movement_y());
        if event.buttons() == 1
            && (DRAGGED.get() || x.abs() + y.abs() > STEADY)
            && let Some(dialog) = opened()
        {
            DRAGGED.set(true);
            dialog.scroll_by_with_x_and_y(f64::from(-x), f64::from(-y));
        }
    });
    // The reader has gone to another page.
    listen("popstate", |_: Event| {
        if let Some(dialog) = opened() {
            dialog.close();
        }
    });
}

/// The dialog, if it is open.
fn opened() -> Option<HtmlDialogElement> {
    document().query_selector("dialog.b-zoom[open]").ok()??.dyn_into().ok()
}

/// Opens the picture in a frame; `None` if that is impossible, and the link must be followed.
fn open(frame: &Element) -> Option<()> {
    let shown = frame.query_selector("picture, img:not(.b-blur)").ok()??;
    let copy = shown.clone_node_with_deep(true).ok()?.dyn_into::<Element>().ok()?;
    let picture = if copy.tag_name() == "IMG" { copy.clone() } else { copy.query_selector("img").ok()?? };
    // Told the picture's own width, the browser chooses the widest file.
    let size = format!("{}px", picture.get_attribute("width")?);
    let sources = copy.query_selector_all("source").ok()?;
    for place in 0..sources.length() {
        let source = sources.item(place)?.dyn_into::<Element>().ok()?;
        source.set_attribute("sizes", &size).ok()?;
    }
    picture.set_attribute("loading", "eager").ok()?;
    picture.set_attribute("draggable", "false").ok()?;
    // A closed dialog is still in the document.
    if let Ok(Some(last)) = document().query_selector("dialog.b-zoom") {
        last.remove();
    }
    let dialog: HtmlDialogElement = document().create_element("dialog").ok()?.dyn_into().ok()?;
    dialog.set_class_name("b-zoom");
    dialog.set_attribute("aria-label", &picture.get_attribute("alt")?).ok()?;
    let close = document().create_element("button").ok()?;
    close.set_text_content(Some(messages().close()));
    dialog.append_with_node_2(&close, &copy).ok()?;
    let figure = frame.closest("figure").ok().flatten();
    if let Some(caption) = figure.and_then(|figure| figure.query_selector("figcaption").ok()?) {
        let text = document().create_element("p").ok()?;
        text.set_text_content(caption.text_content().as_deref());
        dialog.append_with_node_1(&text).ok()?;
    }
    document().body()?.append_child(&dialog).ok()?;
    SCALE.set(1.0);
    dialog.show_modal().ok()
}

/// Scales the picture; the point of it at `(x, y)` in the window stays there.
fn zoom(dialog: &HtmlDialogElement, scale: f64, (x, y): (i32, i32)) {
    let picture =
        dialog.query_selector("img").ok().flatten().and_then(|img| img.dyn_into::<HtmlElement>().ok());
    let Some(picture) = picture else { return };
    let scale = scale.clamp(1.0, LARGEST);
    let factor = scale / SCALE.replace(scale);
    // A whole number: formatting fractions would add 10 KB to the app.
    let width = (f64::from(picture.offset_width()) * factor) as i32;
    let scrolled_to = |scrolled: i32, point: i32| (f64::from(scrolled + point) * factor) as i32 - point;
    let (left, top) = (scrolled_to(dialog.scroll_left(), x), scrolled_to(dialog.scroll_top(), y));
    dialog.set_class_name(if scale > 1.0 { "b-zoom b-in" } else { "b-zoom" });
    set_style(&picture, "width", &if scale > 1.0 { format!("{width}px") } else { String::new() });
    dialog.set_scroll_left(left);
    dialog.set_scroll_top(top);
}
