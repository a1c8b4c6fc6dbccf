//! The links of the masthead.

use crate::diagnostics::Code;
use crate::front_matter::fields::Fields;
use crate::front_matter::tree::Value;
use crate::{suggest, web};
use contract::model::Link;

/// Reads `[[links]]`, each with `label` and `href`. Also returns their lines.
pub fn read(fields: &mut Fields<'_>) -> (Vec<Link>, Vec<usize>) {
    let Some(entry) = fields.take(&["links"]) else { return Default::default() };
    let help = "write `[[links]]` with `label = \"About\"` and `href = \"about/\"`";
    let Value::List(items) = entry.node.value else {
        fields.at(Code::InvalidValue, entry.line, "`links` is not a list of links", help);
        return Default::default();
    };
    let mut links = Vec::new();
    let mut lines = Vec::new();
    for item in items {
        let Value::Table(parts) = &item.value else {
            fields.at(Code::InvalidValue, item.line, "this entry is not a link", help);
            continue;
        };
        let part = |name: &str| {
            parts.iter().find(|part| part.name == name).and_then(|part| match &part.node.value {
                Value::Scalar { text, .. } => Some((text.clone(), part.line)),
                _ => None,
            })
        };
        match (part("label"), part("href")) {
            (Some((label, _)), Some((href, line))) => {
                if let Err((what, help)) = web::link(&href) {
                    fields.at(Code::InvalidUrl, line, format!("`{href}` is not {what}"), help);
                    continue;
                }
                links.push(Link { label, href });
                lines.push(line);
            }
            _ => fields.at(Code::MissingField, item.line, "a link needs `label` and `href`", help),
        }
        for part in parts.iter().filter(|part| !matches!(part.name.as_str(), "label" | "href")) {
            let help = match suggest::nearest(&part.name, ["label", "href"]) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "remove it; a link has only `label` and `href`".to_owned(),
            };
            fields.at(
                Code::UnknownField,
                part.line,
                format!("`{}` is not a field of a link", part.name),
                help,
            );
        }
    }
    (links, lines)
}
