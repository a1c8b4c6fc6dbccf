//! The list of shortcuts, in a dialog that is created when first opened.

use crate::browser::dom::{append, element};
use i18n::messages::messages;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Opens the list: a row for each shortcut, its keys and its label. Esc, the button and a click beside the dialog
/// close it, and the browser returns the focus.
pub fn open(rows: impl Iterator<Item = (&'static str, &'static str)>) {
    if let Some(settings) = element("b-settings") {
        // Closing the panel first returns the focus to its button, to which the dialog will return it later. Fails if
        // the panel is closed.
        let _ = settings.hide_popover();
    }
    if element("b-keys").is_none() {
        create(rows);
    }
    if let Some(dialog) = element("b-keys") {
        // Fails only if it is open.
        let _ = dialog.unchecked_ref::<HtmlDialogElement>().show_modal();
        // The focus is on the button at its end, to which a small screen has scrolled.
        dialog.set_scroll_top(0);
    }
}

fn create(rows: impl Iterator<Item = (&'static str, &'static str)>) {
    let words = messages();
    let mut list = String::new();
    for (keys, label) in rows {
        let (first, second) = keys.split_once(' ').unwrap_or((keys, ""));
        let between = if second.is_empty() { "" } else { "</kbd> <kbd>" };
        list += &["<div><dt><kbd>", first, between, second, "</kbd></dt><dd>", label, "</dd></div>"].concat();
    }
    append(
        "#b-app",
        &[
            "<dialog id=b-keys class=b-keys aria-labelledby=b-keys-title closedby=any><h2 id=b-keys-title>",
            words.keys(),
            "</h2><dl>",
            &list,
            "</dl><p>",
            words.keys_off(),
            "</p><form method=dialog><button>",
            words.close(),
            "</button></form></dialog>",
        ],
    );
}
