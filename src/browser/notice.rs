//! The notice that the app has crashed. The page stays readable, and its links work as plain links.

use crate::browser::dom::{append_node, document, element, set_attr};
use i18n::messages::messages;

/// Reports a panic in the console and shows the notice.
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
        notice.set_text_content(Some(messages().stopped()));
        set_attr(&notice, "role", "alert");
        append_node(&body, &notice);
    }
}
