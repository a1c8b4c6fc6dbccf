//! The list of keys, in a dialog that is made when it is first asked for.

use crate::{
    browser::dom::{append, element},
    words::words,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Opens the list. Esc, its button and a click beside it close it, and the browser gives the focus back.
pub fn open(rows: impl Iterator<Item = (&'static str, &'static str)>) {
    if let Some(settings) = element("b-settings") {
        // Closed now, it hands the focus to its button, and so will the dialog. Fails where it is closed.
        let _ = settings.hide_popover();
    }
    if element("b-keys").is_none() {
        make(rows);
    }
    if let Some(dialog) = element("b-keys") {
        // Fails only where it is open.
        let _ = dialog.unchecked_ref::<HtmlDialogElement>().show_modal();
        // The focus goes to its button, and on a low screen the view with it.
        dialog.set_scroll_top(0);
    }
}

fn make(rows: impl Iterator<Item = (&'static str, &'static str)>) {
    let words = words();
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
