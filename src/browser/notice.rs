//! What a reader sees should the app ever stop: the page stays readable, links go on working as plain links.

use crate::{
    browser::dom::{document, element},
    words::words,
};

/// Reports a panic to the console and tells the reader.
pub fn on_panic() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        show();
    }));
}

fn show() {
    let notice = document().create_element("p").ok();
    if let (Some(notice), Some(body), None) = (notice, document().body(), element("b-notice")) {
        notice.set_id("b-notice");
        notice.set_text_content(Some(words().stopped()));
        // Setting a role on an element does not fail.
        let _ = notice.set_attribute("role", "alert");
        let _ = body.append_child(&notice);
    }
}
