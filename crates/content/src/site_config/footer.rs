//! The columns of the footer.

use super::links::{Kind, Reader, tables};
use crate::diagnostics::Code;
use crate::front_matter::fields::{At, Fields};
use contract::model::Link;

const COLUMN: Kind = Kind {
    subject: "a column of the footer",
    help: "write `[[footer_columns]]` with `heading`, `text`, and `links = [{ label = \"About\", href = \"about/\" }]`",
};

const LINK: Kind = Kind {
    subject: "a link in the footer",
    help: "write it like `{ label = \"About\", href = \"about/\" }`",
};

/// A column of the footer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FooterColumn {
    /// Its heading.
    pub heading: String,
    /// Its links.
    pub links: Vec<Link>,
    /// Its text, as Markdown.
    pub text: Option<At<String>>,
}

/// Reads `[[footer_columns]]`.
pub(super) fn read(fields: &mut Fields<'_>, links: &mut Reader) -> Vec<FooterColumn> {
    let mut columns = Vec::new();
    for (line, entry) in tables(fields, "footer_columns", &COLUMN) {
        columns.push(fields.within(COLUMN.subject, entry, |fields| column(fields, line, links)));
    }
    columns
}

fn column(fields: &mut Fields<'_>, line: usize, links: &mut Reader) -> FooterColumn {
    let before = fields.count();
    let column = FooterColumn {
        heading: fields.shown(&["heading"]).map_or_else(String::new, |heading| heading.value),
        links: links.list(fields, "links", &LINK),
        text: fields.text(&["text"]),
    };
    if column.links.is_empty() && column.text.is_none() && fields.count() == before {
        let message = "a column of the footer needs `links` or a `text`";
        fields.at(Code::MissingField, line, message, COLUMN.help);
    }
    column
}
