//! The menu of the masthead.

use super::links::{Kind, Reader, tables};
use crate::diagnostics::Code;
use crate::front_matter::fields::Fields;
use contract::model::Link;

const ENTRY: Kind = Kind {
    subject: "an entry of the menu",
    help: "write `[[nav]]` with `label = \"About\"` and `href = \"about/\"`",
};

const ITEM: Kind = Kind {
    subject: "a link below an entry of the menu",
    help: "write `[[nav.items]]` with `label = \"About\"` and `href = \"about/\"`",
};

/// An entry of the menu.
#[derive(Clone, Debug, PartialEq)]
pub enum NavEntry {
    /// It leads to a page.
    Link(Link),
    /// It opens a list of links.
    List(String, Vec<Link>),
}

/// Reads `[[nav]]`: entries that lead to a page, and entries that open a list of links.
pub(super) fn read(fields: &mut Fields<'_>, links: &mut Reader) -> Vec<NavEntry> {
    let mut entries = Vec::new();
    for (line, entry) in tables(fields, "nav", &ENTRY) {
        let is_list = entry.iter().any(|part| part.name == "items");
        let read = |fields: &mut Fields<'_>| {
            if is_list {
                list(fields, line, links)
            } else {
                links.link(fields, line, &ENTRY).map(NavEntry::Link)
            }
        };
        entries.extend(fields.within(ENTRY.subject, entry, read));
    }
    entries
}

/// Reads an entry that opens a list of links.
fn list(fields: &mut Fields<'_>, line: usize, links: &mut Reader) -> Option<NavEntry> {
    let label = fields.shown(&["label"]).map(|label| label.value);
    if let Some(href) = fields.take(&["href"]) {
        let message = "an entry of the menu that opens a list has no target of its own";
        let help = "remove `href`, and add a link to it to the `items`";
        fields.at(Code::InvalidValue, href.line, message, help);
    }
    let before = fields.count();
    let items = links.list(fields, "items", &ITEM);
    if items.is_empty() {
        // Items that are not links have been reported.
        if fields.count() == before {
            fields.at(Code::MissingField, line, "this entry of the menu opens an empty list", ITEM.help);
        }
        return None;
    }
    let Some(label) = label else {
        let message = "an entry of the menu that opens a list needs a `label`";
        fields.at(Code::MissingField, line, message, "add `label = \"More\"`");
        return None;
    };
    Some(NavEntry::List(label, items))
}
