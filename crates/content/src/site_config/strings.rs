//! The magazine's own words for the interface.

use crate::diagnostics::Code;
use crate::front_matter::fields::Fields;
use crate::front_matter::tree::Value;
use crate::suggest;
use i18n::messages::{self, Strings};

/// Reads `[strings]`, for a magazine in `language`.
pub(super) fn read(fields: &mut Fields<'_>, language: &str) -> Strings {
    let mut strings = Strings::new();
    let Some(entry) = fields.take(&["strings"]) else { return strings };
    let help = "write `[strings]` with the name of a string and its text: `latest = \"New\"`";
    let Value::Table(parts) = entry.node.value else {
        fields.at(Code::InvalidValue, entry.line, "`strings` is not a table of texts", help);
        return strings;
    };
    for part in parts {
        let Value::Scalar { text, .. } = part.node.value else {
            fields.at(Code::InvalidValue, part.line, format!("`{}` is not a text", part.name), help);
            continue;
        };
        match fault(language, &part.name, &text) {
            Some((code, message, help)) => fields.at(code, part.line, message, help),
            None => drop(strings.insert(part.name, text.trim().to_owned())),
        }
    }
    strings
}

/// What is wrong with a text that is to replace the string `name`: code, message and fix.
pub fn fault(language: &str, name: &str, text: &str) -> Option<(Code, String, String)> {
    if !messages::names().any(|known| known == name) {
        let help = match suggest::nearest(name, messages::names()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "remove it; docs/strings.md lists the names".to_owned(),
        };
        return Some((Code::UnknownField, format!("the interface has no string `{name}`"), help));
    }
    let (what, help) = messages::check(language, name, text).err()?;
    Some((Code::InvalidValue, format!("`{name}` {what}"), help))
}
