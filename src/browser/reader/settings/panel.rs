//! The panel of settings. It is created when first opened: without the app it could do nothing, so no page contains
//! it.

use super::table::{PANEL, Setting};
use crate::browser::dom::append;
use i18n::messages::messages;

/// Creates the panel after its button, so that Tab leads there next.
pub fn create() {
    let words = messages();
    let groups: String = PANEL.iter().map(group).collect();
    append(
        ".b-masthead",
        &[
            "<div id=b-settings popover role=dialog aria-label=\"",
            words.reading_settings(),
            "\">",
            &groups,
            "<p><button type=button data-b-reset>",
            words.use_defaults(),
            "</button><button type=button data-b-help>",
            words.show_keys(),
            "</button></div>",
        ],
    );
}

fn group(setting: &Setting) -> String {
    let mut words = setting.labels();
    let mut group = ["<fieldset><legend>", words.next().unwrap_or_default(), "</legend><div>"].concat();
    for choice in words {
        group += &["<label><input type=radio name=", setting.name, ">", choice, "</label>"].concat();
    }
    group + "</div></fieldset>"
}
