//! Links in the masthead and the footer.

use crate::diagnostics::Code;
use crate::front_matter::fields::{At, Fields};
use crate::front_matter::tree::{Entry, Node, Value};
use crate::web;
use contract::model::Link;
use i18n::messages::Messages;

/// What one kind of links is called, and how it is written.
pub(super) struct Kind {
    pub(super) subject: &'static str,
    pub(super) help: &'static str,
}

const LINKS: Kind =
    Kind { subject: "a link", help: "write `[[links]]` with `label = \"About\"` and `href = \"about/\"`" };

/// Reads links, and remembers where they lead.
pub(super) struct Reader {
    /// The interface's words, for links to built-in pages.
    pub(super) words: Messages,
    /// The targets of all links so far.
    pub(super) targets: Vec<At<String>>,
}

impl Reader {
    /// Reads `[[links]]`.
    pub(super) fn links(&mut self, fields: &mut Fields<'_>) -> Vec<Link> {
        self.list(fields, "links", &LINKS)
    }

    /// Reads a list of links.
    pub(super) fn list(&mut self, fields: &mut Fields<'_>, name: &'static str, kind: &Kind) -> Vec<Link> {
        tables(fields, name, kind)
            .into_iter()
            .filter_map(|(line, entries)| {
                fields.within(kind.subject, entries, |fields| self.link(fields, line, kind))
            })
            .collect()
    }

    /// Reads one link. Without a label, a link to a built-in page has that page's name.
    pub(super) fn link(&mut self, fields: &mut Fields<'_>, line: usize, kind: &Kind) -> Option<Link> {
        let label = fields.shown(&["label"]).map(|label| label.value);
        let Some(target) = fields.text(&["href"]) else {
            let message = format!("{} needs `label` and `href`", kind.subject);
            fields.at(Code::MissingField, line, message, kind.help);
            return None;
        };
        let At { line, value: href } = &target;
        if let Err((what, help)) = web::link(href) {
            fields.at(Code::InvalidUrl, *line, format!("`{href}` is not {what}"), help);
            return None;
        }
        let Some(label) = label.or_else(|| self.name(href)) else {
            let message = format!("{} needs a `label`, unless it leads to a built-in page", kind.subject);
            fields.at(Code::MissingField, *line, message, kind.help);
            return None;
        };
        let link = Link { label, href: href.clone() };
        self.targets.push(target);
        Some(link)
    }

    /// The name of a built-in page.
    fn name(&self, href: &str) -> Option<String> {
        let words = self.words;
        let name = match href.trim_matches('/') {
            "" => words.home(),
            "topics" => words.topics(),
            "archive" => words.archive(),
            "popular" => words.popular(),
            "authors" => words.authors(),
            "search" => words.search(),
            _ => return None,
        };
        Some(name.to_owned())
    }
}

/// The tables of the list `name`, each with its line; anything else is reported.
pub(super) fn tables(fields: &mut Fields<'_>, name: &'static str, kind: &Kind) -> Vec<(usize, Vec<Entry>)> {
    let Some(Entry { line, node, .. }) = fields.take(&[name]) else { return Vec::new() };
    let Kind { subject, help } = kind;
    let Value::List(items) = node.value else {
        fields.at(Code::InvalidValue, line, format!("`{name}` is not a list"), *help);
        return Vec::new();
    };
    let mut tables = Vec::with_capacity(items.len());
    for Node { line, value } in items {
        match value {
            Value::Table(entries) => tables.push((line, entries)),
            _ => fields.at(Code::InvalidValue, line, format!("this is not {subject}"), *help),
        }
    }
    tables
}
