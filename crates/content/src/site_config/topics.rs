//! The descriptions of topics.

use crate::diagnostics::Code;
use crate::front_matter::fields::{At, Fields, name_fault, same};
use crate::front_matter::tree::Value;
use crate::names;
use contract::url;
use std::collections::HashMap;

/// Reads `[topics.<slug>]`, each with a `description`.
pub fn read(fields: &mut Fields<'_>) -> HashMap<String, At<String>> {
    let Some(entry) = fields.take(&["topics"]) else { return HashMap::new() };
    let help = "write `[topics.devops]` with `description = \"…\"`";
    let Value::Table(entries) = entry.node.value else {
        fields.at(Code::InvalidValue, entry.line, "`topics` is not a table of topics", help);
        return HashMap::new();
    };
    let mut topics = HashMap::new();
    let mut names: HashMap<String, String> = HashMap::new();
    for topic in entries {
        let slug = url::slug(&names::nfc(&topic.name));
        let fault = name_fault(&topic.name);
        if let Some(fault) = fault {
            let message = format!("the topic `{}` cannot be turned into an address", topic.name);
            fields.at(Code::InvalidName, topic.line, message, fault);
        }
        if let Some(other) = names.insert(slug.clone(), topic.name.clone()) {
            let message = format!("the topic `{}` is the same as `{other}`", topic.name);
            fields.at(Code::Duplicate, topic.line, message, "remove one of the two");
        }
        let parts = match topic.node.value {
            Value::Table(parts) => parts,
            _ => Vec::new(),
        };
        if parts.is_empty() {
            fields.at(
                Code::MissingField,
                topic.line,
                format!("the topic `{}` has no description", topic.name),
                help,
            );
        }
        for part in parts {
            match part.node.value {
                Value::Scalar { text, .. } if same(&part.name, "description") => {
                    if fault.is_none() {
                        let description = At { line: topic.line, value: text.trim().to_owned() };
                        topics.insert(slug.clone(), description);
                    }
                }
                _ => fields.at(
                    Code::UnknownField,
                    part.line,
                    format!("`{}` is not a field of a topic", part.name),
                    "write `description`; a topic has no other field",
                ),
            }
        }
    }
    topics
}
