//! `broadsheet schema`: the schemas accept what is read, and reject what is an error.

use crate::commands::Place;
use jsonschema::Validator;
use serde_json::{Value, json};

fn schema(name: &str) -> Validator {
    let text = Place::new().run(&["schema", name]).silently();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

/// Settings as JSON, as an editor's language server reads them.
fn settings(text: &str) -> Value {
    serde_json::to_value(text.parse::<toml::Table>().unwrap()).unwrap()
}

#[test]
fn the_settings_of_a_new_magazine_fit_even_with_all_comments_removed() {
    let place = Place::new();
    place.run(&["new", "m"]).silently();
    let text = place.read("m/site.toml");
    assert!(text.starts_with("#:schema ./.schema/site.json\n"));
    let active = |line: &str| match line.strip_prefix("# ") {
        Some(setting)
            if setting.contains(" = ") && !setting.contains(':') || setting.starts_with("url =") =>
        {
            setting.to_owned()
        }
        Some(setting) if setting.starts_with("edit =") => setting.to_owned(),
        _ => line.to_owned(),
    };
    let all: Vec<String> = text.lines().map(active).collect();
    let all = settings(&all.join("\n"));
    for name in ["url", "language", "per_page", "target", "edit", "math", "allow_html", "ignore_fields"] {
        assert!(all.get(name).is_some(), "{name} is not explained");
    }
    let problems: Vec<_> = schema("site").iter_errors(&all).map(|error| error.to_string()).collect();
    assert_eq!(problems, [""; 0]);
}

#[test]
fn a_schema_finds_what_is_an_error() {
    let site = schema("site");
    assert!(site.is_valid(&settings("title = \"T\"\ntopics.a.description = \"A\"")));
    for text in [
        "tittle = \"T\"",
        "title = \"T\"\nper_page = 0",
        "title = \"T\"\ntarget = \"ftp\"",
        "title = \"T\"\nlinks = [{ label = \"A\" }]",
    ] {
        assert!(!site.is_valid(&settings(text)), "{text}");
    }
    let article = schema("front-matter");
    assert!(article.is_valid(&json!({ "title": 1984, "date": "2025-01-01", "cover": { "image": "a.png", "alt": "A" }, "layout": "post" })));
    for wrong in [
        json!({}),
        json!({ "title": "A", "draft": "yes" }),
        json!({ "title": "A", "date": "yesterday" }),
        json!({ "title": "A", "image": { "src": false } }),
    ] {
        assert!(!article.is_valid(&wrong), "{wrong}");
    }
}

#[test]
fn a_new_magazine_has_the_schemas_that_are_printed() {
    let place = Place::new();
    place.run(&["new", "m"]).silently();
    for name in ["site", "front-matter"] {
        assert_eq!(place.read(&format!("m/.schema/{name}.json")), place.run(&["schema", name]).silently());
    }
    let articles: Value = serde_json::from_str(&place.run(&["schema"]).silently()).unwrap();
    assert_eq!(articles["title"], "Broadsheet's articles.json");
}
