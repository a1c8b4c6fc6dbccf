//! The search form, on the search page and in the dialog over every other page.

use contract::url::Route;
use i18n::messages::messages;

/// The form, as markup that both the page and the dialog can use. Nothing in it comes from an article.
///
/// Without the app, submitting it opens the search page. `combobox` holds the field's attributes for a list below it
/// from which one chooses without leaving the field.
pub fn form(combobox: &str) -> String {
    let words = messages();
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

/// The places for the search's status and results.
pub const FOUND: &str = "<p class=b-search-status role=status></p><div class=b-search-found></div>";
