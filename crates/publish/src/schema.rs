//! `broadsheet schema`: the JSON Schema of the data files, generated from the Rust types that read and write them.

use contract::model::{Article, Front, Index, Listing, Page};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// The schema as JSON: its root describes `articles.json`, its definitions the files below `data/`.
pub fn text() -> String {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let root = generator.subschema_for::<Front>();
    generator.subschema_for::<Article>();
    generator.subschema_for::<Listing>();
    generator.subschema_for::<Index>();
    generator.subschema_for::<Page>();
    let definitions: Map<String, Value> = generator.take_definitions(true);
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Broadsheet's articles.json",
        "description": "The root is articles.json. Of the files below data/, articles/*.json are an Article, topics.json, archive.json and authors.json an Index, pages/*.json a Page, all others a Listing.",
        "$ref": root.get("$ref").cloned().unwrap_or_default(),
        "$defs": definitions,
    });
    // Sort explicitly: any dependency may enable serde_json's `preserve_order`.
    schema.sort_all_objects();
    format!("{schema:#}\n")
}
