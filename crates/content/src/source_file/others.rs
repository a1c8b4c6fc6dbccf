//! The fields of pages and authors.

use super::{FrontMatter, author_links};
use crate::front_matter::fields::{At, Fields};
use crate::names;
use contract::url;

/// Takes every field of a page. Also returns whether it is a draft, and its slug if it is given.
pub fn page(fields: &mut Fields<'_>) -> (FrontMatter, bool, Option<At<String>>) {
    let title = text_of(fields.required(&["title"], "add a title: `title: \"…\"`"));
    let description = text_of(fields.shown(&["description", "summary"]));
    let is_draft = fields.truth(&["draft"]).is_some_and(|draft| draft.value);
    let given = fields.text(&["slug"]);
    let aliases = fields.texts(&["aliases"]);
    (FrontMatter::Page { title, description, aliases }, is_draft, given)
}

/// Takes every field of an author, whose file's name makes the slug `key`. Also returns the slug that the name makes.
pub fn author(fields: &mut Fields<'_>, key: &str) -> (FrontMatter, Option<At<String>>) {
    let name = fields.required(&["name", "title"], "add the author's name: `name: \"…\"`");
    let given =
        name.as_ref().map(|At { line, value }| At { line: *line, value: url::slug(&names::nfc(value)) });
    let name = names::nfc(&text_of(name));
    let description = text_of(fields.shown(&["description", "summary", "bio"]));
    let links = author_links::read(fields);
    (FrontMatter::Author { name, key: key.to_owned(), description, links }, given)
}

fn text_of(text: Option<At<String>>) -> String {
    text.map_or_else(String::new, |text| text.value)
}
