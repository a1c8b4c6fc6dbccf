//! The buttons around an article; `data-b-do` names the action of each. A click on the link beside a heading also
//! copies its address.

use crate::browser::clipboard::copy;
use crate::browser::dom::{document, window};
use crate::browser::events::listen;
use crate::browser::location::page_url;
use crate::browser::navigation::links;
use crate::browser::reader::resume;
use i18n::messages::messages;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, MouseEvent, ShareData};

/// Listens for clicks.
pub fn start() {
    listen("click", |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let closest = |selector: &str| target.as_ref().and_then(|target| target.closest(selector).ok()?);
        if let Some(button) = closest("[data-b-do]") {
            act(&button);
        } else if closest("a.b-anchor").is_some()
            && links::is_plain(&event)
            && let Some(link) = links::link_at(&event)
        {
            copy(link.href(), messages().link_copied());
        }
    });
}

fn act(button: &Element) {
    match button.get_attribute("data-b-do").unwrap_or_default().as_str() {
        "share" => share(),
        "cite" => {
            let entry = button.previous_element_sibling().and_then(|entry| entry.text_content());
            copy(entry.unwrap_or_default(), messages().citation_copied());
        }
        "quote" => copy(button.get_attribute("value").unwrap_or_default(), messages().link_copied()),
        "resume" => resume::accept(),
        "forget" => resume::dismiss(),
        _ => {}
    }
}

/// Opens the system's share sheet, or copies the article's address where there is none.
fn share() {
    let navigator = window().navigator();
    if !Reflect::has(&navigator, &"share".into()).unwrap_or_default() {
        return copy(page_url(), messages().link_copied());
    }
    let data = ShareData::new();
    data.set_title(&document().title());
    data.set_url(&page_url());
    spawn_local(async move {
        // Fails when the reader closes the sheet, which is not an error.
        let _ = JsFuture::from(navigator.share_with_data(&data)).await;
    });
}
