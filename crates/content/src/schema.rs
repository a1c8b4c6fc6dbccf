//! JSON Schemas of `site.toml` and of front matter, for editors. The fields are tables, which tests compare with the
//! fields that are read.

mod front_matter;
mod settings;
mod theme;

pub use front_matter::front_matter;
pub use settings::site;

use serde_json::{Map, Value, json};

/// The dialect, which Taplo and the language servers of editors understand.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// A field: its names, what it holds, and what it means.
struct Field {
    /// The documented name first. In a name of several parts, such as `cover.image`, the first ones are tables.
    names: &'static [&'static str],
    holds: fn() -> Value,
    means: &'static str,
}

/// The schema of a table with these fields; `others` says whether it may have more.
fn table(fields: &[Field], required: &[&str], others: bool) -> Value {
    let mut properties = Map::new();
    for field in fields {
        for (index, name) in field.names.iter().enumerate() {
            let means = match index {
                0 => field.means.to_owned(),
                _ => format!("The same as `{}`. {}", field.names[0], field.means),
            };
            let mut schema = (field.holds)();
            schema["description"] = means.into();
            add(&mut properties, name, schema);
        }
    }
    let mut table = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        table["required"] = json!(required);
    }
    if !others {
        table["additionalProperties"] = false.into();
    }
    table
}

/// Adds a property. One that can be a value or a table becomes `anyOf` both.
fn add(properties: &mut Map<String, Value>, name: &str, schema: Value) {
    let Some((table, part)) = name.split_once('.') else {
        let schema = match properties.remove(name) {
            Some(table) => either(schema, table),
            None => schema,
        };
        properties.insert(name.to_owned(), schema);
        return;
    };
    let with_part = |table: Option<&Value>| {
        let mut parts = table.and_then(|table| table["properties"].as_object().cloned()).unwrap_or_default();
        add(&mut parts, part, schema.clone());
        json!({ "type": "object", "properties": parts })
    };
    let found = match properties.remove(table) {
        None => with_part(None),
        Some(found) if found["properties"].is_object() => with_part(Some(&found)),
        Some(found) => match found["anyOf"].as_array().map(Vec::as_slice) {
            Some([value, table]) => either(value.clone(), with_part(Some(table))),
            _ => either(found, with_part(None)),
        },
    };
    properties.insert(table.to_owned(), found);
}

/// A value or a table, with the description of the value.
fn either(value: Value, table: Value) -> Value {
    json!({ "description": value["description"], "anyOf": [value, table] })
}

/// The text of a schema, in an order that does not depend on features of other crates.
fn text(mut schema: Value) -> String {
    schema.sort_all_objects();
    format!("{schema:#}\n")
}

/// A single text; a title may also be a number.
fn a_text() -> Value {
    json!({ "type": ["string", "number", "null"] })
}

/// A list of texts, or one of them.
fn texts() -> Value {
    json!({ "type": ["array", "string", "null"], "items": { "type": ["string", "number"] } })
}

/// `true` or `false`.
fn truth() -> Value {
    json!({ "type": "boolean" })
}

/// A whole number.
fn number() -> Value {
    json!({ "type": "integer" })
}

/// A language tag.
fn language() -> Value {
    json!({ "type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" })
}

/// An absolute web address.
fn address() -> Value {
    json!({ "type": "string", "pattern": "^https?://" })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::front_matter::fields::{Fields, same};
    use std::path::Path;

    /// Compares a table with the names that `take` asks for.
    fn is_complete(table: &[Field], take: impl Fn(&mut Fields<'_>)) {
        let mut fields = Fields::new(Path::new(""), "", Vec::new());
        take(&mut fields);
        let read: Vec<&str> = fields.known().collect();
        let listed: Vec<&str> = table.iter().flat_map(|field| field.names).copied().collect();
        let lacks = |names: &[&str], name: &str| !names.iter().any(|other| same(other, name));
        let missing: Vec<_> = read.iter().filter(|name| lacks(&listed, name)).collect();
        assert!(missing.is_empty(), "add these fields to the table: {missing:?}");
        let unknown: Vec<_> = listed.iter().filter(|name| lacks(&read, name)).collect();
        assert!(unknown.is_empty(), "nothing reads these fields: {unknown:?}");
    }

    #[test]
    fn the_schema_of_settings_has_every_field_that_is_read() {
        is_complete(settings::FIELDS, |fields| {
            crate::site_config::take(fields, Path::new("site.toml"));
        });
    }

    #[test]
    fn the_schema_of_articles_has_every_field_that_is_read() {
        is_complete(front_matter::ARTICLE, |fields| {
            crate::article_fields::take(fields, None, &Default::default());
        });
    }

    #[test]
    fn the_schemas_of_pages_and_authors_have_every_field_that_is_read() {
        is_complete(front_matter::PAGE, |fields| {
            crate::source_file::others::page(fields);
        });
        is_complete(front_matter::AUTHOR, |fields| {
            crate::source_file::others::author(fields, "");
        });
    }

    #[test]
    fn a_field_may_be_a_value_or_a_table() {
        let names = &["cover.image", "cover", "cover.alt"];
        let schema = table(&[Field { names, holds: a_text, means: "A picture." }], &[], false);
        let [value, inner] = &schema["properties"]["cover"]["anyOf"].as_array().unwrap()[..] else {
            panic!("{schema}")
        };
        assert_eq!(value["type"], a_text()["type"]);
        let parts: std::collections::BTreeSet<_> =
            inner["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(parts, ["alt", "image"].into());
    }
}
