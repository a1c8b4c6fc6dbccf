//! The form of the search: on its page, and in the dialog over every other.

use crate::{url::Route, words::words};

/// The form with room for what is found, as markup: it stands in a page and in a dialog, which is made when it is first
/// asked for. What is in it comes from the magazine alone.
///
/// Without the app it asks for the page of all results, which is this form again.
/// `combobox` is what the field says of the list below it, where one chooses from it without leaving the field.
pub fn form(combobox: &str) -> String {
    let words = words();
    let path = Route::Search.href();
    [
        "<form class=b-search role=search action=\"",
        &path,
        "\" data-failed=\"",
        words.search_failed(),
        "\" data-again=\"",
        words.try_again(),
        "\"><input name=q type=text inputmode=search enterkeyhint=search autocomplete=off autocapitalize=none \
         spellcheck=false maxlength=200 aria-label=\"",
        words.search_for(),
        "\" placeholder=\"",
        words.search_for(),
        "\"",
        combobox,
        "></form>",
    ]
    .concat()
}

/// Where what is found is told and shown.
pub const FOUND: &str = "<p class=b-search-status role=status></p><div class=b-search-found></div>";
